// Copies of the notes at the foot of the page, as they are shown beside the words they belong to.

import { make } from "../shared/make.js"
import { all, first, meanings } from "./elements.js"
import { gettext } from "./words.js"

/** Notes at the foot, in the order of the text. */
export const notes = all(".x-cards > .x-card")

/**
 * The note of an entry, as it stands at the foot.
 *
 * @param {string} id
 */
export function noteOf(id) {
  return notes.find(({ dataset }) => dataset.entry === id)
}

/**
 * The name at the head of a note.
 *
 * @param {HTMLElement} note
 */
export function nameOf(note) {
  return first(".x-card-name", note)?.textContent?.trim() ?? ""
}

/**
 * A copy of an entry's note, without what has a place at the foot only, and with what its words mean in this place. No id
 * may stand twice.
 *
 * @param {string} id
 * @param {HTMLElement} mention the words that mean it
 */
export function copyOfNote(id, mention) {
  const note = noteOf(id)
  if (!note) return null
  const copy = /** @type {HTMLElement} */ (note.cloneNode(true))
  for (const element of [copy, ...all("[id]", copy)]) element.removeAttribute("id")
  copy.removeAttribute("tabindex")
  for (const element of all(".x-back", copy)) element.remove()
  const name = first(".x-card-name", copy)
  name?.replaceChildren(
    ...[...name.childNodes].flatMap(child => (child instanceof HTMLAnchorElement ? [...child.childNodes] : [child])),
  )
  const here = id === mention.dataset.entry && mention.dataset.here
  if (here) name?.after(make("p", { className: "x-here" }, make("b", { textContent: gettext("Here:") }), ` ${here}`))
  const others = meanings(mention)
    .filter(other => other !== id && !first(`[href="#card-${other}"]`, copy))
    .flatMap(other => noteOf(other) ?? [])
  const disputedFirst = [...others.filter(isDisputed), ...others.filter(other => !isDisputed(other))]
  first(".x-day, .x-since, .x-doubt, .x-more", copy)?.before(...disputedFirst.map(also))
  return copy
}

/**
 * What else words mean, as a link to its note.
 *
 * @param {HTMLElement} note
 */
function also(note) {
  const label = isDisputed(note) ? gettext("In dispute") : (first(".x-card-kind", note)?.dataset.label ?? "")
  const textContent = gettext("%(label)s: %(name)s", { label, name: nameOf(note) })
  return make("p", { className: "x-also" }, make("a", { href: `#card-${note.dataset.entry}`, textContent }))
}

/** @param {HTMLElement} note */
function isDisputed(note) {
  return note.matches("[data-disputed]")
}
