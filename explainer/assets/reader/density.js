// How densely words are marked, shown on words of the page: a name, the same name once more, and words in dispute. They
// stand apart from each other, so that a sample says nothing; how many are marked is said in words, for who sees no marks.

import { make } from "../shared/make.js"
import { placeOf } from "./elements.js"
import { ngettext } from "./words.js"

/**
 * Some words of a page as they look where those are marked that are told.
 *
 * @param {HTMLElement[]} mentions all that can be marked, in the order of the page
 * @param {(mention: HTMLElement) => boolean} isMarked
 */
export function sampleOf(mentions, isMarked) {
  const words = wordsToShow(mentions).map(mention => {
    const { kind, disputed } = mention.dataset
    const word = make("span", { lang: mention.closest("[lang]")?.getAttribute("lang") ?? "" }, mention.textContent)
    if (!isMarked(mention)) return word
    word.className = "x-mention"
    Object.assign(word.dataset, { kind }, disputed === undefined ? {} : { disputed })
    return word
  })
  const shown = make("span", { className: "x-words", ariaHidden: "true" }, ...words)
  const number = mentions.filter(mention => placeOf(mention) && isMarked(mention)).length
  return make(
    "span",
    { className: "x-density" },
    shown,
    number ? ngettext("%(number)s mark", "%(number)s marks", number) : null,
  )
}

/**
 * Of a pair of the same name, one is marked whenever any is, and one only if all are.
 *
 * @param {HTMLElement[]} mentions
 */
function wordsToShow(mentions) {
  /** @param {HTMLElement} one @param {HTMLElement} other */
  const isAgain = (one, other) => other.dataset.entry === one.dataset.entry && other.textContent === one.textContent
  const names = mentions.filter(({ dataset }) => !("disputed" in dataset || "later" in dataset))
  const again = mentions.filter(({ dataset }) => "later" in dataset)
  const name = names.find(one => again.some(other => isAgain(one, other))) ?? names[0]
  const found = [
    name,
    name && again.find(other => isAgain(name, other)),
    mentions.find(({ dataset }) => "disputed" in dataset),
  ]
  return found.filter(mention => mention !== undefined)
}
