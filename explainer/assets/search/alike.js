// How near a word of the index is to one that was looked for, between 0 (another word) and 1 (the same).

import { isUnparted } from "./letters.js"

/** @typedef {{ spelt: string, sound: string }} Word */

/** Letters that two forms of a word share at least, the part of the longer one that these are, and what they count. */
const FORMS = [
  { stem: 4, share: 0.7, ending: 3, counts: [0.5, 0.35] },
  { stem: 6, share: 0.5, ending: 6, counts: [0.15, 0.35] }, // resigned, resignation
]

/** From this many letters on, a word is looked for within others, and taken for another with one slip in it, or two. */
const SHORTEST = 4
const ONE_SLIP = 5
const TWO_SLIPS = 8

/**
 * The same word, one that sounds like it, another form of it, or one that begins with it.
 *
 * @param {Word} wanted
 * @param {Word} word
 */
export function likeness(wanted, word) {
  if (word.spelt === wanted.spelt) return 1
  if (isUnparted(wanted.spelt)) return word.spelt.includes(wanted.spelt) ? 0.9 : 0
  if (word.sound === wanted.sound) return 0.9
  const [length, whole] = [wanted.sound.length, word.sound.length]
  const stem = sharedStart(wanted.sound, word.sound)
  const longest = Math.max(length, whole)
  const share = stem / longest
  const form = FORMS.find(one => stem >= one.stem && share >= one.share && longest - stem <= one.ending)
  const asForm = form ? form.counts[0] + form.counts[1] * share : 0
  const asStart = length && stem === length ? 0.4 + 0.3 * (length / whole) : 0
  return Math.max(asForm, asStart)
}

/**
 * A word with a slip in it, or one that holds what was looked for; asked for only where nothing is more alike.
 *
 * @param {Word} wanted
 * @param {Word} word
 */
export function resemblance({ sound: wanted }, { sound: word }) {
  if (wanted.length < SHORTEST) return 0
  if (word.includes(wanted)) return 0.35
  if (wanted.length < ONE_SLIP) return 0
  const allowed = wanted.length < TWO_SLIPS ? 1 : 2
  const [whole, start] = slips(wanted, word, allowed)
  if (whole <= allowed) return 0.45 - 0.1 * whole
  return start <= 1 ? 0.25 : 0
}

/**
 * @param {string} a
 * @param {string} b
 */
function sharedStart(a, b) {
  let length = 0
  while (length < a.length && a[length] === b[length]) length += 1
  return length
}

/**
 * Letters put in, left out, mistaken or exchanged with the next (optimal string alignment), up to `most`: from one word
 * to another, and to the start of it.
 *
 * @param {string} from
 * @param {string} to
 * @param {number} most
 * @returns {[whole: number, start: number]}
 */
function slips(from, to, most) {
  if (from.length > to.length + most) return [most + 1, most + 1]
  const end = to.slice(0, from.length + most)
  let before = /** @type {number[]} */ ([])
  let above = Array.from({ length: end.length + 1 }, (_, column) => column)
  for (let row = 1; row <= from.length; row++) {
    const here = [row]
    for (let column = 1; column <= end.length; column++) {
      const isSame = from[row - 1] === end[column - 1]
      let least = Math.min(above[column] + 1, here[column - 1] + 1, above[column - 1] + (isSame ? 0 : 1))
      const isExchanged =
        row > 1 && column > 1 && from[row - 1] === end[column - 2] && from[row - 2] === end[column - 1]
      if (isExchanged) least = Math.min(least, before[column - 2] + 1)
      here.push(least)
    }
    if (Math.min(...here) > most) return [most + 1, most + 1]
    before = above
    above = here
  }
  return [end === to ? above[end.length] : most + 1, Math.min(...above)]
}
