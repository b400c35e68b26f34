// Notes, lifted to the words they belong to: a word that is pointed at, focused or pressed shows a copy of its note from
// the foot of the page, and the notes before and after it in the order of the text are one step away. A note can be
// reached, stays, and can be dismissed (WCAG 2.2, 1.4.13); the focus goes in only when the reader asks for that, and
// comes back to the word. It never keeps the page from being scrolled.

import { make } from "../shared/make.js"
import { all, around, first, idIn, isForBrowser, meanings, placeOf } from "./elements.js"
import { shareButton } from "./share.js"
import { gettext } from "./words.js"

/** Milliseconds until a pointer opens a note, and until one that has left closes it: time to reach the note. */
const HOVER = 300

/** Pixels that a finger draws a note down to close it. */
const SWIPE = 50

/** Windows at whose foot a note lies, as wide as they are; the style sheet has the same. */
const LOW = matchMedia("(max-width: 37.5em), (max-height: 31em)")

/** Windows beside whose text its notes stand anyway; there a note is lifted when it is asked for. */
export const MARGIN = matchMedia("(min-width: 90em)")

const dialog = make("div", { className: "x-pop md-typeset", id: "x-pop", hidden: true, tabIndex: -1 })
dialog.setAttribute("role", "dialog")

/**
 * The word whose note is shown.
 *
 * @type {HTMLElement | null}
 */
let opener = null

/** The entry of the note that is shown: one of those that the word means. */
let shown = ""

/** How it was opened: by a pointer that rests on the word, by the focus, or by a press, which pins it. */
let by = /** @type {"pointer" | "focus" | "press"} */ ("pointer")

let isReturning = false // the focus is being given back to a word, which must not open its note again
let isInHistory = false // the Back key closes the note
let timer = 0
let pointer = { x: Number.NaN, y: Number.NaN }

/**
 * Notes at the foot, in the order of the text.
 *
 * @type {HTMLElement[]}
 */
const notes = []

/** @type {HTMLElement[]} */
const mentions = []

/** Lets every marked word show its note. */
export function enableNotes() {
  notes.push(...all(".x-cards > .x-card"))
  mentions.push(...all("a.x-mention"))
  if (!mentions.length) return
  document.body.append(dialog)
  mentions.forEach(listenToMention)
  listenToDialog()
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !opener) return
    event.preventDefault()
    closeNote(true, false)
  })
  document.addEventListener("pointerdown", ({ target }) => {
    if (opener && target instanceof Node && !dialog.contains(target) && !opener.contains(target)) closeNote()
  })
  document.addEventListener("pointermove", follow)
  addEventListener("resize", place)
  addEventListener("scroll", settle, { passive: true })
  addEventListener("popstate", () => {
    isInHistory = false
    closeNote(true)
  })
}

/**
 * Closes the note that is open, if one is; the focus goes back if it was in it, or if the reader asked to close. With the
 * keyboard the word comes into sight again; who has scrolled on by hand is not drawn back.
 */
export function closeNote(giveBack = false, preventScroll = true) {
  clearTimeout(timer)
  if (!opener) return
  const mention = opener
  const wasInside = dialog.contains(document.activeElement)
  opener = null
  dialog.hidden = true
  mention.setAttribute("aria-expanded", "false")
  if (isInHistory) history.back()
  isInHistory = false
  if (!giveBack && !wasInside) return
  isReturning = true
  mention.focus({ preventScroll })
  isReturning = false
}

/**
 * The note of an entry, as it stands at the foot: a copy without what has a place there only. No id may stand twice.
 *
 * @param {string} id
 * @param {HTMLElement} mention the words that mean it
 */
export function copyOfNote(id, mention) {
  const note = notes.find(({ dataset }) => dataset.entry === id)
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
  return copy
}

/**
 * @param {HTMLElement} mention
 * @param {object} how
 * @param {"pointer" | "focus" | "press"} how.how
 * @param {string} [how.id] of the entry whose note is shown, where the word means several
 */
function openNote(mention, { how, id = meanings(mention)[0] }) {
  if (mention.classList.contains("x-off")) return
  if (opener !== mention || shown !== id) {
    if (opener !== mention) release()
    opener = mention
    shown = id
    mention.setAttribute("aria-expanded", "true")
    by = how
    show()
  }
  if (how === "press") pin()
}

