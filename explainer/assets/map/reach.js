// What Leaflet leaves out: places and roads that the keyboard reaches (WCAG 2.2, 2.1.1), each with a role and a name to
// hear (4.1.2).

import { words } from "./data.js"
import { pathOf } from "./drawn.js"
import { onOtherNames, spokenNames } from "./names.js"
import { bindNote } from "./notes.js"
import { follow } from "./view.js"

/** @import { Entry } from "./data.js" */

/**
 * Makes a place or road a button that opens its note.
 *
 * @param {L.Path} layer
 * @param {Entry} entry
 * @param {string} kind
 */
export function makeReachable(layer, entry, kind) {
  const say = () => pathOf(layer)?.setAttribute("aria-label", [spokenNames(entry), kind].join(words.comma))

  function dress() {
    const path = pathOf(layer)
    if (!path) return
    path.setAttribute("tabindex", "0")
    path.setAttribute("role", "button")
    path.removeAttribute("aria-describedby")
    path.dataset.id = entry.id
    path.addEventListener("keydown", event => {
      if (event.key !== "Enter" && event.key !== " ") return
      event.preventDefault()
      layer.openPopup()
    })
    path.addEventListener("focus", () => follow(layer))
    say()
  }
  bindNote(layer, entry, kind)
  layer.on("add", dress) // Leaflet makes the path anew when its layer comes back
  onOtherNames(say)
  dress()
}
