// Below the map, where nothing can be covered: what the lines and dots mean, and a background for those who ask for one.

import { make } from "../shared/make.js"
import { sizes, words } from "./data.js"
import { map } from "./drawn.js"
import { lines, marks } from "./marks.js"
import { CLOSEST } from "./view.js"

/** @import { Tiles } from "./data.js" */

const SVG = "http://www.w3.org/2000/svg"

const moved = make("p", { className: "x-moved", textContent: words.moved, hidden: true })

/** The legend, and the button for the background if the project offers one. */
export function foot() {
  return make("footer", { className: "x-foot" }, legend(), words.tiles ? background(words.tiles) : null)
}

/**
 * Says whether places stand beside where they are.
 *
 * @param {boolean} isMoved
 */
export function tellMoved(isMoved) {
  moved.hidden = !isMoved
}

/** Layers have keys for names when folium draws them. */
export function nameLayers() {
  for (const text of document.querySelectorAll(".leaflet-control-layers-overlays label span span")) {
    const name = words.layers[(text.textContent ?? "").trim().replace(/^layer-/, "")]
    if (name) text.textContent = ` ${name}`
  }
}

/** Leaflet's buttons have English names. */
export function nameButtons() {
  const names = { "zoom-in": words.zoomIn, "zoom-out": words.zoomOut, "layers-toggle": words.choose }
  for (const [button, name] of Object.entries(names)) {
    const element = document.querySelector(`.leaflet-control-${button}`)
    element?.setAttribute("title", name)
    element?.setAttribute("aria-label", name)
  }
}

function legend() {
  const { x, y } = map.getSize()
  return make(
    "details",
    { className: "x-legend", open: x > 640 && y > 400 },
    make("summary", { textContent: words.legend }),
    make("ul", {}, ...roadUses(), ...pointsFound(), numberOfPlaces()),
    moved,
  )
}

/** One line for each use of a road, drawn as on the map. */
function roadUses() {
  const uses = new Map(lines.map(({ layer, road }) => [road.use, layer.options]))
  return [...uses].map(([use, options]) => {
    const line = swatch("path", 34, { d: "M4 7H30", ...look(options, `x-${use}`) })
    return make("li", {}, line, words.uses[use])
  })
}

/** One line for each way in which a point was found, drawn as on the map. */
function pointsFound() {
  const ways = new Map(marks.map(({ layer, place }) => [place.accuracy, { ...layer.options, fillColor: "#ffffff" }]))
  return [...ways].map(([way, options]) => {
    const dot = swatch("circle", 14, { cx: 7, cy: 7, r: 5, ...look(options, "x-dot") })
    return make("li", {}, dot, words.accuracy[way])
  })
}

/** One line for the numbers of places, if there are any. */
function numberOfPlaces() {
  const [least] = Object.keys(sizes ?? {})
  return least
    ? make("li", {}, make("span", { className: "x-cluster", textContent: least }), words.clusters ?? "")
    : null
}

/**
 * How Leaflet drew a layer, as attributes of a shape.
 *
 * @param {L.PathOptions} options
 * @param {string} className
 */
function look({ color, weight, dashArray, lineCap, fillColor, fill }, className) {
  return {
    class: className,
    stroke: color,
    "stroke-width": weight,
    "stroke-dasharray": dashArray,
    "stroke-linecap": lineCap,
    fill: fill ? fillColor : "none",
  }
}

/**
 * @param {"path" | "circle"} shape
 * @param {number} width
 * @param {Record<string, unknown>} attributes
 */
function swatch(shape, width, attributes) {
  const svg = document.createElementNS(SVG, "svg")
  svg.setAttribute("viewBox", `0 0 ${width} 14`)
  svg.setAttribute("width", String(width))
  svg.setAttribute("aria-hidden", "true")
  const drawing = document.createElementNS(SVG, shape)
  for (const [name, value] of Object.entries(attributes)) if (value) drawing.setAttribute(name, String(value))
  svg.append(drawing)
  return svg
}

/**
 * Servers of tiles refuse who does not say where he comes from, and a page from a folder comes from nowhere.
 *
 * @param {Tiles} tiles
 */
function background(tiles) {
  if (location.protocol !== "file:") return tileButton(tiles)
  return make("p", { className: "x-no-tiles", textContent: words.tilesNeedServer })
}

/**
 * A background map from a server, loaded while the button is pressed and not before.
 *
 * @param {Tiles} tiles
 */
function tileButton({ url, attribution, attribution_url: href }) {
  // Leaflet takes the credit as HTML; made as an element first, it is encoded
  const rel = "noopener noreferrer"
  const credit = make("a", { href, rel, textContent: attribution, target: "_parent" }).outerHTML
  // the one thing on the site that says where it comes from, and only the name of the host
  const layer = L.tileLayer(url, { attribution: credit, maxZoom: CLOSEST, referrerPolicy: "strict-origin" })
  const button = make("button", { type: "button", className: "x-tiles", textContent: words.loadTiles ?? "" })
  button.setAttribute("aria-pressed", "false")
  button.addEventListener("click", () => {
    const isPressed = !map.hasLayer(layer)
    if (isPressed) layer.addTo(map)
    else layer.remove()
    button.setAttribute("aria-pressed", String(isPressed))
  })
  return button
}