/** Another word takes the note over: it stays open, and in the history. */
function release() {
  clearTimeout(timer)
  opener?.setAttribute("aria-expanded", "false")
}

/** The reader has asked for it: it stays when the pointer leaves, and on a phone the Back key closes it. */
function pin() {
  by = "press"
  dialog.focus({ preventScroll: true })
  if (!LOW.matches || isInHistory) return
  try {
    history.pushState(history.state, "")
    isInHistory = true
  } catch {
    // some browsers let no page that was opened as a file change its history
  }
}

function show() {
  if (!opener) return
  const mention = opener
  const copy = copyOfNote(shown, mention)
  if (!copy) return
  const number = notes.findIndex(({ dataset }) => dataset.entry === shown) + 1
  const others = meanings(mention).filter(id => id !== shown)
  const bar = make(
    "div",
    { className: "x-pop-bar" },
    make("span", {
      className: "x-pop-number",
      textContent: gettext("note %(number)s of %(all)s", { number, all: notes.length }),
    }),
    button(gettext("Close"), "✕", () => closeNote(true)),
  )
  const steps = make(
    "div",
    { className: "x-pop-steps" },
    button(gettext("Previous note"), "‹", () => step(-1), number === 1),
    button(gettext("Next note"), "›", () => step(1), number === notes.length),
    first(".x-more", copy),
    placeOf(mention) ? sharePassage(mention) : null,
    ...others.map(id => also(mention, id)),
  )
  dialog.replaceChildren(bar, copy, steps)
  dialog.setAttribute(
    "aria-label",
    gettext("Note: %(words)s", { words: first(".x-card-name", copy)?.textContent ?? "" }),
  )
  dialog.hidden = false
  dialog.scrollTop = 0
  place()
  uncover(mention)
}

/**
 * The words themselves can be shared, too: where they stand, without what this reader has chosen.
 *
 * @param {HTMLElement} mention
 */
function sharePassage(mention) {
  const address = Object.assign(new URL(location.href), { search: "", hash: placeOf(mention) })
  const number = mention.closest(".x-paragraph")?.id.slice(1) ?? ""
  return shareButton(gettext("Share ¶%(number)s", { number }), mention.textContent ?? "", address.href)
}

/**
 * What else the word means.
 *
 * @param {HTMLElement} mention
 * @param {string} id
 */
function also(mention, id) {
  const note = notes.find(({ dataset }) => dataset.entry === id)
  const words = first(".x-card-name", note)?.textContent?.trim() ?? ""
  return make(
    "button",
    { type: "button", className: "x-pop-also", onclick: () => openNote(mention, { how: "press", id }) },
    gettext("also: %(name)s", { name: words }),
  )
}

/**
 * @param {string} label
 * @param {string} sign
 * @param {() => void} onclick
 */
function button(label, sign, onclick, disabled = false) {
  const made = make("button", { type: "button", onclick, disabled })
  made.dataset.sign = sign
  made.setAttribute("aria-label", label)
  return made
}

/**
 * The note before or after this one.
 *
 * @param {number} steps
 */
function step(steps) {
  go(notes[notes.findIndex(({ dataset }) => dataset.entry === shown) + steps]?.dataset.entry ?? "")
}

/**
 * The note of an entry, at the first word that means it.
 *
 * @param {string} id
 */
function go(id) {
  const mention = mentions.find(one => meanings(one).includes(id))
  if (!mention) return
  const { top, bottom } = mention.getBoundingClientRect()
  if (top < 60 || bottom > innerHeight) scrollBy({ top: top - innerHeight / 4, behavior: "instant" })
  openNote(mention, { how: "press", id })
}

/**
 * A word that the note at the foot of the window would cover moves up above it.
 *
 * @param {Element} mention
 */
function uncover(mention) {
  const hidden = mention.getBoundingClientRect().bottom + 4 - dialog.getBoundingClientRect().top
  if (LOW.matches && hidden > 0) scrollBy({ top: hidden, behavior: "instant" })
}

