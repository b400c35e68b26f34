// What a place or road tells when it is opened. The focus goes into the note, and back to where it came from.

import { make } from "../shared/make.js"
import { words } from "./data.js"
import { elementOf, frame, map } from "./drawn.js"
import { carryNames } from "./names.js"
import { margins } from "./view.js"

/** @import { Entry } from "./data.js" */
/** @import { Mark } from "./marks.js" */

/**
 * The place, road or cluster whose note is open.
 *
 * @type {L.Path | L.Marker | null}
 */
let opener = null

/**
 * Gives a place or road its note.
 *
 * @param {L.Path} layer
 * @param {Entry} entry
 * @param {string} kind
 */
export function bindNote(layer, entry, kind) {
  bind(layer, note(entry, kind))
}

/**
 * Gives a cluster the list of its places.
 *
 * @param {L.Marker} layer
 * @param {string} title
 * @param {Mark[]} marks
 */
export function bindList(layer, title, marks) {
  const heading = make("h2", { id: `notes-${marks[0].place.id}`, textContent: title })
  const items = marks.map(({ place }) => {
    const kind = make("span", { className: "x-soft", textContent: place.type })
    return make("li", {}, carryNames(link(place.href, ""), place), " ", kind)
  })
  bind(layer, box(heading, make("ul", {}, ...items)))
}

/**
 * @param {L.Path | L.Marker} layer
 * @param {HTMLElement} content
 */
function bind(layer, content) {
  layer.bindPopup(content, { minWidth: 120, ...room() })
  map.on("resize", () => Object.assign(layer.getPopup()?.options ?? {}, room()))
  layer.on("popupopen", ({ popup }) => {
    opener = layer
    const box = /** @type {HTMLElement} */ (popup.getElement()?.querySelector(".x-popup"))
    box.focus({ preventScroll: true })
    popup.getElement()?.querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", words.close)
  })
}

/** Notes close by Esc wherever the focus is, and give it back. */
export function closeNotes() {
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") map.closePopup()
  })
  map.on("popupclose", giveBack)
}

/**
 * @param {Entry} entry
 * @param {string} kind
 */
function note(entry, kind) {
  const passages = entry.passages.flatMap(({ href, label }, index) => [index ? words.comma : " ", link(href, label)])
  const heading = carryNames(make("h2", { id: `note-${entry.id}` }), entry)
  return box(
    heading,
    make("p", { className: "x-soft", textContent: kind }),
    make("ul", {}, ...entry.names.map(form)),
    entry.day ? make("p", { textContent: entry.day }) : null,
    passages.length ? make("p", { className: "x-soft" }, words.passages, ...passages) : null,
    make("p", {}, link(entry.href, words.entry)),
  )
}

/**
 * What a note holds, below its heading, by which those who hear it know it.
 *
 * @param {HTMLElement} heading
 * @param {(Node | null)[]} children
 */
function box(heading, ...children) {
  const element = make("div", { className: "x-popup", tabIndex: -1 }, heading, ...children)
  element.setAttribute("role", "group")
  element.setAttribute("aria-labelledby", heading.id)
  return element
}

/**
 * Links lead out of the frame.
 *
 * @param {string} href
 * @param {string} textContent
 */
function link(href, textContent) {
  return make("a", { href, textContent, target: "_parent" })
}

/** @param {Entry["names"][number]} form */
function form({ name, language, transliteration, users, confirmed }) {
  const about = [transliteration, users.join(words.comma), confirmed ? "" : words.unconfirmed].filter(Boolean)
  const span = make("span", { lang: language, dir: "auto", textContent: name })
  return make("li", {}, span, " ", make("span", { className: "x-soft", textContent: about.join(words.semicolon) }))
}

/**
 * A note keeps clear of the buttons in the corners.
 *
 * @returns {L.PopupOptions}
 */
function room() {
  const [x, y] = margins()
  const maxWidth = Math.min(320, map.getSize().x - 2 * x - 40)
  return { maxWidth, autoPanPaddingTopLeft: [x, y], autoPanPaddingBottomRight: [x, 12] }
}

/** The focus goes back to where it came from, or to the map if that is out of sight. */
function giveBack() {
  const path = opener && elementOf(opener)
  opener = null
  path?.focus({ preventScroll: true })
  if (path && document.activeElement !== path) frame.focus({ preventScroll: true })
}
