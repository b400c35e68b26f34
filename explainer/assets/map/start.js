// What readers' browsers run in the frame of the map, after folium has drawn it. No server is asked for anything until the
// reader presses a button.

import { make } from "../shared/make.js"
import { gatherPlaces } from "./clusters.js"
import { words } from "./data.js"
import { frame, map } from "./drawn.js"
import { placeLabels } from "./labels.js"
import { foot, nameButtons, nameLayers, tellMoved } from "./legend.js"
import { areMany, lines, marks, spread } from "./marks.js"
import { hearNames, onOtherNames } from "./names.js"
import { closeNotes } from "./notes.js"
import { introduce, makeReachable } from "./reach.js"
import { showStory } from "./view.js"

let isDue = false

map.attributionControl.setPrefix(false)
document.body.append(foot())
L.control.scale({ imperial: false, maxWidth: 120 }).addTo(map)
nameLayers()
nameButtons()
for (const { layer, road } of lines) makeReachable(layer, road, words.uses[road.use])
if (areMany) gatherPlaces()
else introduceAll()
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

/** Leaflet measures each name that it opens: no name is shown, and so none laid out anew, until all are there. */
function introduceAll() {
  const names = /** @type {HTMLElement} */ (map.getPane("tooltipPane"))
  names.style.display = "none"
  for (const mark of marks) introduce(mark)
  names.style.display = ""
}

/** Of many places none stands beside where it is: those that have no room stand together. */
function arrange() {
  if (!areMany) tellMoved(spread())
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
