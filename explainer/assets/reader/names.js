// Names in the language a reader chooses, everywhere but in the report and in quotations. The forms come in a script of
// their own, which is loaded from the site when a language is first asked for.

import { make } from "../shared/make.js"
import { radios } from "./choices.js"
import { all, first, idIn } from "./elements.js"
import { gettext } from "./words.js"

/** @typedef {Record<string, { name: string, forms: Record<string, string> }>} Names by id; the forms by language */

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
    ["all", gettext("every language beside the report’s own")],
    ["report", gettext("as in the report")],
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
  for (const form of all(".x-main-names > [data-language]")) form.hidden = !isShown(form.dataset.language ?? "")
  tellMaps()
  if (!languages.has(choice) && !renamed.size) return
  names ??= load()
  const known = await names
  if (shown !== choice) return // the reader has chosen again
  for (const { element, entry } of namedIn(known)) rename(element, entry)
}

/** @returns {Promise<Names>} */
function load() {
  return new Promise(resolve => {
    const loaded = () => resolve(/** @type {Window & { explainerNames?: Names }} */ (window).explainerNames ?? {})
    document.head.append(make("script", { src: ADDRESS.href, onload: loaded, onerror: () => resolve({}) }))
  })
}

/** @param {string} language */
function isShown(language) {
  const main = [...languages.keys()].slice(0, 2)
  return shown === "all" || shown === language || (shown === "both" && main.includes(language))
}

/**
 * Headings, titles of notes, and links that name an entry as the report does, or did before it was renamed here.
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
    ...all(".x-step [data-entry]").map(item => ({
      element: first(".x-spot-name", item) ?? item,
      id: item.dataset.entry,
    })),
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
function rename(element, entry) {
  renamed.add(element)
  const form = entry.forms[shown]
  if (!form) element.replaceChildren(entry.name)
  else if (element instanceof SVGElement) element.replaceChildren(form)
  else {
    const name = make("span", { lang: shown, dir: "auto", textContent: form })
    element.replaceChildren(name, " ", make("span", { className: "x-report-name", textContent: entry.name }))
  }
}
