// Reading in step: beside the report, its places and days follow the paragraph being read, and where there is room so do
// the notes of that paragraph; a place or day that is chosen shows its passages. What is chosen stands in the address.

import { make } from "../shared/make.js"
import { choose, chosen } from "./choices.js"
import { copyOfNote, nameOf } from "./copies.js"
import { all, around, first, isForBrowser, meanings } from "./elements.js"
import { MARGIN } from "./placing.js"
import { unfolding } from "./unfold.js"
import { gettext, ngettext } from "./words.js"

/** Puts the panel of places and days beside the report, and lets the two follow each other. */
export function enableStep() {
  const panel = first(".x-step")
  if (!panel) return
  settle(panel)
  follow(panel)
  listen(panel)
  answer(panel)
}

/**
 * Beside the text where there is room, and folded away in it where there is none.
 *
 * @param {HTMLElement} panel
 */
function settle(panel) {
  const side = first(".md-sidebar--secondary .md-sidebar__inner")
  const home = document.createComment("places and days")
  const wide = matchMedia("(min-width: 76.25em)")
  panel.before(home)
  const move = () => {
    if (wide.matches && side) side.prepend(panel)
    else home.after(panel)
    panel.querySelector("details")?.toggleAttribute("open", wide.matches)
  }
  wide.addEventListener("change", move)
  move()
}

/**
 * Marks in the panel what the paragraph in the upper part of the window mentions.
 *
 * @param {HTMLElement} panel
 */
function follow(panel) {
  const paragraphs = all(".x-paragraph")
  /** @type {HTMLElement | undefined} */
  let current
  let isDue = false
  const notes = make("div", { className: "x-step-notes" })
  notes.setAttribute("role", "region")
  notes.setAttribute("aria-label", gettext("Notes of the paragraph being read"))
  notes.hidden = true
  first(".x-step-map", panel)?.after(notes)
  MARGIN.addEventListener("change", () => {
    current = undefined
    soon()
  })

  function look() {
    isDue = false
    const read = readNow(paragraphs)
    if (read === current) return
    current = read
    showNotes(notes, read)
    const ids = new Set(read ? all("a.x-mention", read).flatMap(meanings) : [])
    for (const item of all("[data-entry]:not(.x-card)", panel))
      item.classList.toggle("x-now", ids.has(item.dataset.entry ?? ""))
    if (!MARGIN.matches) bringIntoSight(first(".x-step-days .x-now", panel)?.closest("li"))
  }

  function soon() {
    if (!isDue) requestAnimationFrame(look)
    isDue = true
  }

  addEventListener("scroll", soon, { passive: true })
  soon() // looked at once, the browser would have to lay out the whole page before it is shown
}

/**
 * Puts the notes of a paragraph into the margin, where it is wide enough for them, and makes them answer to its words.
 *
 * @param {HTMLElement} here
 * @param {HTMLElement | undefined} paragraph
 */
function showNotes(here, paragraph) {
  /** @type {Map<string, HTMLElement>} */
  const firsts = new Map()
  for (const mention of MARGIN.matches && paragraph ? all("a.x-mention:not(.x-off)", paragraph) : []) {
    const [id] = meanings(mention)
    if (!firsts.has(id)) firsts.set(id, mention)
  }
  here.replaceChildren(...[...firsts].flatMap(([id, mention]) => noteBeside(id, mention) ?? []))
  here.hidden = !here.childElementCount
}

/**
 * @param {string} id
 * @param {HTMLElement} mention
 */
function noteBeside(id, mention) {
  const note = copyOfNote(id, mention)
  if (!note) return null
  const [more, depth] = unfolding(note, nameOf(note), () => bringIntoSight(note))
  if (more) first(".x-card-name", note)?.after(more)
  if (depth) note.append(depth)
  return note
}

/**
 * Shows in the margin which note a word leads to that the pointer or the focus has come to.
 *
 * @param {HTMLElement} panel
 */
function answer(panel) {
  /** @param {Event} event */
  function point(event) {
    const mention = around(event, "a.x-mention")
    for (const note of all(".x-step-notes > .x-card", panel)) {
      note.classList.toggle("x-now", note.dataset.entry === mention?.dataset.entry)
    }
    if (mention) bringIntoSight(first(".x-step-notes > .x-now", panel))
  }
  document.addEventListener("pointerover", point)
  document.addEventListener("focusin", point)
}

/**
 * The last paragraph that begins in the upper part of the window; none before the first, and none below the last.
 *
 * @param {HTMLElement[]} paragraphs
 */
function readNow(paragraphs) {
  const begun = paragraphs.filter(paragraph => paragraph.getBoundingClientRect().top < innerHeight * 0.4)
  const read = begun.at(-1)
  const isBelow = begun.length === paragraphs.length && read && read.getBoundingClientRect().bottom < 0
  return isBelow ? undefined : read
}

/**
 * Scrolls the margin, never the page, as scrollIntoView would; the map stays above what scrolls. What is taller than the
 * margin is seen from its top.
 *
 * @param {Element | null | undefined} item
 */
function bringIntoSight(item) {
  const box = item?.closest(".md-sidebar__scrollwrap")
  if (!item || !box) return
  const { top, bottom } = item.getBoundingClientRect()
  const frame = box.getBoundingClientRect()
  const above = first(".x-step-map", box)?.getBoundingClientRect().bottom ?? frame.top
  if (top < above) box.scrollTop -= above - top
  else if (bottom > frame.bottom) box.scrollTop += Math.min(bottom - frame.bottom, top - above)
}

/**
 * A place or day that is chosen shows its passages; chosen again, it leaves them.
 *
 * @param {HTMLElement} panel
 */
function listen(panel) {
  /** @type {HTMLAnchorElement[]} */
  const links = all("a[data-entry]", panel)
  const said = make("p", { className: "x-step-said" })
  said.setAttribute("role", "status")
  panel.append(said)

  /** @param {string} id */
  function select(id) {
    const link = links.find(({ dataset }) => dataset.entry === id)
    for (const one of links) {
      if (one === link) one.setAttribute("aria-current", "true")
      else one.removeAttribute("aria-current")
    }
    for (const spot of all("g[data-entry]", panel)) spot.classList.toggle("x-chosen", spot.dataset.entry === id)
    let count = 0
    for (const mention of all("a.x-mention")) {
      const isMeant = meanings(mention).includes(id)
      mention.classList.toggle("x-shown", isMeant)
      if (isMeant) count += 1
    }
    const name = link?.textContent?.trim() ?? ""
    said.textContent = link
      ? ngettext("%(name)s: %(number)s passage marked", "%(name)s: %(number)s passages marked", count, { name })
      : ""
    choose("show", link ? id : "", "")
  }

  panel.addEventListener("click", event => {
    const spot = around(event, "[data-entry]:not(.x-card)")
    if (!spot || isForBrowser(event)) return
    const id = spot.dataset.entry ?? ""
    const isAgain = chosen("show") === id
    select(isAgain ? "" : id)
    if (isAgain) event.preventDefault()
    else if (!spot.matches("a")) location.hash = links.find(({ dataset }) => dataset.entry === id)?.hash ?? ""
  })
  if (chosen("show")) select(chosen("show"))
}
