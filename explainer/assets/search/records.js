// The index of the search, made from its records when a reader first goes to the field.

import { gettext } from "../reader/words.js"
import { sound, spelt, wordsIn, wordsOf } from "./letters.js"

/**
 * @typedef {object} Document a record as it stands in the file; texts are HTML
 * @property {string} location
 * @property {string} title
 * @property {string} text
 * @property {string[]} [names]
 * @property {string[]} [called]
 * @property {string[]} [more]
 * @property {string[]} [numbered] the paragraphs of a report, from ¶1 on, each of which is found at its own place
 * @property {string} [label]
 * @property {number} [boost]
 *
 * @typedef {object} Entry a record as plain text
 * @property {string} location
 * @property {string} title
 * @property {string[]} names the title, too
 * @property {string[]} called by which it is found, but that are not shown: the words of its id, too
 * @property {string} text shown whole
 * @property {string[]} sentences shown if they hold what was looked for
 * @property {string[]} more never shown
 * @property {string} label
 * @property {number} boost
 * @property {string[][]} spelt the words of each name and of what it is called elsewhere
 *
 * @typedef {object} Word
 * @property {string} spelt
 * @property {string} sound
 * @property {Map<Entry, number>} weights what it weighs in each record
 * @property {boolean} isEvidence whether it stands only in what supports others
 *
 * @typedef {object} Index
 * @property {Entry[]} entries
 * @property {Map<string, Word>} words by how they are spelt
 * @property {Map<string, Word[]>} sounds the words by what they sound like
 * @property {Map<string, Set<Entry>>} initials records by the initials of their names
 */

/** What a word weighs in a name, in what an entry is called elsewhere, in the text that is shown, and in the rest. */
export const NAME = 10
const [CALLED, TEXT, MORE] = [7, 4, 2]

/** Words with a hyphen, which others write as one. */
const COMPOUND = /[\p{L}\p{N}]+(?:[-‐‑][\p{L}\p{N}]+)+/gu

/** Around the paragraphs of a page; the theme leaves only few elements in them. */
const BLOCK = /<\/?(?:p|li|ol|ul|pre)>/

/** The end of a sentence, before another. */
const END = /([.!?։。]["”’»)]*)\s+(?=[\p{Lu}\p{N}"“«(])/gu

const CHARACTERS = /** @type {Record<string, string>} */ ({
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  "#34": '"',
  "#39": "'",
})

/**
 * @param {Document[]} documents
 * @returns {Index}
 */
export function indexOf(documents) {
  const entries = documents.flatMap(withParagraphs).map(asEntry)
  /** @type {Map<string, Word>} */
  const words = new Map()
  /** @type {Map<string, Set<Entry>>} */
  const initials = new Map()

  /**
   * @param {Entry} entry
   * @param {string} text
   * @param {number} weight
   */
  function add(entry, text, weight) {
    const compounds = [...text.matchAll(COMPOUND)].map(([whole]) => whole.replace(/[-‐‑]/g, ""))
    for (const word of [...wordsIn(text).map(({ word }) => word), ...compounds]) {
      const key = spelt(word)
      const known = words.get(key) ?? { spelt: key, sound: sound(key), weights: new Map(), isEvidence: true }
      words.set(key, known)
      known.isEvidence &&= entry.boost < 1
      known.weights.set(entry, Math.max(known.weights.get(entry) ?? 0, weight))
    }
  }

  for (const entry of entries) {
    for (const name of entry.names) {
      add(entry, name, NAME)
      for (const letters of initialsOf(name)) initials.set(letters, (initials.get(letters) ?? new Set()).add(entry))
    }
    for (const name of entry.called) add(entry, name, CALLED)
    add(entry, entry.text, TEXT)
    for (const text of [...entry.sentences, ...entry.more]) add(entry, text, MORE)
  }
  words.delete("")
  /** @type {Map<string, Word[]>} */
  const sounds = new Map()
  for (const word of words.values()) sounds.set(word.sound, [...(sounds.get(word.sound) ?? []), word])
  return { entries, words, sounds, initials }
}

/**
 * A record, and one for each of its numbered paragraphs.
 *
 * @param {Document} document
 * @returns {Document[]}
 */
function withParagraphs(document) {
  const { location, title, numbered = [] } = document
  const paragraphs = numbered.map((text, before) => {
    const after = gettext("¶%(number)s", { number: before + 1 })
    return {
      location: `${location}#p${before + 1}`,
      title: gettext("%(before)s · %(after)s", { before: title, after }),
      text: `<p>${text}</p>`,
    }
  })
  return [document, ...paragraphs]
}

/**
 * @param {Document} document
 * @returns {Entry}
 */
function asEntry({ location, title, text, names = [], called = [], more = [], label = "", boost = 1 }) {
  const plain = plainText(title)
  const [, id = ""] = location.split("#")
  const all = [plain, ...names.map(plainText)]
  const others = [...called.map(plainText), id.replaceAll("-", " ")]
  const [whole, ...blocks] = text.split(BLOCK).map(plainText)
  return {
    location,
    title: plain,
    names: all,
    called: others,
    text: whole,
    sentences: blocks.flatMap(block => block.trim().replace(END, "$1\n").split("\n")).filter(Boolean),
    more: more.map(plainText),
    label: plainText(label),
    boost,
    spelt: [...all, ...others].map(name => wordsOf(name).map(spelt)),
  }
}

/** @param {string} html */
function plainText(html) {
  return html.replace(/<[^>]*>/g, "").replace(/&(#?\w+);/g, (whole, name) => CHARACTERS[name] ?? whole)
}

/**
 * The initials of a name, with and without those of its small words.
 *
 * @param {string} name
 */
function initialsOf(name) {
  const words = wordsIn(name).map(({ word }) => word)
  const great = words.filter(word => /^\p{Lu}/u.test(word))
  return [words, great].filter(({ length }) => length > 1).map(list => spelt(list.map(([letter]) => letter).join("")))
}