/** Beside the word, on the side with more room, never off the screen; or at the foot, by the style sheet. */
function place() {
  if (!opener) return
  Object.assign(dialog.style, { left: "", top: "", maxHeight: "" })
  if (LOW.matches) return
  // a word broken over two lines has two boxes; what lies around both may be far from either
  const word = opener.getClientRects()[0] ?? opener.getBoundingClientRect()
  const gap = 8
  const above = word.top - 2 * gap
  const below = innerHeight - word.bottom - 2 * gap
  const isUnder = below >= dialog.offsetHeight || below >= above
  dialog.style.maxHeight = `${Math.max(120, isUnder ? below : above)}px`
  dialog.style.left = `${Math.max(gap, Math.min(word.left, innerWidth - dialog.offsetWidth - gap))}px`
  dialog.style.top = `${isUnder ? word.bottom + gap : word.top - gap - dialog.offsetHeight}px`
}

/** Scrolling takes a note along that the reader asked for, and closes one that a resting pointer has opened. */
function settle() {
  if (by === "pointer") closeNote()
  else place()
}

/** @param {() => void} action */
function later(action) {
  clearTimeout(timer)
  timer = setTimeout(action, HOVER)
}

/**
 * A note opens where the pointer itself has moved, never because the page moved below it: browsers then tell of a
 * pointer, too, but at the same place. Only a mouse rests on words; a finger presses them.
 *
 * @param {PointerEvent} event
 */
function follow({ pointerType, screenX: x, screenY: y, buttons, target }) {
  const hasMoved = Number.isFinite(pointer.x) && (x !== pointer.x || y !== pointer.y)
  const isFirst = !Number.isFinite(pointer.x)
  pointer = { x, y }
  if (pointerType !== "mouse" || buttons || !(hasMoved || isFirst) || !(target instanceof Element)) return
  const mention = /** @type {HTMLElement | null} */ (target.closest("a.x-mention"))
  if (dialog.contains(target) || (mention && mention === opener)) clearTimeout(timer)
  else if (mention && by !== "press" && !MARGIN.matches) later(() => openNote(mention, { how: "pointer" }))
  else if (opener && by === "pointer") later(() => closeNote())
  else if (!opener) clearTimeout(timer)
}

/** @param {HTMLElement} mention */
function listenToMention(mention) {
  mention.setAttribute("aria-haspopup", "dialog")
  mention.setAttribute("aria-expanded", "false")
  mention.addEventListener("focus", () => {
    if (!isReturning && !MARGIN.matches && !LOW.matches && mention.matches(":focus-visible"))
      openNote(mention, { how: "focus" })
  })
  mention.addEventListener("blur", ({ relatedTarget }) => {
    if (opener === mention && by === "focus" && !isInside(relatedTarget)) closeNote()
  })
  mention.addEventListener("click", event => {
    if (isForBrowser(event)) return
    event.preventDefault()
    openNote(mention, { how: "press" })
  })
}

/** @param {EventTarget | null} target */
function isInside(target) {
  return target instanceof Node && dialog.contains(target)
}

function listenToDialog() {
  dialog.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && relatedTarget !== opener && !isInside(relatedTarget)) closeNote()
  })
  dialog.addEventListener("keydown", leave)
  dialog.addEventListener("click", event => {
    const link = /** @type {HTMLAnchorElement | null} */ (around(event, "a[href^='#card-']"))
    if (!link || isForBrowser(event)) return
    event.preventDefault()
    go(idIn(link).replace("card-", ""))
  })
  let start = Number.NaN
  dialog.addEventListener(
    "touchstart",
    ({ touches }) => {
      start = touches.length === 1 && !dialog.scrollTop ? touches[0].screenY : Number.NaN
    },
    { passive: true },
  )
  dialog.addEventListener(
    "touchend",
    ({ changedTouches }) => {
      if (LOW.matches && changedTouches[0].screenY - start > SWIPE) closeNote(true)
    },
    { passive: true },
  )
}

/**
 * The Tab key goes on behind the word, and back to it, as if the note stood there: the note comes last in the page.
 *
 * @param {KeyboardEvent} event
 */
function leave(event) {
  if (event.key !== "Tab") return
  const stops = all("a[href], button:not(:disabled), summary", dialog).filter(stop => stop.getClientRects().length)
  const isAtEnd = event.shiftKey
    ? document.activeElement === dialog || document.activeElement === stops[0]
    : document.activeElement === stops.at(-1)
  if (!isAtEnd) return
  closeNote(true, false) // from the word, the browser goes on by itself
  if (event.shiftKey) event.preventDefault()
}
