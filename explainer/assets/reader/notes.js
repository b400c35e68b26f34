// Notes, lifted to the words they belong to: a word that is hovered over, focused or pressed shows a copy of its note from
// the foot of the page. A note may lead to another, and back. It can be reached, stays, and can be dismissed (WCAG 2.2,
// 1.4.13); the focus goes in only when the reader asks for that, and comes back to the word.

import { make } from "../shared/make.js"
import { all, around, first, idIn, isForBrowser, meanings } from "./elements.js"
import { gettext } from "./words.js"

/** Milliseconds until a resting pointer opens a note, and until one that has left closes it: time to reach the note. */
const HOVER = 300

const dialog = make("div", { className: "x-pop md-typeset", id: "x-pop", hidden: true, tabIndex: -1 })
dialog.setAttribute("role", "dialog")

/**
 * The word whose note is shown.
 *
 * @type {HTMLElement | null}
 */
let opener = null

/**
 * The ids of the notes shown, one list for each step; the last is to be seen.
 *
 * @type {string[][]}
 */
let trail = []

let isPinned = false // asked for by a press: a pointer that leaves does not close it
let isReturning = false // the focus is being given back to a word, which must not open its note again
let timer = 0

/** Lets every marked word show its note. */
export function enableNotes() {
  const mentions = all("a.x-mention")
  if (!mentions.length) return
  document.body.append(dialog)
  mentions.forEach(listenToMention)
  listenToDialog()
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !opener) return
    event.preventDefault()
    closeNote(true)
  })
  document.addEventListener("pointerdown", ({ target }) => {
    if (opener && target instanceof Node && !dialog.contains(target) && !opener.contains(target)) closeNote()
  })
  addEventListener("resize", place)
  addEventListener("scroll", place, { passive: true })
}

/** Closes the note that is open, if one is; the focus goes back if it was in it, or if the reader asked to close. */
export function closeNote(giveBack = false) {
  clearTimeout(timer)
  if (!opener) return
  const mention = opener
  const wasInside = dialog.contains(document.activeElement)
  opener = null
  isPinned = false
  dialog.hidden = true
  mention.setAttribute("aria-expanded", "false")
  if (giveBack || wasInside) {
    isReturning = true
    mention.focus({ preventScroll: true })
    isReturning = false
  }
}

/** @param {HTMLElement} mention */
function openNote(mention, { pin = false, focus = false } = {}) {
  if (mention.classList.contains("x-off")) return
  if (opener !== mention) {
    closeNote()
    opener = mention
    mention.setAttribute("aria-expanded", "true")
    trail = [meanings(mention)]
    show()
    uncover(mention)
  }
  isPinned ||= pin
  if (focus) dialog.focus({ preventScroll: true })
}

/** The last of the trail: a first note is called by the marked words, those after it by their own names. */
function show() {
  const isFirst = trail.length === 1
  const bar = make(
    "div",
    { className: "x-pop-bar" },
    isFirst ? null : button(gettext("Back"), back),
    button(gettext("Close"), () => closeNote(true)),
  )
  dialog.replaceChildren(bar, ...copies(trail[trail.length - 1]))
  const words = isFirst ? opener : first(".x-card-name", dialog)
  dialog.setAttribute("aria-label", gettext("Note: %(words)s", { words: words?.textContent ?? "" }))
  dialog.hidden = false
  dialog.scrollTop = 0
  place()
}

/**
 * @param {string} textContent
 * @param {() => void} onclick
 */
function button(textContent, onclick) {
  return make("button", { type: "button", textContent, onclick })
}

/**
 * No id may stand twice on a page.
 *
 * @param {string[]} ids
 */
function copies(ids) {
  return ids.flatMap(id => {
    const note = document.getElementById(`card-${id}`)
    if (!note) return []
    const copy = /** @type {HTMLElement} */ (note.cloneNode(true))
    for (const element of [copy, ...all("[id]", copy)]) element.removeAttribute("id")
    copy.removeAttribute("tabindex")
    for (const link of all(".x-back", copy)) link.remove()
    return [copy]
  })
}

