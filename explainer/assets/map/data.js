// What the page of the map tells its script: the data block beside it. All of it is text or numbers that somebody wrote;
// it reaches the page as text, never as HTML.

/**
 * @typedef {{ name: string, language: string, transliteration: string, users: string[], confirmed: boolean }} Form
 *   A form of a name, who uses it, and whether a source confirms that.
 * @typedef {object} Entry What a place and a road have in common.
 * @property {string} id
 * @property {string} name the heading
 * @property {string[]} together the forms that the heading is made of
 * @property {Form[]} names
 * @property {string} day
 * @property {string} href
 * @property {Passage[]} passages
 * @typedef {{ label: string, href: string }} Passage
 * @typedef {Entry & { prominence: string, accuracy: string, type: string } & Partial<OneOfMany>} Place
 * @typedef {{ at: L.LatLngTuple, page: number }} OneOfMany What the script is told of a place that it draws itself: its
 *   point, and the page that tells of it.
 * @typedef {Entry & { use: string }} Road
 * @typedef {{ name: string, url: string, attribution: string, attribution_url: string }} Tiles
 * @typedef {object} Words Words of the page in the language of the site, those of layers, uses and accuracy by key.
 * @property {Record<string, string>} layers
 * @property {Record<string, string>} uses
 * @property {Record<string, string>} accuracy
 * @property {string} moved
 * @property {string} legend
 * @property {string} unconfirmed
 * @property {string} entry
 * @property {string} passages
 * @property {string} zoomIn
 * @property {string} zoomOut
 * @property {string} choose
 * @property {string} close
 * @property {string} [clusters] what a number on the map is, if there are many places
 * @property {string} comma what stands between the items of a list
 * @property {string} semicolon what stands between items that may hold commas
 * @property {Tiles | null} tiles
 * @property {string | null} loadTiles what the button for the background says, and what asking for it tells others
 * @property {string} tilesNeedServer why there is none on a page from a folder
 * @typedef {object} MapData Places and roads are in the order in which they were drawn; many places are not drawn yet, and
 *   what is empty is left out of them.
 * @property {Place[]} places
 * @property {Road[]} roads
 * @property {string[]} languages those a reader may choose
 * @property {string} ownLanguage the language of the report
 * @property {Words} words
 * @property {[[number, number], [number, number]]} bounds south-west and north-east corners, as latitude and longitude
 * @property {string[]} [pages] of many places, addresses without the ids
 * @property {number[]} [apart] the first zoom at which each place stands apart from the one before it
 * @property {Record<string, L.CircleMarkerOptions>} [looks] how they are drawn, by prominence and accuracy
 * @property {Record<number, string>} [sizes] what a cluster of so many places is called
 */

/** @type {MapData} */
const data = JSON.parse(document.getElementById("map-data")?.textContent ?? "")

/** @type {Place[]} */
export const places = data.places.map(place => {
  const href = `${data.pages?.[place.page ?? 0]}#${place.id}`
  return Object.assign({ href, names: [], passages: [], day: "", together: [place.name] }, place)
})
export const roads = data.roads
export const languages = data.languages
export const ownLanguage = data.ownLanguage
export const words = data.words
export const bounds = data.bounds
export const apart = data.apart ?? []
export const looks = data.looks
export const sizes = data.sizes
