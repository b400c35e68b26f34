// Names beside the marks: on the side where they cover no other name, no mark and no button, and as little road as can be.

import { make } from "../shared/make.js"
import { frame, map } from "./drawn.js"
import { lines, ranked } from "./marks.js"
import { carryNames } from "./names.js"

/** @import { Mark } from "./marks.js" */

/**
 * Pixels, from the upper left corner of the map.
 *
 * @typedef {{ left: number, top: number, right: number, bottom: number }} Box
 * @typedef {{ width: number, height: number }} Size
 * @typedef {{ side: "start" | "middle" | "end", box: Box, offset: L.PointTuple }} Spot
 */

/** Pixels between a mark and its name, and between a name and the edge. */
const CLEAR = 4

/** Pixels around a name and a mark: Leaflet rounds. */
const AIR = 1

/** Pixels between the points of a road that a name should not cover. */
const STRIDE = 6

/** Points on a stretch of road at most, however far it goes beyond the map. */
const MOST_POINTS = 200

/**
 * Gives a mark its name; where it stands is decided by {@link placeLabels}.
 *
 * @param {Mark} mark
 */
export function label({ layer, place, isMain }) {
  const className = `x-label${isMain ? " x-main" : ""}`
  const box = carryNames(make("div"), place)
  layer.bindTooltip(box, { permanent: true, interactive: true, direction: "center", className, opacity: 1 })
  labelOf(layer)?.setAttribute("aria-hidden", "true") // the path says the name already
  layer.on("mouseover", () => labelOf(layer)?.classList.add("x-near"))
  layer.on("mouseout", () => labelOf(layer)?.classList.remove("x-near"))
}

/** Finds every name its place, main places first. */
export function placeLabels() {
  const { x: width, y: height } = map.getSize()
  const onMap = ranked.filter(mark => map.hasLayer(mark.layer))
  const seen = onMap.filter(mark => !mark.isHidden)
  /** @type {{ box: Box, mark?: Mark }[]} */
  const inTheWay = [...seen.map(mark => ({ box: markBox(mark), mark })), ...buttonBoxes().map(box => ({ box }))]
  const road = roadPoints()

  /** @param {Box} box */
  const isInside = box =>
    box.left >= CLEAR && box.top >= CLEAR && box.right <= width - CLEAR && box.bottom <= height - CLEAR

  /** @param {Box} box */
  const covered = box =>
    road.filter(({ x, y }) => x > box.left && x < box.right && y > box.top && y < box.bottom).length

  // all are measured before one is moved: a browser lays everything out anew for each that is measured after a change
  const measured = onMap.flatMap(mark => {
    const element = labelOf(mark.layer)
    return element ? [{ mark, element, spots: spotsFor(mark, element) }] : []
  })
  for (const { mark, element, spots } of measured) {
    const others = inTheWay.filter(other => other.mark !== mark)
    const free = seen.includes(mark)
      ? spots.filter(({ box }) => isInside(box) && !others.some(other => meet(aired(box), other.box)))
      : []
    const best = cheapest(free.map((spot, order) => ({ spot, cost: order + 2 * covered(spot.box) })))
    element.classList.toggle("x-crowded", !best)
    if (best) inTheWay.push({ box: best.box })
    stand(mark, element, best ?? spots[0])
  }
}

/** @param {L.Layer} layer */
function labelOf(layer) {
  return layer.getTooltip()?.getElement()
}

/**
 * The spot that costs least; of several the first.
 *
 * @param {{ spot: Spot, cost: number }[]} spots
 */
function cheapest(spots) {
  const least = Math.min(...spots.map(({ cost }) => cost))
  return spots.find(({ cost }) => cost === least)?.spot
}

/**
 * The sides of a mark in the order in which a map-maker tries them: where the name starts, and how its lines align.
 *
 * @param {Size} size
 * @param {number} reach
 * @returns {[side: Spot["side"], x: number, y: number][]}
 */
function sides({ width, height }, reach) {
  const far = reach + CLEAR
  const near = far * 0.7
  const over = far * 0.4
  return [
    ["start", far, -height / 2],
    ["start", near, -height - over],
    ["start", near, over],
    ["end", -far - width, -height / 2],
    ["end", -near - width, -height - over],
    ["end", -near - width, over],
    ["middle", -width / 2, -height - far],
    ["middle", -width / 2, far],
    ["start", far, -height + far],
    ["start", far, -far],
    ["end", -far - width, -height + far],
    ["end", -far - width, -far],
  ]
}

/**
 * @param {Mark} mark
 * @param {HTMLElement} element
 * @returns {Spot[]}
 */
function spotsFor({ layer, reach }, { offsetWidth: width, offsetHeight: height }) {
  const { x, y } = map.latLngToContainerPoint(layer.getLatLng())
  return sides({ width, height }, reach).map(([side, dx, dy]) => ({
    side,
    box: boxAt(x + dx, y + dy, { width, height }),
    offset: [dx + width / 2, dy + height / 2], // Leaflet counts from middle to middle
  }))
}

/**
 * @param {Mark} mark
 * @param {HTMLElement} element
 * @param {Spot} spot
 */
function stand({ layer }, element, { side, offset }) {
  element.dataset.side = side
  const tooltip = layer.getTooltip()
  if (!tooltip) return
  tooltip.options.offset = offset
  tooltip.setLatLng(layer.getLatLng()) // an update would take its words out, and put them in again
}

/**
 * Whether two boxes share more than an edge.
 *
 * @param {Box} a
 * @param {Box} b
 */
function meet(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

/**
 * @param {number} x
 * @param {number} y
 * @param {Size} size
 * @returns {Box}
 */
function boxAt(x, y, { width, height }) {
  return { left: x, top: y, right: x + width, bottom: y + height }
}

/**
 * @param {Box} box
 * @returns {Box}
 */
function aired({ left, top, right, bottom }) {
  return { left: left - AIR, top: top - AIR, right: right + AIR, bottom: bottom + AIR }
}

/** @param {Mark} mark */
function markBox({ layer, reach }) {
  const { x, y } = map.latLngToContainerPoint(layer.getLatLng())
  return boxAt(x - reach, y - reach, { width: 2 * reach, height: 2 * reach })
}

/** The boxes of Leaflet's buttons and of clusters, which are buttons too. */
function buttonBoxes() {
  const { left, top } = frame.getBoundingClientRect()
  return [...frame.querySelectorAll(".leaflet-control, .x-cluster")].map(control => {
    const box = control.getBoundingClientRect()
    return boxAt(box.left - left, box.top - top, box)
  })
}

/** Points along all roads that are drawn. */
function roadPoints() {
  return lines
    .filter(({ layer }) => map.hasLayer(layer))
    .flatMap(({ layer }) => {
      const corners = /** @type {L.LatLng[]} */ (layer.getLatLngs())
      const points = corners.map(position => map.latLngToContainerPoint(position))
      return points.slice(1).flatMap((end, index) => between(points[index], end))
    })
}

/**
 * @param {L.Point} start
 * @param {L.Point} end
 */
function between(start, end) {
  const count = Math.min(MOST_POINTS, Math.ceil(start.distanceTo(end) / STRIDE)) || 1
  return Array.from({ length: count }, (_, step) => start.add(end.subtract(start).multiplyBy(step / count)))
}