function back() {
  trail.pop()
  arrive()
}

function arrive() {
  isPinned = true
  show()
  dialog.focus({ preventScroll: true })
}

function isPhone() {
  return matchMedia("(max-width: 37.5em)").matches
}

/**
 * On a phone a note takes the lower part of the screen; a word that it would cover moves up above it.
 *
 * @param {Element} mention
 */
function uncover(mention) {
  const hidden = mention.getBoundingClientRect().bottom + 4 - dialog.getBoundingClientRect().top
  if (isPhone() && hidden > 0) scrollBy({ top: hidden, behavior: "instant" })
}

/** Beside the word, on the side with more room, never off the screen; on a phone at its foot, by the style sheet. */
function place() {
  if (!opener) return
  Object.assign(dialog.style, { left: "", top: "", maxHeight: "" })
  if (isPhone()) return
  // a word broken over two lines has two boxes; what lies around both may be far from either
  const word = opener.getClientRects()[0] ?? opener.getBoundingClientRect()
  const gap = 8
  const above = word.top - 2 * gap
  const below = innerHeight - word.bottom - 2 * gap
  const isUnder = below >= Math.min(dialog.scrollHeight, 260) || below >= above
  dialog.style.maxHeight = `${Math.max(120, Math.min(480, isUnder ? below : above))}px`
  dialog.style.left = `${Math.max(gap, Math.min(word.left, innerWidth - dialog.offsetWidth - gap))}px`
  dialog.style.top = `${isUnder ? word.bottom + gap : word.top - gap - dialog.offsetHeight}px`
}

/** @param {() => void} action */
function later(action) {
  clearTimeout(timer)
  timer = setTimeout(action, HOVER)
}

/**
 * Only a mouse hovers: a finger is over a word when it presses, and the press opens the note.
 *
 * @param {PointerEvent} event
 */
function isHover(event) {
  return event.pointerType === "mouse" && !isPinned
}

/**
 * Whether the focus goes to something in an element.
 *
 * @param {FocusEvent} event
 * @param {Element} element
 */
function goesInto({ relatedTarget }, element) {
  return relatedTarget instanceof Node && element.contains(relatedTarget)
}

/** @param {HTMLElement} mention */
function listenToMention(mention) {
  mention.setAttribute("aria-haspopup", "dialog")
  mention.setAttribute("aria-expanded", "false")
  mention.addEventListener("pointerenter", event => {
    if (isHover(event)) later(() => openNote(mention))
  })
  mention.addEventListener("pointerleave", event => {
    if (isHover(event)) later(() => closeNote())
  })
  mention.addEventListener("focus", () => {
    if (!isReturning && mention.matches(":focus-visible")) openNote(mention)
  })
  mention.addEventListener("blur", event => {
    if (opener === mention && !isPinned && !goesInto(event, dialog)) closeNote()
  })
  mention.addEventListener("click", event => {
    if (isForBrowser(event)) return
    event.preventDefault()
    openNote(mention, { pin: true, focus: true })
  })
}

function listenToDialog() {
  dialog.addEventListener("pointerenter", () => clearTimeout(timer))
  dialog.addEventListener("pointerleave", event => {
    if (isHover(event)) later(() => closeNote())
  })
  dialog.addEventListener("focusout", event => {
    if (event.relatedTarget && event.relatedTarget !== opener && !goesInto(event, dialog)) closeNote()
  })
  dialog.addEventListener("click", event => {
    const link = /** @type {HTMLAnchorElement | null} */ (around(event, "a[href^='#card-']"))
    if (!link || isForBrowser(event)) return
    event.preventDefault()
    trail.push([idIn(link).replace("card-", "")])
    arrive()
  })
}
