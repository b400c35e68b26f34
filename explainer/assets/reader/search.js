// Around the theme's search: whatever comes into the field is looked for, pasted text and letters without a key too, and
// a hit leads to the very place. The theme shows the text only of hits without a fragment, so it travels in the query.

import { all, first } from "./elements.js"

/** Lets the search hear every input, and its hits lead to their places. */
export function enableSearch() {
  const field = first(".md-search__input")
  const list = first(".md-search-result__list")
  if (!field || !list) return
  field.addEventListener("input", () => field.dispatchEvent(new Event("keyup"))) // the theme listens to keys alone
  new MutationObserver(() => {
    /** @type {HTMLAnchorElement[]} */
    const links = all("a[href*='?to=']", list)
    for (const link of links) {
      link.hash = new URLSearchParams(link.search).get("to") ?? ""
      link.search = ""
    }
  }).observe(list, { childList: true })
}
