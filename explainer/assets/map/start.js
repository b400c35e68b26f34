// What readers' browsers run in the frame of the map, after folium has drawn it. No server is asked for anything until the
// reader presses a button.

import { make } from "../shared/make.js"
import { words } from "./data.js"
import { frame, map } from "./drawn.js"
import { label, placeLabels } from "./labels.js"
import { foot, nameButtons, nameLayers, tellMoved } from "./legend.js"
import { lines, marks, spread } from "./marks.js"
import { hearNames, onOtherNames } from "./names.js"
import { closeNotes } from "./notes.js"
import { makeReachable } from "./reach.js"
import { showStory } from "./view.js"

let isDue = false

map.attributionControl.setPrefix(false)
document.body.append(foot())
L.control.scale({ imperial: false, maxWidth: 120 }).addTo(map)
nameLayers()
nameButtons()
for (const mark of marks) label(mark)
for (const { layer, road } of lines) makeReachable(layer, road, words.uses[road.use])
for (const { layer, place } of marks) makeReachable(layer, place, place.type)
closeNotes()
showStory()
arrange()
placeLabels()

map.on("zoomend", arrange)
map.on("zoomend moveend layeradd layerremove resize", later)
map.on("overlayadd", () => {
  for (const { layer } of marks) layer.bringToFront()
})
onOtherNames(later)
hearNames()

frame.prepend(make("h1", { className: "x-unseen", textContent: document.title }))
frame.setAttribute("role", "main")
frame.setAttribute("aria-label", document.title)
frame.dataset.ready = "true"

function arrange() {
  tellMoved(spread())
}

/** Changes that come together are drawn together. */
function later() {
  if (isDue) return
  isDue = true
  requestAnimationFrame(() => {
    isDue = false
    placeLabels()
  })
}
