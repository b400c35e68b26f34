// The second depth of a note, unfolded in place: what an entry is in full, what of it is not certain, under which names
// it is known, and on which sources all that rests. It is taken from the page of the full entry when a reader asks for
// it, so that it is printed there only. Where that cannot be loaded, the reader is led to that page.

import { make } from "../shared/make.js"
import { all, first, idIn } from "./elements.js"
import { gettext } from "./words.js"

/** What of an entry unfolds. Depth 1 says the rest in short, or it stands on the page of the entry. */
const PARTS =
  ".x-claim, .x-finding, .x-prose, .x-sources, .x-uncertain:has(.x-prose), .x-positions, .x-not-asked, .x-names, " +
  ".x-address, .x-source-facts, .x-archive, .x-caution, .x-wrong, .x-right, .x-why"

/**
 * Pages of entries by their address, each of them loaded once.
 *
 * @type {Map<string, Promise<Document>>}
 */
const pages = new Map()

/**
 * A button for a copy of a note, and what it unfolds; neither on a page opened as a file, which may read no other one.
 *
 * @param {HTMLElement} note
 * @param {string} title of the entry
 * @param {() => void} moved called whenever the height of what is unfolded has changed
 * @returns {[button: HTMLButtonElement, depth: HTMLElement] | []}
 */
export function unfolding(note, title, moved) {
  /** @type {HTMLAnchorElement | null} */
  const link = first(".x-more a:not(.x-share)", note)
  if (!link || location.protocol === "file:") return []
  const depth = make("div", { className: "x-depth", hidden: true })
  const words = gettext("More")
  const button = make("button", { type: "button", className: "x-unfold", textContent: words })
  button.setAttribute("aria-label", gettext("%(words)s: %(title)s", { words, title }))
  button.setAttribute("aria-expanded", "false")
  button.addEventListener("click", async () => {
    depth.hidden = !depth.hidden
    button.setAttribute("aria-expanded", `${!depth.hidden}`)
    if (!depth.hidden && !first(":scope > :not(.x-loading)", depth)) await fill(depth, link)
    moved()
  })
  return [button, depth]
}

/**
 * @param {HTMLElement} depth
 * @param {HTMLAnchorElement} link to the full entry
 */
async function fill(depth, link) {
  const said = make("p", { className: "x-loading" })
  said.setAttribute("role", "status")
  depth.replaceChildren(said)
  said.textContent = gettext("Loading…")
  try {
    const page = await load(link.href.replace(/[?#].*/, ""))
    depth.replaceChildren(...partsOf(page, idIn(link)))
  } catch {
    const full = make("a", { href: link.href, textContent: link.textContent })
    said.replaceChildren(gettext("This could not be loaded here:"), " ", full)
  }
}

/**
 * A page of this site, with addresses that hold elsewhere, too. What failed is asked for again the next time.
 *
 * @param {string} address
 */
function load(address) {
  const loading = pages.get(address) ?? read(address)
  pages.set(address, loading)
  loading.catch(() => pages.delete(address))
  return loading
}

/** @param {string} address */
async function read(address) {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${answer.status}`)
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  for (const link of all("a[href]", page))
    link.setAttribute("href", `${new URL(link.getAttribute("href") ?? "", answer.url)}`)
  return page
}

/**
 * Copies of the parts of an entry that unfold, in their order; there is always one. No id may stand twice.
 *
 * @param {Document} page
 * @param {string} id
 */
function partsOf(page, id) {
  const place = page.getElementById(id)
  const follows = Node.DOCUMENT_POSITION_FOLLOWING
  const isBehind = /** @param {Element} one */ one => (place?.compareDocumentPosition(one) ?? 0) & follows
  const entry = place?.closest(".x-source") ?? all(".x-entry", page).find(isBehind)
  const parts = [...(entry?.children ?? [])]
    .filter(one => one.matches(PARTS))
    .map(one => document.importNode(one, true))
  if (!parts.length) throw new Error(id)
  for (const element of parts.flatMap(part => [part, ...all("[id]", part)])) element.removeAttribute("id")
  return parts
}
