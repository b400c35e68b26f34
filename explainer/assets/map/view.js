// What of the world is in view, and how the map behaves on a page that scrolls.

import { bounds } from "./data.js"
import { frame, map } from "./drawn.js"

/** The zoom that nobody gets beyond. */
export const CLOSEST = 17

/** The zoom at which a story of one place opens: not on its doorstep. */
const CLOSEST_FIRST = 12

/** Whether the reader has moved the map. */
let isReaders = false

/** Shows the whole story, in the colours of the page, and leaves the wheel to the page. */
export function showStory() {
  map.setMinZoom(2).setMaxZoom(CLOSEST)
  followColours()
  keepFitted()
  sleep()
  fit()
  // folium's own first view may be on its way, and Leaflet lets nothing stop that
  if (map.getPane("mapPane")?.classList.contains("leaflet-zoom-anim")) map.once("zoomend", fitAgain)
}

/**
 * Pixels for the buttons: beside the story on a wide map, above and below it on a tall one.
 *
 * @returns {[x: number, y: number]}
 */
export function margins() {
  const { x, y } = map.getSize()
  return x > y ? [60, y > 240 ? 28 : 14] : [24, 88]
}

/**
 * The map comes to a place that the keyboard has reached.
 *
 * @param {L.Layer} layer
 */
export function follow(layer) {
  if (!(layer instanceof L.CircleMarker || layer instanceof L.Marker)) return
  const position = layer.getLatLng()
  if (!map.getBounds().contains(position)) map.panTo(position, { animate: false })
}

function fit() {
  const [x, y] = margins()
  const room = { paddingTopLeft: L.point(x, y), paddingBottomRight: L.point(x, Math.max(30, y / 2)) }
  map.fitBounds(bounds, { ...room, maxZoom: CLOSEST_FIRST, animate: false })
}

/** Until the reader has moved the map. */
function fitAgain() {
  if (!isReaders) fit()
}

/** A window of another size shows the whole story again, until the reader has moved the map. */
function keepFitted() {
  /** @param {Event} event */
  const take = event => {
    isReaders ||= !(event instanceof KeyboardEvent && event.key === "Tab")
  }
  for (const name of ["wheel", "pointerdown", "keydown"]) {
    frame.addEventListener(name, take, { capture: true, passive: true })
  }
  map.on("resize", fitAgain)
  new ResizeObserver(() => map.invalidateSize({ pan: false, animate: false })).observe(frame)
}

/** Until it is pressed or focused, the map leaves the wheel, and the finger on a small screen, to the page. */
function sleep() {
  const isTouched = matchMedia("(pointer: coarse)").matches
  const handlers = isTouched ? [map.scrollWheelZoom, map.dragging] : [map.scrollWheelZoom]
  /** @param {"enable" | "disable"} change */
  const turn = change => {
    for (const handler of handlers) handler[change]()
  }
  frame.addEventListener("focusin", () => turn("enable"))
  frame.addEventListener("focusout", () => turn("disable"))
  turn("disable")
}

/** The colours of the page around the frame, or of the system where a frame may not look outside (opened as a file). */
function followColours() {
  const system = matchMedia("(prefers-color-scheme: dark)")
  const outside = bodyAround()
  const colour = () => {
    const scheme = outside?.dataset.mdColorScheme
    const isDark = scheme ? scheme === "slate" : system.matches
    document.documentElement.dataset.scheme = isDark ? "dark" : "light"
  }
  colour()
  system.addEventListener("change", colour)
  if (outside) new MutationObserver(colour).observe(outside, { attributeFilter: ["data-md-color-scheme"] })
}

function bodyAround() {
  try {
    return parent === window ? null : parent.document.body
  } catch {
    return null // of another origin, as all files are to each other
  }
}
