// What Leaflet leaves out: places and roads that the keyboard reaches (WCAG 2.2, 2.1.1), each with a role and a name to
// hear (4.1.2).

import { words } from "./data.js"
import { elementOf } from "./drawn.js"
import { label } from "./labels.js"
import { onOtherNames, spokenNames } from "./names.js"
import { bindNote } from "./notes.js"
import { follow } from "./view.js"

/** @import { Entry } from "./data.js" */
/** @import { Mark } from "./marks.js" */

/**
 * Gives a place on the map its name and its note.
 *
 * @param {Mark} mark
 */
export function introduce(mark) {
  label(mark)
  makeReachable(mark.layer, mark.place, mark.place.type)
}

/**
 * Makes a place or road a button that opens its note.
 *
 * @param {L.Path} layer
 * @param {Entry} entry
 * @param {string} kind
 */
export function makeReachable(layer, entry, kind) {
  const say = () => elementOf(layer)?.setAttribute("aria-label", [spokenNames(entry), kind].join(words.comma))

  function dress() {
    const path = elementOf(layer)
    if (!path) return
    path.removeAttribute("aria-describedby")
    path.dataset.id = entry.id
    makeButton(path, layer, () => layer.openPopup())
    say()
  }
  bindNote(layer, entry, kind)
  layer.on("add", dress) // Leaflet makes the path anew when its layer comes back
  onOtherNames(say)
  dress()
}

/**
 * Makes the element of a layer a button, which comes into view when it is reached.
 *
 * @param {SVGElement | HTMLElement} element
 * @param {L.Path | L.Marker} layer
 * @param {() => void} press
 */
export function makeButton(element, layer, press) {
  element.setAttribute("tabindex", "0")
  element.setAttribute("role", "button")
  element.addEventListener("keydown", event => {
    if (!(event instanceof KeyboardEvent) || (event.key !== "Enter" && event.key !== " ")) return
    event.preventDefault()
    press()
  })
  element.addEventListener("focus", () => follow(layer))
}
