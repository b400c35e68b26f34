// Hear each side: once a reader chooses a party, each disputed passage carries the sign of that party's stance, and the
// note of the passage says what the party says. No word of the report changes. What all sides say comes in a script of
// its own, which is loaded from the site when a side is first asked for.

import { make } from "../shared/make.js"
import { bring } from "./bring.js"
import { choose, chosen } from "./choices.js"
import { all, first, meanings } from "./elements.js"
import { gettext, ngettext } from "./words.js"

/** @typedef {{ sign: string, words: string, text?: string, speaker?: string, href?: string }} Position */
/** @typedef {{ title: string, accepted: boolean, positions: Record<string, Position> }} Claim */
/** @typedef {{ claims: Record<string, Claim>, entries: Record<string, string[]> }} Said claims, and their ids by entry */

/** The choice that shows what no party disputes; an id has no such sign. */
const ACCEPTED = "_accepted"

/** Offers the switch, where the report makes claims. */
export function offerSides() {
  const here = first(".x-sides")
  if (!here) return
  const list = /** @type {HTMLSelectElement} */ (first("select", here))
  const status = /** @type {HTMLElement} */ (first(".x-sides-said", here))
  const names = new Map([...list.options].map(option => [option.value, option.text]))
  /** @type {Promise<Said> | undefined} */
  let loading

  /** @param {string} side */
  async function show(side) {
    list.value = side
    choose("side", side, "")
    if (!side && !loading) return
    loading ??= bring(new URL(here?.dataset.script ?? "", location.href), "explainerSides")
    const said = (await loading) ?? { claims: {}, entries: {} }
    if (list.value !== side) return // the reader has chosen again
    const name = names.get(side) ?? ""
    const count = mark(said, side, name)
    for (const card of all(".x-card[data-entry]")) tell(card, claimsOf(said, [card.dataset.entry ?? ""]), side, name)
    status.textContent = told(side, name, count)
  }

  list.addEventListener("change", () => show(list.value))
  if (names.has(chosen("side"))) show(chosen("side"))
}

/**
 * The claims that entries stand for.
 *
 * @param {Said} said
 * @param {string[]} ids
 */
function claimsOf({ claims, entries }, ids) {
  return [...new Set(ids.flatMap(id => entries[id] ?? []))].map(id => claims[id])
}

/**
 * Puts a side's signs on the marked words, and gives how many carry one.
 *
 * @param {Said} said
 * @param {string} side
 * @param {string} name
 */
function mark(said, side, name) {
  let count = 0
  for (const mention of all("a.x-mention")) {
    const claims = claimsOf(said, meanings(mention))
    const isAccepted = side === ACCEPTED && claims.length > 0 && claims.every(({ accepted }) => accepted)
    const positions = claims.map(({ positions }) => positions[side]).filter(Boolean)
    mention.classList.toggle("x-accepted", isAccepted)
    if (positions.length) {
      mention.dataset.side = [...new Set(positions.map(({ sign }) => sign))].join("")
      const words = [...new Set(positions.map(({ words }) => words))].join(", ")
      mention.setAttribute("aria-description", gettext("%(party)s: %(stance)s", { party: name, stance: words }))
    } else {
      delete mention.dataset.side
      mention.removeAttribute("aria-description")
    }
    if (isAccepted || positions.length) count += 1
  }
  return count
}

/**
 * What a side says, at the head of a note; with the claim that it speaks of, where the note stands for several.
 *
 * @param {HTMLElement} card
 * @param {Claim[]} claims
 * @param {string} side
 * @param {string} name
 */
function tell(card, claims, side, name) {
  first(".x-heard-side", card)?.remove()
  const positions = claims.flatMap(({ title, positions }) => (positions[side] ? [{ title, ...positions[side] }] : []))
  if (!positions.length) return
  const items = positions.map(({ title, sign, words, text, speaker, href }) => {
    const shape = make("span", { ariaHidden: "true", textContent: `${sign} ` })
    const stance = make("span", { className: "x-stance" }, shape, words)
    const source = href ? make("a", { href, textContent: gettext("Who said so, and where") }) : null
    const whose = positions.length > 1 ? gettext("%(label)s: %(name)s", { label: name, name: title }) : name
    const head = make("p", {}, make("b", { textContent: whose }), " ", stance)
    const who = speaker ? make("i", { textContent: `${speaker}: ` }) : null
    const body = text ? make("p", {}, who, `${text} `, source) : null
    return make("div", {}, head, body)
  })
  const heard = make("section", { className: "x-heard-side" }, ...items)
  first(".x-card-name", card)?.after(heard)
}

/**
 * @param {string} side
 * @param {string} name
 * @param {number} count of passages that carry a sign
 */
function told(side, name, count) {
  if (!side) return ""
  return side === ACCEPTED
    ? ngettext(
        "%(number)s passage has a bar: all who spoke of it accept it. Silence accepts nothing.",
        "%(number)s passages have a bar: all who spoke of them accept them. Silence accepts nothing.",
        count,
      )
    : ngettext(
        "%(party)s: %(number)s passage carries its sign, and the note says what it says.",
        "%(party)s: %(number)s passages carry its sign, and the notes say what it says.",
        count,
        { party: name },
      )
}
