// How our scripts make elements. There is no other way, and none of a string of HTML: text is only ever text, whatever
// somebody wrote into the data. Only whole pages of the site are read as HTML, by reader/unfold.js.

/**
 * An element with properties and children; a child that is null is left out.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} properties
 * @param {(Node | string | null)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...children.filter(child => child !== null))
  return element
}
