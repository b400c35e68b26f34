// What a query finds, the best first. An entry whose name is looked for stands before those that only tell of it.

import { likeness, resemblance } from "./alike.js"
import { sound, spelt, wordsOf } from "./letters.js"
import { NAME } from "./records.js"

/**
 * @typedef {import("./records.js").Entry} Entry
 * @typedef {import("./records.js").Index} Index
 *
 * @typedef {object} Wanted a word of a query
 * @property {string} typed
 * @property {Map<string, number>} alike the words of the index that are like it, and how much
 * @property {Set<Entry>} initials records whose initials it is
 * @property {boolean} isGuess whether nothing but evidence is written so or begins so: there may be a slip in it
 * @property {number} rarity
 *
 * @typedef {{ entry: Entry, score: number, share: number }} Hit share: how much of the query it holds
 */

/** So many hits are shown, and none that holds much less of the query than another. */
const MOST = 60
const LEAST_SHARE = 0.75

/** What a whole name weighs that is what was looked for, and what initials do. */
const WHOLE_NAME = 12
const INITIALS = 9

/** A word as short as “UN” or “who” is not looked for as the start of others, if it is one itself. */
const SHORTEST_START = 4
const isNoEvidence = (/** @type {Entry} */ { boost }) => boost >= 1
const isSame = (/** @type {number} */ grade) => grade >= 0.9

/**
 * @param {Index} index
 * @param {string} query
 * @returns {{ hits: Hit[], wanted: Wanted[] }}
 */
export function find(index, query) {
  const typed = wordsOf(query)
  const wanted = typed.map(word => lookUp(index, word))
  for (const entry of abbreviated(index, typed)) for (const word of wanted) word.initials.add(entry)
  joinPairs(index, wanted)
  const whole = wanted.reduce((sum, { rarity }) => sum + rarity, 0)
  /** @type {Map<Entry, Hit>} */
  const found = new Map()
  for (const { weights, initials, rarity } of wanted.map(word => ({ ...word, weights: weighed(index, word) }))) {
    for (const entry of initials) weights.set(entry, Math.max(weights.get(entry) ?? 0, INITIALS))
    for (const [entry, weight] of weights) {
      const hit = found.get(entry) ?? { entry, score: 0, share: 0 }
      hit.score += weight * rarity
      hit.share += rarity / whole
      found.set(entry, hit)
    }
  }
  for (const hit of found.values()) {
    const name = Math.max(...hit.entry.spelt.map(words => covered(words, wanted, whole)))
    hit.score = (hit.score + WHOLE_NAME * name * whole) * hit.share ** 2 * hit.entry.boost
  }
  const most = Math.max(0, ...[...found.values()].map(({ share }) => share))
  const hits = [...found.values()].filter(({ share }) => share >= LEAST_SHARE * most)
  return { hits: hits.sort((a, b) => b.score - a.score).slice(0, MOST), wanted }
}

/**
 * @param {Index} index
 * @param {string} typed
 * @returns {Wanted}
 */
function lookUp(index, typed) {
  const key = spelt(typed)
  const word = { spelt: key, sound: sound(key) }
  const initials = new Set(index.initials.get(key))
  let alike = graded(index, other => likeness(word, other))
  if (key.length < SHORTEST_START && (initials.size || [...alike.values()].some(isSame))) {
    alike = new Map([...alike].filter(([, grade]) => isSame(grade)))
  }
  const found = index.words.filter(other => alike.has(other.spelt))
  const isKnown = found.some(
    other => other.sound.startsWith(word.sound) && [...other.weights.keys()].some(isNoEvidence),
  )
  const isGuess = !initials.size && !isKnown
  if (isGuess) alike = new Map([...graded(index, other => resemblance(word, other)), ...alike])
  const count = new Set(index.words.flatMap(other => (alike.has(other.spelt) ? [...other.weights.keys()] : []))).size
  const rarity = Math.log(1 + index.entries.length / (1 + count + initials.size))
  return { typed, alike, initials, isGuess, rarity }
}

/**
 * The records that have the initials of a query in their names.
 *
 * @param {Index} index
 * @param {string[]} typed
 */
function abbreviated({ words }, typed) {
  const letters = spelt(typed.map(([letter]) => letter).join(""))
  const word = letters.length > 1 ? words.find(other => other.spelt === letters) : undefined
  return word ? [...word.weights].filter(([, weight]) => weight === NAME).map(([entry]) => entry) : []
}

/**
 * Two words that the index knows as one: “cease fire”.
 *
 * @param {Index} index
 * @param {Wanted[]} wanted
 */
function joinPairs({ words }, wanted) {
  for (let second = 1; second < wanted.length; second++) {
    const pair = wanted.slice(second - 1, second + 1)
    const joined = sound(pair.map(({ typed }) => spelt(typed)).join(""))
    for (const word of words.filter(other => other.sound === joined))
      for (const one of pair) one.alike.set(word.spelt, 0.9)
  }
}

/**
 * @param {Index} index
 * @param {(word: { spelt: string, sound: string }) => number} grade
 */
function graded({ words }, grade) {
  /** @type {Map<string, number>} */
  const alike = new Map()
  for (const word of words) {
    const value = grade(word)
    if (value) alike.set(word.spelt, value)
  }
  return alike
}

/**
 * What a word of a query weighs in each record.
 *
 * @param {Index} index
 * @param {Wanted} wanted
 */
function weighed({ words }, { alike }) {
  /** @type {Map<Entry, number>} */
  const weights = new Map()
  for (const word of words) {
    const grade = alike.get(word.spelt)
    if (!grade) continue
    for (const [entry, weight] of word.weights) {
      weights.set(entry, Math.max(weights.get(entry) ?? 0, weight * grade))
    }
  }
  return weights
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
