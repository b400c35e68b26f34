// Names in the language a reader chooses on the page around the frame. Wherever an entry's name stands on the map, an
// element is filled here, and filled anew when the reader chooses again.

import { make } from "../shared/make.js"
import { languages, ownLanguage, words } from "./data.js"

/** @import { Entry } from "./data.js" */
/** @typedef {{ name: string, language?: string, isAside?: boolean }} Shown A name on the map; the heading has no language. */

const CHOICES = new Set(["all", "both", ...languages])

/** @type {{ element: HTMLElement, entry: Entry }[]} */
const filled = []

/** @type {(() => void)[]} */
const listeners = []

let choice = "all"

/** Hears what the reader chooses on the page around the frame, and asks for what they have chosen already. */
export function hearNames() {
  addEventListener("message", hear)
  if (parent !== window) parent.postMessage({ explainer: "ready" }, "*") // a page opened as a file has no origin to name
}

/**
 * An element that carries the names of an entry from now on.
 *
 * @template {HTMLElement} Filled
 * @param {Filled} element
 * @param {Entry} entry
 */
export function carryNames(element, entry) {
  filled.push({ element, entry })
  fill(element, entry)
  return element
}

/**
 * The names as one text, for those who hear the map.
 *
 * @param {Entry} entry
 */
export function spokenNames(entry) {
  return shown(entry)
    .map(({ name }) => name)
    .join(words.comma)
}

/**
 * Calls a function whenever the reader has chosen other names.
 *
 * @param {() => void} listener
 */
export function onOtherNames(listener) {
  listeners.push(listener)
}

/**
 * The forms in a language that a source confirms and that do not stand in the heading.
 *
 * @param {Entry} entry
 * @param {string} language
 */
function formsIn({ together, names }, language) {
  return names.filter(form => form.confirmed && form.language === language && !together.includes(form.name))
}

/**
 * What stands on the map for an entry: its heading first, as in one language all names may be one side's; then every
 * form in the languages chosen. Beside forms that stand together none in their own language is needed.
 *
 * @param {Entry} entry
 * @returns {Shown[]}
 */
function shown(entry) {
  const own = { name: entry.name }
  if (choice === "all") return [own, ...(entry.together.length > 1 ? [] : formsIn(entry, ownLanguage).slice(0, 1))]
  const asked = choice === "both" ? languages.slice(0, 2) : [choice]
  return [own, ...asked.flatMap(language => formsIn(entry, language)).map(form => ({ ...form, isAside: true }))]
}

/** @param {Shown} name */
function span({ name, language, isAside }) {
  const element = make("span", { textContent: name, className: isAside ? "x-other-name" : "" })
  return language ? Object.assign(element, { lang: language, dir: "auto" }) : element
}

/**
 * Spaces keep the names apart for those who hear them.
 *
 * @param {HTMLElement} element
 * @param {Entry} entry
 */
function fill(element, entry) {
  element.replaceChildren(...shown(entry).flatMap((name, index) => (index ? [" ", span(name)] : [span(name)])))
}

/**
 * Only the page around the frame is heard, and only a choice that the data offer.
 *
 * @param {MessageEvent} message
 */
function hear({ source, data }) {
  if (source !== parent || data?.explainer !== "names" || !CHOICES.has(data.choice)) return
  choice = data.choice
  for (const { element, entry } of filled) fill(element, entry)
  for (const listener of listeners) listener()
}
