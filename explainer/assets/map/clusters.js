// Many places: those that stand too close to each other to be told apart are one button with their number, which leads to
// a closer look. Which these are at each zoom was found out when the site was built. Only what is in view is drawn.

import { make } from "../shared/make.js"
import { apart, sizes, words } from "./data.js"
import { elementOf, frame, ground, map } from "./drawn.js"
import { marks } from "./marks.js"
import { onOtherNames, spokenNames } from "./names.js"
import { bindList } from "./notes.js"
import { introduce, makeButton } from "./reach.js"
import { CLOSEST, margins } from "./view.js"

/** @import { Mark } from "./marks.js" */
/**
 * @typedef {{ marks: Mark[], parting: number }} Cluster Marks that stand where the first of them does, and the zoom at which
 *   they part; a cluster of one is a place that stands alone.
 */

/** Pixels around the view in which places are drawn, too: about the half of a mark. */
const ROOM = 24

/**
 * The buttons that have been made, by the first place and the number of places.
 *
 * @type {Map<string, L.Marker>}
 */
const buttons = new Map()

/**
 * The places that have been drawn, and so have their names and notes.
 *
 * @type {WeakSet<L.Layer>}
 */
const introduced = new WeakSet()

/**
 * The place that gets the focus when the map has come to it.
 *
 * @type {Mark | null}
 */
let next = null

/** Keeps what is in view drawn. */
export function gatherPlaces() {
  map.on("move zoomend resize overlayadd", draw)
  map.on("moveend", giveFocus)
  draw()
}

/** The clusters at the zoom of the map. */
function clusters() {
  const zoom = Math.round(map.getZoom()) // between two zooms they stand somewhat closer or wider
  /** @type {Cluster[]} */
  const found = []
  for (const [index, mark] of marks.entries()) {
    if (apart[index] <= zoom) found.push({ marks: [mark], parting: Infinity })
    else {
      const last = found[found.length - 1]
      last.marks.push(mark)
      last.parting = Math.min(last.parting, apart[index])
    }
  }
  return found
}

/** Draws what has come into view, and takes away what has left it; what is read in a note stays. */
function draw() {
  if (!map.hasLayer(ground)) return
  const hadFocus = frame.contains(document.activeElement)
  const view = L.bounds([-ROOM, -ROOM], map.getSize().add([ROOM, ROOM]))
  const drawn = /** @type {(L.CircleMarker | L.Marker)[]} */ (ground.getLayers())
  const isRead = drawn.find(layer => layer.isPopupOpen())
  const seen = clusters().filter(
    ({ marks }) => view.contains(map.latLngToContainerPoint(marks[0].home)) || (isRead && drawing(marks) === isRead),
  )
  const shown = new Set(seen.map(cluster => drawing(cluster.marks) ?? button(cluster)))
  for (const layer of drawn) if (!shown.has(layer)) ground.removeLayer(layer)
  for (const layer of shown) if (!ground.hasLayer(layer)) ground.addLayer(layer)
  for (const { marks } of seen) if (marks.length === 1) introduceOnce(marks[0])
  if (hadFocus && !frame.contains(document.activeElement)) frame.focus({ preventScroll: true })
}

/** @param {Mark} mark */
function introduceOnce(mark) {
  if (introduced.has(mark.layer)) return
  introduced.add(mark.layer)
  introduce(mark)
}

/** @param {Mark[]} marks */
function key(marks) {
  return `${marks[0].place.id} ${marks.length}`
}

/**
 * What a cluster is drawn as: a mark, or the button if it has been made.
 *
 * @param {Mark[]} marks
 * @returns {L.CircleMarker | L.Marker | undefined}
 */
function drawing(marks) {
  return marks.length > 1 ? buttons.get(key(marks)) : marks[0].layer
}

/**
 * A button with the number of places, which leads to the zoom at which they part, or to the list of those that never do.
 *
 * @param {Cluster} cluster
 */
function button({ marks, parting }) {
  const [{ home, place }] = marks
  const html = make("span", { textContent: marks.length.toLocaleString(document.documentElement.lang) })
  const side = 25 + 5 * (html.textContent ?? "").length
  const icon = L.divIcon({ className: "x-cluster", html, iconSize: [side, side], popupAnchor: [0, -side / 2] })
  const layer = L.marker(home, { icon, autoPanOnFocus: false })
  const title = sizes?.[marks.length] ?? ""
  const say = () => elementOf(layer)?.setAttribute("aria-label", [title, spokenNames(place)].join(words.comma))
  const isList = parting > CLOSEST
  const press = () => (isList ? layer.openPopup() : goInto(marks, parting))
  layer.on("add", () => {
    const element = elementOf(layer)
    if (element) makeButton(element, layer, press)
    say()
  })
  onOtherNames(say)
  if (isList) bindList(layer, title, marks)
  else layer.on("click", press)
  buttons.set(key(marks), layer)
  return layer
}

/**
 * Shows all places of a cluster, at least so close that they part.
 *
 * @param {Mark[]} marks
 * @param {number} parting
 */
function goInto(marks, parting) {
  const bounds = L.latLngBounds(marks.map(mark => mark.home))
  const room = L.point(margins()).multiplyBy(2)
  next = marks[0]
  map.setView(bounds.getCenter(), Math.min(CLOSEST, Math.max(parting, map.getBoundsZoom(bounds, false, room))))
}

/** What was pressed is gone; its first place has the focus now, or the cluster in which that stands. */
function giveFocus() {
  const mark = next
  const cluster = mark && clusters().find(({ marks }) => marks.includes(mark))
  const layer = cluster && drawing(cluster.marks)
  next = null
  if (layer) elementOf(layer)?.focus({ preventScroll: true })
}
