// What folium drew, from numbers only: the frame, Leaflet's map in it, and its layers.

export const frame = /** @type {HTMLElement} */ (document.querySelector(".folium-map"))

/** @type {L.Map} */
export const map = Reflect.get(window, frame.id) // folium keeps it in a global variable that is called like the frame

/**
 * The layers of a class, in the order of the data.
 *
 * @template {L.Path} Layer
 * @param {string} className
 * @returns {Layer[]}
 */
export function drawn(className) {
  /** @type {Layer[]} */
  const found = []
  map.eachLayer(layer => {
    const { className: names = "" } = /** @type {Layer} */ (layer).options
    const match = names.match(new RegExp(`${className}-(\\d+)$`))
    if (match) found[Number(match[1])] = /** @type {Layer} */ (layer)
  })
  return found
}

/**
 * The path of a layer; none while the layer is off the map.
 *
 * @param {L.Path} layer
 */
export function pathOf(layer) {
  return /** @type {SVGElement | undefined} */ (layer.getElement())
}
