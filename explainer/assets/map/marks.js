// Places and roads as they lie on the map, none of them hidden by another.

import { looks, places, roads } from "./data.js"
import { drawn, elementOf, map } from "./drawn.js"

/** @import { Place } from "./data.js" */

/**
 * A place on the map.
 *
 * @typedef {object} Mark
 * @property {L.CircleMarker} layer
 * @property {Place} place
 * @property {L.LatLng} home where the place is; the mark may stand beside it
 * @property {number} reach pixels from the middle of the mark to its edge
 * @property {boolean} isMain
 * @property {boolean} isHidden whether it waits for a closer look
 */

/** Pixels between two marks that stand side by side. */
const GAP = 2

const TURNS = [0, 30, -30, 60, -60, 90, -90, 120, -120, 150, -150, 180].map(degrees => (degrees * Math.PI) / 180)

/** Whether places that stand close together are drawn as one, as there are many of them. */
export const areMany = looks !== undefined

/** @type {L.CircleMarker[]} */
const dots = areMany ? places.map(dot) : drawn("x-place")

/** @type {L.Polyline[]} */
const paths = drawn("x-road")

/** @type {Mark[]} */
export const marks = dots.map((layer, index) => ({
  layer,
  place: places[index],
  home: layer.getLatLng(),
  reach: layer.getRadius() + (layer.options.weight ?? 0) / 2,
  isMain: places[index].prominence === "main",
  isHidden: false,
}))

export const lines = paths.map((layer, index) => ({ layer, road: roads[index] }))

/** Main places first: they keep their spot, and their name. */
export const ranked = [...marks].sort((a, b) => Number(b.isMain) - Number(a.isMain))

/** @param {Place} place */
function dot({ at, prominence, accuracy }) {
  return L.circleMarker(at ?? [0, 0], looks?.[`${prominence} ${accuracy}`])
}

/**
 * Places that would lie on each other stand side by side; one that finds no spot near by waits for a closer look.
 * Returns whether one of them has moved.
 */
export function spread() {
  /** @type {{ point: L.Point, reach: number }[]} */
  const taken = []
  let isMoved = false
  for (const mark of ranked) {
    const home = map.latLngToLayerPoint(mark.home)
    const spot = freeSpot(home, mark.reach, taken)
    mark.isHidden = !spot && !mark.isMain
    elementOf(mark.layer)?.classList.toggle("x-crowded", mark.isHidden)
    mark.layer.setLatLng(!spot || spot === home ? mark.home : map.layerPointToLatLng(spot))
    isMoved ||= Boolean(spot) && spot !== home
    if (!mark.isHidden) taken.push({ point: spot ?? home, reach: mark.reach })
  }
  return isMoved
}

/**
 * Home, or the nearest place beside the mark that is in the way, in the true direction if possible.
 *
 * @param {L.Point} home
 * @param {number} reach
 * @param {{ point: L.Point, reach: number }[]} taken
 */
function freeSpot(home, reach, taken) {
  /** @param {L.Point} point */
  const blocker = point => taken.find(other => point.distanceTo(other.point) < reach + other.reach)
  const first = blocker(home)
  if (!first) return home
  const bearing = Math.atan2(home.y - first.point.y, home.x - first.point.x)
  const distance = reach + first.reach + GAP
  return TURNS.map(turn => bearing + turn)
    .map(angle => first.point.add([Math.cos(angle) * distance, Math.sin(angle) * distance]))
    .find(point => !blocker(point))
}
