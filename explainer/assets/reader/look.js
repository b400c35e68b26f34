// Ways into the theme's search: a button at the foot of narrow screens, and the field of the page that a wrong address
// leads to, which begins with the words of that address.

import { all, first } from "./elements.js"

/** Lets buttons and fields open the search. */
export function offerSearch() {
  for (const button of all("button.x-open-search")) button.addEventListener("click", () => openSearch())
  const form = first("form.x-look")
  /** @type {HTMLInputElement | null} */
  const field = first("form.x-look input")
  if (!form || !field) return
  field.value = wordsIn(location.pathname)
  form.addEventListener("submit", event => {
    event.preventDefault()
    openSearch(field.value)
  })
}

/** Opens the search of the theme, which reads its field when that is given the focus. */
function openSearch(query = "") {
  /** @type {HTMLInputElement | null} */
  const field = first(".md-search__input")
  const box = /** @type {HTMLInputElement | null} */ (document.getElementById("__search"))
  if (!field) return
  if (query) field.value = query
  if (box && !box.checked) box.click()
  field.focus({ preventScroll: true })
}

/**
 * The words in the last part of a path, without the ending of a file.
 *
 * @param {string} path
 */
function wordsIn(path) {
  const last = path.split("/").filter(Boolean).at(-1) ?? ""
  try {
    return decodeURIComponent(last)
      .replace(/\.html?$/, "")
      .replace(/[-_+]+/g, " ")
  } catch {
    return ""
  }
}
