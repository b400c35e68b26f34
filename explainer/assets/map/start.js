// Everything is ready; begin.

map.attributionControl.setPrefix(false)
document.body.append(make("footer", { className: "x-foot" }, legend(), words.tiles ? tileButton() : null))
L.control.scale({ imperial: false, maxWidth: 120 }).addTo(map)
nameLayers()
for (const mark of marks) label(mark)
for (const { layer, road } of lines) reachable(layer, road, words.uses[road.use])
for (const { layer, place } of marks) reachable(layer, place, place.type)
notes.start()
view.start()
spread()
placeLabels()

/** Changes that come together are drawn together. */
const later = (() => {
  let isDue = false
  return () => {
    if (isDue) return
    isDue = true
    requestAnimationFrame(() => { isDue = false; placeLabels() })
  }
})()
map.on("zoomend", spread)
map.on("zoomend moveend layeradd layerremove resize", later)
map.on("overlayadd", () => { for (const { layer } of marks) layer.bringToFront() })
names.changed(later)
names.start()

frame.prepend(make("h1", { className: "x-unseen", textContent: document.title }))
frame.setAttribute("role", "main")
frame.setAttribute("aria-label", document.title)
frame.dataset.ready = "true"
