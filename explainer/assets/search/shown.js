// A hit as the theme shows it. Its texts become HTML there, so that each of them is encoded here, whatever the index says.

import { gettext } from "../reader/words.js"
import { spelt, wordsIn } from "./letters.js"

/**
 * @typedef {import("./find.js").Hit} Hit
 * @typedef {import("./find.js").Wanted} Wanted
 */

const ENCODED = /** @type {Record<string, string>} */ ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })

/** From this likeness on it is the word that was meant, in another form at most. */
const SURE = 0.5

/**
 * An item of the theme's list. It shows the text only of what has no fragment, so that this travels in the query of the
 * address until the list is there (see `reader/search.js`).
 *
 * @param {Hit} hit
 * @param {Wanted[]} wanted
 */
export function asItem({ entry, score }, wanted) {
  const [path, id] = entry.location.split("#")
  return {
    location: id ? `${path}?to=${id}` : path,
    title: marked(entry.title, wanted),
    text: paragraphs(entry, wanted).join(""),
    score,
    terms: {},
  }
}

/**
 * The name that was found, if the title is another; the text; a sentence of a page that holds what neither does; what was typed if
 * nothing is written so; and what it is.
 *
 * @param {Hit["entry"]} entry
 * @param {Wanted[]} wanted
 */
function paragraphs({ title, names, text, sentences, label }, wanted) {
  const name = best(names.slice(1), wanted)
  const hasName = sum(name, wanted) > sum(title, wanted)
  const told = [title, hasName ? name : "", text].join("\n")
  const missing = wanted.filter(word => !held(told, word))
  const sentence = missing.length ? best(sentences, missing) : ""
  const shown = `${told}\n${sentence}`
  const similar = wanted.filter(word => word.isGuess && held(shown, word) > 0 && held(shown, word) < SURE)
  const words = similar.map(({ typed }) => typed).join(" ")
  const said = gettext("similar to “%(words)s”", { words })
  return [
    ...(hasName ? [`<p class="x-found-name">${marked(name, wanted)}</p>`] : []),
    ...(text ? [`<p>${marked(text, wanted)}</p>`] : []),
    ...(sentence ? [`<p>${marked(sentence, wanted)}</p>`] : []),
    ...(words ? [`<p class="x-found-similar">${encoded(said)}</p>`] : []),
    ...(label ? [`<p class="x-found-label">${encoded(label)}</p>`] : []),
  ]
}

/**
 * How like a word of the query the likest word of a text is.
 *
 * @param {string} text
 * @param {Wanted} word
 */
function held(text, { alike }) {
  return Math.max(0, ...wordsIn(text).map(({ word }) => alike.get(spelt(word)) ?? 0))
}

/**
 * How much of a query a text holds.
 *
 * @param {string} text
 * @param {Wanted[]} wanted
 */
function sum(text, wanted) {
  return wanted.reduce((all, word) => all + held(text, word), 0)
}

/**
 * The text that holds most of a query; the first of equals, and none if none of them holds any of it.
 *
 * @param {string[]} texts
 * @param {Wanted[]} wanted
 */
function best(texts, wanted) {
  let [found, most] = ["", 0]
  for (const text of texts) {
    const value = sum(text, wanted)
    if (value > most) [found, most] = [text, value]
  }
  return found
}

/**
 * A text as HTML, with what was looked for marked.
 *
 * @param {string} text
 * @param {Wanted[]} wanted
 */
function marked(text, wanted) {
  let [html, end] = ["", 0]
  for (const place of wordsIn(text)) {
    const key = spelt(place.word)
    if (!wanted.some(({ alike }) => alike.has(key))) continue
    html += `${encoded(text.slice(end, place.start))}<mark>${encoded(place.word)}</mark>`
    end = place.end
  }
  return html + encoded(text.slice(end))
}

/** @param {string} text */
function encoded(text) {
  return text.replace(/[&<>"]/g, sign => ENCODED[sign])
}
