// What every part of the map's script stands on. The map itself was drawn from numbers only; every text comes from the
// data block beside it and is set as text, never as HTML. No server is asked for anything until the reader presses a
// button. The parts are joined into one function when the site is built.

const { places, roads, languages, ownLanguage, words, bounds } = JSON.parse(document.getElementById("map-data").textContent)
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

/** Whether two boxes share more than an edge. */
const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
