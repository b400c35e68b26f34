// What a query finds, the best first. An entry whose name is looked for stands before those that only tell of it.

import { likeness, resemblance } from "./alike.js"
import { sound, spelt, wordsOf } from "./letters.js"
import { NAME } from "./records.js"

/**
 * @typedef {import("./records.js").Entry} Entry
 * @typedef {import("./records.js").Index} Index
 * @typedef {import("./records.js").Word} Word
 *
 * @typedef {object} Wanted a word of a query
 * @property {string} typed
 * @property {Map<string, number>} alike the words of the index that are like it, and how much
 * @property {Map<Entry, number>} weights what it weighs in each record
 * @property {boolean} isGuess whether nothing but evidence is written so or begins so: there may be a slip in it
 * @property {number} rarity what it counts: the fewer records hold it, the more
 *
 * @typedef {{ entry: Entry, score: number, share: number }} Hit share: how much of the query it holds
 */

/** So many hits are shown, and none that holds much less of the query than another; so many are looked at closely. */
const MOST = 60
const LEAST_SHARE = 0.75
const CLOSELY = 600

/** What a whole name weighs that is what was looked for, and what initials do. */
const WHOLE_NAME = 12
const INITIALS = 9

/** A word as short as “UN” or “who” is not looked for as the start of others, if it is one itself. */
const SHORTEST_START = 4

/** What a word counts that may have a slip in it, beside one that is known. */
const GUESS = 0.4

/** From this likeness on a word is the one that was looked for. */
const SAME = 0.9

/**
 * @param {Index} index
 * @param {string} query
 * @returns {{ hits: Hit[], wanted: Wanted[] }}
 */
export function find(index, query) {
  const wanted = lookUpAll(index, wordsOf(query))
  const whole = wanted.reduce((sum, { rarity }) => sum + rarity, 0)
  /** @type {Map<Entry, Hit>} */
  const found = new Map()
  for (const { weights, rarity } of wanted) {
    for (const [entry, weight] of weights) {
      const hit = found.get(entry) ?? { entry, score: 0, share: 0 }
      hit.score += weight * rarity
      hit.share += rarity / whole
      found.set(entry, hit)
    }
  }
  let most = 0
  for (const { share } of found.values()) most = Math.max(most, share)
  const hits = best([...found.values()].filter(({ share }) => share >= LEAST_SHARE * most)).slice(0, CLOSELY)
  for (const hit of hits) {
    const name = Math.max(...hit.entry.spelt.map(words => covered(words, wanted, whole)))
    hit.score = (hit.score + WHOLE_NAME * name * whole) * hit.share ** 2 * hit.entry.boost
  }
  return { hits: best(hits).slice(0, MOST), wanted }
}

/**
 * The best first; equals stay in the order of the index.
 *
 * @param {Hit[]} hits
 */
function best(hits) {
  return hits.sort((a, b) => b.score - a.score)
}

/**
 * The words of a query. Two that the index knows as one are that one, too (“cease fire”), and all of them together may be
 * what is known by its initials.
 *
 * @param {Index} index
 * @param {string[]} typed
 */
function lookUpAll(index, typed) {
  const keys = typed.map(spelt)
  const joined = keys.map((key, number) => index.sounds.get(sound(key + (keys[number + 1] ?? " "))) ?? [])
  const letters = spelt(typed.map(([letter]) => letter).join(""))
  const known = letters.length > 1 ? index.words.get(letters) : undefined
  const short = [...(known?.weights ?? [])].filter(([, weight]) => weight === NAME).map(([entry]) => entry)
  return typed.map((word, number) => lookUp(index, word, [...joined[number], ...(joined[number - 1] ?? [])], short))
}

/**
 * @param {Index} index
 * @param {string} typed
 * @param {Word[]} joined words that it is a part of, as they are written elsewhere
 * @param {Entry[]} short records of whose initials it is a part
 * @returns {Wanted}
 */
function lookUp({ entries, words, initials }, typed, joined, short) {
  const key = spelt(typed)
  const word = { spelt: key, sound: sound(key) }
  const abbreviated = [...short, ...(initials.get(key) ?? [])]
  const all = [...words.values()]
  let alike = graded(all, other => likeness(word, other))
  if (key.length < SHORTEST_START) {
    const same = new Map([...alike].filter(([, grade]) => grade >= SAME))
    if (same.size || abbreviated.length) alike = same
  }
  const isKnown = [...alike.keys()].some(({ sound, isEvidence }) => !isEvidence && sound.startsWith(word.sound))
  const isGuess = !isKnown && !abbreviated.length
  if (isGuess) alike = new Map([...graded(all, other => resemblance(word, other)), ...alike])
  for (const one of joined) alike.set(one, SAME)
  const weights = new Map(abbreviated.map(entry => [entry, INITIALS]))
  for (const [other, grade] of alike) {
    for (const [entry, weight] of other.weights) {
      weights.set(entry, Math.max(weights.get(entry) ?? 0, weight * grade))
    }
  }
  const rarity = Math.log(1 + entries.length / (1 + weights.size)) * (isGuess ? GUESS : 1)
  return { typed, alike: new Map([...alike].map(([other, grade]) => [other.spelt, grade])), weights, isGuess, rarity }
}

/**
 * @param {Word[]} words
 * @param {(word: Word) => number} grade
 */
function graded(words, grade) {
  /** @type {Map<Word, number>} */
  const alike = new Map()
  for (const word of words) {
    const value = grade(word)
    if (value) alike.set(word, value)
  }
  return alike
}

/**
 * How much of a name was looked for, and how much of the query it is: 1 if they are the same.
 *
 * @param {string[]} name
 * @param {Wanted[]} wanted
 * @param {number} whole
 */
function covered(name, wanted, whole) {
  const length = name.reduce((sum, word) => sum + word.length, 0)
  const letters = name.reduce(
    (sum, word) => sum + word.length * Math.max(0, ...wanted.map(w => w.alike.get(word) ?? 0)),
    0,
  )
  const asked = wanted.reduce((sum, w) => sum + w.rarity * Math.max(0, ...name.map(word => w.alike.get(word) ?? 0)), 0)
  return length && whole ? (letters / length) * (asked / whole) : 0
}
