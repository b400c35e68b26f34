// Below the map, where nothing can be covered: what the lines and dots mean, and a background for those who ask for one.

function swatch(shape, width, attributes) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg")
  svg.setAttribute("viewBox", `0 0 ${width} 14`)
  svg.setAttribute("width", width)
  svg.setAttribute("aria-hidden", "true")
  const drawing = document.createElementNS("http://www.w3.org/2000/svg", shape)
  for (const [name, value] of Object.entries(attributes)) if (value) drawing.setAttribute(name, value)
  svg.append(drawing)
  return svg
}

/** How Leaflet drew a layer, as attributes of a shape. */
function look({ color, weight, dashArray, lineCap, fillColor, fill }, className) {
  return { class: className, stroke: color, "stroke-width": weight, "stroke-dasharray": dashArray, "stroke-linecap": lineCap, fill: fill ? fillColor : "none" }
}

/** One line for each use of a road and for each way in which a point was found, drawn as on the map. */
function meanings() {
  const uses = new Map(lines.map(({ layer, road }) => [road.use, layer.options]))
  const ways = new Map(marks.map(({ layer, place }) => [place.accuracy, { ...layer.options, fillColor: "#ffffff" }]))
  return [
    ...[...uses].map(([use, options]) => make("li", {}, swatch("path", 34, { d: "M4 7H30", ...look(options, `x-${use}`) }), words.uses[use])),
    ...[...ways].map(([way, options]) => make("li", {}, swatch("circle", 14, { cx: 7, cy: 7, r: 5, ...look(options, "x-dot") }), words.accuracy[way])),
  ]
}

function legend() {
  const isRoomy = map.getSize().x > 640 && map.getSize().y > 400
  return make("details", { className: "x-legend", open: isRoomy },
    make("summary", { textContent: words.legend }),
    make("ul", {}, ...meanings()),
    make("p", { className: "x-moved", textContent: words.moved, hidden: true }))
}

/** A background map from a server, loaded while the button is pressed and not before. */
function tileButton() {
  const { name, url, attribution, attribution_url: href } = words.tiles
  const credit = make("a", { href, textContent: attribution, target: "_parent" }).outerHTML
  const layer = L.tileLayer(url, { attribution: credit, maxZoom: view.CLOSEST })
  const button = make("button", { type: "button", className: "x-tiles", textContent: name })
  button.setAttribute("aria-pressed", "false")
  button.addEventListener("click", () => {
    const pressed = !map.hasLayer(layer)
    pressed ? layer.addTo(map) : layer.remove()
    button.setAttribute("aria-pressed", String(pressed))
  })
  return button
}

function nameLayers() {
  for (const text of document.querySelectorAll(".leaflet-control-layers-overlays label span span")) {
    const key = text.textContent.trim().replace(/^layer-/, "")
    if (words.layers[key]) text.textContent = ` ${words.layers[key]}`
  }
}
