// What folium drew, from numbers only: the frame, Leaflet's map in it, and its layers.

export const frame = /** @type {HTMLElement} */ (document.querySelector(".folium-map"))

/** @type {L.Map} */
export const map = Reflect.get(window, frame.id) // folium keeps it in a global variable that is called like the frame

/** The name of the global variable in which folium keeps the groups of layers that readers may turn off. */
const groups = Object.keys(window).find(name => /^layer_control_\d+_layers$/.test(name)) ?? ""

/** @type {L.FeatureGroup} */
export const ground = Reflect.get(window, groups).overlays["layer-places"]

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
 * The element of a layer; none while the layer is off the map.
 *
 * @param {L.Path | L.Marker} layer
 */
export function elementOf(layer) {
  return /** @type {SVGElement | HTMLElement | undefined} */ (layer.getElement())
}
