// Names, notes and a legend for the map. The map itself was drawn from numbers only; every text comes from the data
// block beside it and is set as text, never as HTML. No server is asked for anything until the reader presses a button.
(() => {
  "use strict"

  const { places, roads, words, bounds } = JSON.parse(document.getElementById("map-data").textContent)
  const CLEAR_OF_CONTROLS = { paddingTopLeft: [56, 24], paddingBottomRight: [56, 112], animate: false }
  const frame = document.querySelector(".folium-map")
  const map = window[frame.id]

  /** An element with properties and children; text is only ever text. */
  function make(tag, properties = {}, ...children) {
    const element = Object.assign(document.createElement(tag), properties)
    element.append(...children.filter(child => child !== null))
    return element
  }

  /** The layers folium drew, in the order of the data. */
  function drawn(className) {
    const found = []
    map.eachLayer(layer => {
      const match = (layer.options.className || "").match(new RegExp(`${className}-(\\d+)$`))
      if (match) found[Number(match[1])] = layer
    })
    return found
  }

  // Notes -----------------------------------------------------------------------------------------------------------

  function link(href, text) {
    return make("a", { href, textContent: text, target: "_parent" })
  }

  function names(item) {
    return make("ul", {}, ...item.names.map(form => {
      const name = make("span", { lang: form.language, dir: "auto", textContent: form.name })
      const about = [form.transliteration, form.users.join(", "), form.confirmed ? "" : words.unconfirmed].filter(Boolean)
      return make("li", {}, name, " ", make("span", { className: "x-soft", textContent: about.join("; ") }))
    }))
  }

  function note(item, kind) {
    const passages = item.passages.flatMap((passage, index) => [index ? ", " : " ", link(passage.href, passage.label)])
    const box = make("div", { className: "x-popup", tabIndex: -1 },
      make("h2", { textContent: item.name }),
      make("p", { className: "x-soft", textContent: kind }),
      names(item),
      item.day ? make("p", { textContent: item.day }) : null,
      passages.length ? make("p", { className: "x-soft" }, `${words.passages}:`, ...passages) : null,
      make("p", {}, link(item.href, words.entry)))
    box.setAttribute("role", "group")
    box.setAttribute("aria-label", item.name)
    return box
  }

  let opener = null

  /** A place or road that mouse, finger and keyboard open alike; Leaflet leaves out the keyboard. */
  function listen(layer, item, kind) {
    layer.bindPopup(note(item, kind), { maxWidth: Math.min(320, map.getSize().x - 60), autoPanPadding: [20, 20] })
    const path = layer.getElement()
    path.setAttribute("tabindex", "0")
    path.setAttribute("role", "button")
    path.setAttribute("aria-label", `${item.name}, ${kind}`)
    path.dataset.id = item.id
    path.addEventListener("keydown", event => {
      if (event.key !== "Enter" && event.key !== " ") return
      event.preventDefault()
      layer.openPopup()
    })
    path.addEventListener("focus", () => { // a stop of the Tab key is to be seen, however far it is
      map.panInside(layer.getLatLng?.() || layer.getCenter(), CLEAR_OF_CONTROLS)
    })
    layer.on("popupopen", event => {
      opener = path
      event.popup.getElement().querySelector(".x-popup").focus({ preventScroll: true })
    })
  }

  document.addEventListener("keydown", event => {
    if (event.key === "Escape") map.closePopup()
  })
  map.on("popupclose", () => {
    opener?.focus({ preventScroll: true })
    opener = null
  })

  // Names on the map ------------------------------------------------------------------------------------------------

  function label(layer, place) {
    const box = make("div", {}, make("span", { textContent: place.name }))
    if (place.second) box.append(make("span", { textContent: place.second }))
    const className = `x-label${place.prominence === "main" ? " x-main" : ""}`
    layer.bindTooltip(box, { permanent: true, direction: "right", offset: [8, 0], className, opacity: 1 })
    layer.getTooltip().getElement()?.setAttribute("aria-hidden", "true")
  }

  /** Main places first; a name that would cover another one waits for a closer look. */
  function declutter() {
    const order = marks.map((layer, index) => [layer, places[index]]).sort((a, b) => (a[1].prominence !== "main") - (b[1].prominence !== "main"))
    const taken = []
    for (const [layer] of order) {
      const element = layer.getTooltip()?.getElement()
      if (!element) continue
      const box = element.getBoundingClientRect()
      const crowded = taken.some(other => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom)
      element.classList.toggle("x-crowded", crowded)
      if (!crowded) taken.push(box)
    }
  }

  // Controls --------------------------------------------------------------------------------------------------------

  function control(position, build) {
    const Control = L.Control.extend({ onAdd: () => {
      const element = build()
      L.DomEvent.disableClickPropagation(element)
      L.DomEvent.disableScrollPropagation(element)
      return element
    } })
    new Control({ position }).addTo(map)
  }

  function swatch(draw) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg")
    svg.setAttribute("viewBox", "0 0 34 14")
    svg.setAttribute("aria-hidden", "true")
    const shape = document.createElementNS("http://www.w3.org/2000/svg", draw.shape)
    for (const [name, value] of Object.entries(draw.attributes)) shape.setAttribute(name, value)
    svg.append(shape)
    return svg
  }

  function legend() {
    const lines = [...new Set(roads.map(road => road.use))].map(use => {
      const { color, weight, dashArray } = lines_of[roads.findIndex(road => road.use === use)].options
      const attributes = { d: "M1 7H33", stroke: color, "stroke-width": weight, "stroke-dasharray": dashArray }
      return make("li", {}, swatch({ shape: "path", attributes }), words.uses[use])
    })
    const dots = [...new Set(places.map(place => place.accuracy))].map(accuracy => {
      const attributes = { cx: 17, cy: 7, r: 5, fill: "#fff", stroke: "#3b3a36", "stroke-width": 2 }
      if (accuracy !== "published") attributes["stroke-dasharray"] = "3 3"
      return make("li", {}, swatch({ shape: "circle", attributes }), words.accuracy[accuracy])
    })
    return make("details", { className: "x-legend", open: map.getSize().x > 640 },
      make("summary", { textContent: words.legend }), make("ul", {}, ...lines, ...dots))
  }

  /** A background map from a server, loaded while the button is pressed and not before. */
  function tileButton() {
    const { name, url, attribution, attribution_url: href } = words.tiles
    const credit = make("a", { href, textContent: attribution, target: "_parent" }).outerHTML
    const layer = L.tileLayer(url, { attribution: credit, maxZoom: 17 })
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

  /** The colours of the page around the frame, or of the system where a frame may not look outside (opened as a file). */
  function followColours() {
    const system = matchMedia("(prefers-color-scheme: dark)")
    let outside = null
    try { outside = parent === window ? null : parent.document.body } catch { /* stays with the system */ }
    const follow = () => {
      const scheme = outside?.dataset.mdColorScheme
      document.documentElement.dataset.scheme = (scheme ? scheme === "slate" : system.matches) ? "dark" : "light"
    }
    follow()
    system.addEventListener("change", follow)
    if (outside) new MutationObserver(follow).observe(outside, { attributeFilter: ["data-md-color-scheme"] })
  }

  /** A window of another size shows the whole story again, until the reader has moved the map. */
  function keepFitted() {
    let isMoved = false
    for (const name of ["wheel", "pointerdown", "keydown"]) {
      frame.addEventListener(name, event => { isMoved ||= event.key !== "Tab" }, { capture: true, passive: true })
    }
    map.on("resize", () => {
      if (!isMoved) map.fitBounds(bounds, { paddingTopLeft: [24, 24], paddingBottomRight: [24, 96], animate: false })
    })
  }

  const marks = drawn("x-place")
  const lines_of = drawn("x-road")
  map.attributionControl.setPrefix(false)
  followColours()
  keepFitted()
  lines_of.forEach((layer, index) => listen(layer, roads[index], words.uses[roads[index].use]))
  marks.forEach((layer, index) => { listen(layer, places[index], places[index].type); label(layer, places[index]) })
  L.control.scale({ imperial: false }).addTo(map)
  control("bottomright", legend)
  if (words.tiles) control("bottomleft", tileButton)
  nameLayers()
  map.on("zoomend moveend layeradd resize", () => requestAnimationFrame(declutter))
  declutter()
  frame.prepend(make("h1", { className: "x-unseen", textContent: document.title }))
  frame.setAttribute("role", "main")
  frame.setAttribute("aria-label", document.title)
  frame.dataset.ready = "true"
})()
