// Names in the language a reader chooses, everywhere but in the report and in quotations. They stand behind the name as
// the site has it: in one language, all of them may be one side's. The forms come in a script of their own, which is
// loaded from the site when a language is first asked for.

import { make } from "../shared/make.js"
import { bring } from "./bring.js"
import { radios } from "./choices.js"
import { all, first, idIn } from "./elements.js"
import { gettext } from "./words.js"

/** @typedef {Record<string, { name: string, forms: Record<string, string[]> }>} Names by id; the forms by language */

// while the script is run for the first time, the page still knows which of its elements it came from
const ADDRESS = new URL("names.js", /** @type {HTMLScriptElement} */ (document.currentScript).src)

/**
 * Languages a reader may choose: what each is called, by its code.
 *
 * @type {Map<string, string>}
 */
const languages = new Map()

/**
 * Elements whose names have been changed.
 *
 * @type {Set<Element>}
 */
const renamed = new Set()

/** @type {Promise<Names> | undefined} */
let names
let shown = "all"

/**
 * The choice of names, as fields; none where the site offers no language.
 *
 * @param {HTMLElement} here
 */
export function nameOptions(here) {
  for (const pair of (here.dataset.languages ?? "").split("|").filter(Boolean)) {
    const [code, name] = pair.split("=")
    languages.set(code, name)
  }
  const [first, second] = languages.values()
  if (!first) return []
  /** @type {[value: string, label: string][]} */
  const options = [
    ["all", gettext("as on this site")],
    ["both", second ? gettext("%(first)s and %(second)s", { first, second }) : first],
    ...languages,
  ]
  return [radios({ legend: gettext("Names"), name: "names", options, apply: show })]
}

/** Tells every map what is chosen, now and whenever one has come: it stands in a frame of its own, and asks. */
export function answerMaps() {
  addEventListener("message", ({ data, source }) => {
    const isMap = all("iframe").some(frame => /** @type {HTMLIFrameElement} */ (frame).contentWindow === source)
    if (data?.explainer === "ready" && isMap) tellMaps()
  })
}

function tellMaps() {
  /** @type {HTMLIFrameElement[]} */
  const frames = all("iframe.x-map-frame")
  // a page opened as a file has no origin that could be named; the choice is no secret
  for (const frame of frames) frame.contentWindow?.postMessage({ explainer: "names", choice: shown }, "*")
}

/** @param {string} choice */
async function show(choice) {
  shown = choice
  tellMaps()
  if (!asked().length && !renamed.size) return
  names ??= bring(ADDRESS, "explainerNames")
  const known = (await names) ?? {}
  if (shown !== choice) return // the reader has chosen again
  for (const { element, entry } of namedIn(known)) rename(element, entry)
}

/** The languages that are chosen. */
function asked() {
  const main = [...languages.keys()].slice(0, 2)
  return shown === "both" ? main : languages.has(shown) ? [shown] : []
}

/**
 * Headings, titles of notes, and links that name an entry as the site does, or did before other names joined it here;
 * the small map has no room for more than the name.
 *
 * @param {Names} known
 */
function namedIn(known) {
  /** @type {HTMLAnchorElement[]} */
  const anchors = all(".md-content a[href*='#']:not(.x-mention), .x-step a")
  const links = anchors.filter(link => link.origin === location.origin)
  const found = [
    ...links.map(element => ({ element, id: idIn(element).replace(/^card-/, "") })),
    ...all(".x-heading[id]").map(element => ({ element, id: element.id })),
    ...all(".x-card[data-entry]").map(card => ({
      element: first(".x-card-name a, .x-card-name", card),
      id: card.dataset.entry,
    })),
    ...all(".x-step a[data-entry]").map(link => ({ element: link, id: link.dataset.entry })),
  ]
  return found.flatMap(({ element, id }) => {
    const entry = known[id ?? ""]
    if (!element || !entry) return []
    return renamed.has(element) || element.textContent === entry.name ? [{ element, entry }] : []
  })
}

/**
 * @param {Element} element
 * @param {Names[string]} entry
 */
function rename(element, { name, forms }) {
  renamed.add(element)
  const others = asked()
    .filter(lang => forms[lang])
    .map(lang => make("span", { className: "x-other-name", lang, dir: "auto", textContent: forms[lang].join(" · ") }))
  element.replaceChildren(name, ...others.flatMap(other => [" ", other]))
}
