// A register that has become too long is divided, and its old page leads to the new ones. Whoever comes by an address from
// before, with the anchor of an entry, is sent on to where that stands now; so is who comes to a page that it has left.

import { bring } from "./bring.js"
import { first, idIn } from "./elements.js"

/** Sends readers on whose address leads to nothing on this page, now and whenever it is another. */
export function sendOn() {
  const places = first("[data-places]")?.dataset.places
  if (!places) return
  const address = new URL(places, location.href)
  const go = async () => {
    const id = idIn(location)
    if (!id || document.getElementById(id)) return
    /** @type {Record<string, string[]>} */
    const anchors = (await bring(address, "explainerPlaces")) ?? {}
    const page = Object.keys(anchors).find(page => anchors[page].includes(id))
    if (page) location.replace(new URL(page + location.search + location.hash, address))
  }
  go()
  addEventListener("hashchange", go)
}
