// Notes, lifted to the words they belong to: a word that is pointed at, focused or pressed shows a copy of its note from
// the foot of the page, and the notes before and after it in the order of the text are one step away. A note can be
// reached, stays, and can be dismissed (WCAG 2.2, 1.4.13); the focus goes in only when the reader asks for that, and
// comes back to the word. It never keeps the page from being scrolled.

import { make } from "../shared/make.js"
import { copyOfNote, nameOf, notes } from "./copies.js"
import { all, around, first, idIn, isForBrowser, meanings, placeOf } from "./elements.js"
import { isInSight, LOW, MARGIN, place, uncover } from "./placing.js"
import { shareButton } from "./share.js"
import { unfolding } from "./unfold.js"
import { enterHistory, leaveHistory, onBack, onSwipeDown } from "./ways_out.js"
import { gettext } from "./words.js"

/** Milliseconds until a pointer opens a note, and until one that has left closes it: time to reach the note. */
const HOVER = 300

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
let timer = 0
let pointer = { x: Number.NaN, y: Number.NaN }

/** @type {HTMLElement[]} */
const mentions = []

/** Lets every marked word show its note. */
export function enableNotes() {
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
  addEventListener("resize", stay)
  addEventListener("scroll", settle, { passive: true })
  onBack(() => closeNote(true))
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
  leaveHistory()
  if (!giveBack && !wasInside) return
  isReturning = true
  mention.focus({ preventScroll })
  isReturning = false
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
  if (LOW.matches) enterHistory()
}

function show() {
  if (!opener) return
  const mention = opener
  const copy = copyOfNote(shown, mention)
  if (!copy) return
  const number = notes.findIndex(({ dataset }) => dataset.entry === shown) + 1
  const reached = idsReached()
  const name = nameOf(copy)
  const [more = null, depth = null] = unfolding(copy, name, () => {
    stay()
    if (depth) reveal(depth)
  })
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
    button(gettext("Previous note"), "‹", () => step(-1), shown === reached[0]),
    button(gettext("Next note"), "›", () => step(1), shown === reached.at(-1)),
    more,
    first(".x-more", copy),
    placeOf(mention) ? sharePassage(mention) : null,
  )
  dialog.replaceChildren(bar, copy, steps, depth ?? "")
  dialog.setAttribute("aria-label", gettext("Note: %(words)s", { words: name }))
  dialog.hidden = false
  dialog.scrollTop = 0
  stay()
}

/** The note stands by its word, which a note at the foot of the window leaves in sight. */
function stay() {
  if (!opener) return
  place(dialog, opener)
  uncover(dialog, opener)
}

/**
 * What has unfolded begins in the upper half of the note.
 *
 * @param {HTMLElement} depth
 */
function reveal(depth) {
  const top = depth.getBoundingClientRect().top - dialog.getBoundingClientRect().top
  if (!depth.hidden) dialog.scrollTop += Math.max(0, top - dialog.clientHeight / 2)
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
 * The note before or after this one, at the first word that means it.
 *
 * @param {number} steps
 */
function step(steps) {
  const reached = idsReached()
  const id = reached[reached.indexOf(shown) + steps]
  go(id, meaning(id)[0])
}

/** The entries whose notes can be stepped to, in the order of the text: not those of which no word is marked any more. */
function idsReached() {
  return notes.map(({ dataset }) => dataset.entry ?? "").filter(id => meaning(id).length)
}

/**
 * The words that mean an entry, without those of kinds that the reader has switched off.
 *
 * @param {string} id
 */
function meaning(id) {
  return mentions.filter(mention => meanings(mention).includes(id) && !mention.classList.contains("x-off"))
}

/**
 * The note of an entry, at a word that means it, which comes into sight.
 *
 * @param {string} id
 * @param {HTMLElement} mention
 */
function go(id, mention) {
  const { top } = mention.getBoundingClientRect()
  if (!isInSight(mention)) scrollBy({ top: top - innerHeight / 4, behavior: "instant" })
  openNote(mention, { how: "press", id })
}

/** Scrolling takes a note along that the reader asked for, and closes one that a resting pointer has opened. */
function settle() {
  if (by === "pointer") closeNote()
  else if (opener) place(dialog, opener)
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
  else if (mention && !(opener && by === "press") && !MARGIN.matches) later(() => openNote(mention, { how: "pointer" }))
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
  dialog.addEventListener("click", () => {
    by = "press"
  })
  // a note leads to another one at a word at hand: that of the note, one in sight, or else the first; to the foot if none
  document.addEventListener("click", event => {
    const link = /** @type {HTMLAnchorElement | null} */ (around(event, ":is(.x-pop, .x-step-notes) a[href^='#card-']"))
    if (!link || isForBrowser(event)) return
    const id = idIn(link).replace("card-", "")
    const words = meaning(id)
    if (!words.length) return
    event.preventDefault()
    go(id, words.find(word => word === opener) ?? words.find(isInSight) ?? words[0])
  })
  onSwipeDown(dialog, LOW, () => closeNote(true))
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
