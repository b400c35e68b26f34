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
 * @typedef {Entry & { prominence: string, accuracy: string, type: string }} Place
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
 * @property {string} comma what stands between the items of a list
 * @property {string} semicolon what stands between items that may hold commas
 * @property {Tiles | null} tiles
 * @property {string | null} loadTiles what the button for the background says, and what asking for it tells others
 * @property {string} tilesNeedServer why there is none on a page from a folder
 * @typedef {object} MapData Places and roads are in the order in which they were drawn.
 * @property {Place[]} places
 * @property {Road[]} roads
 * @property {string[]} languages those a reader may choose
 * @property {string} ownLanguage the language of the report
 * @property {Words} words
 * @property {[[number, number], [number, number]]} bounds south-west and north-east corners, as latitude and longitude
 */

/** @type {MapData} */
const data = JSON.parse(document.getElementById("map-data")?.textContent ?? "")

export const places = data.places
export const roads = data.roads
export const languages = data.languages
export const ownLanguage = data.ownLanguage
export const words = data.words
export const bounds = data.bounds
