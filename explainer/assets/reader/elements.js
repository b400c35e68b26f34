// How the reader's script finds its way on a page: elements, and the entries that they mean.

/**
 * All elements of a selector, in the order of the page.
 *
 * @template {Element} [Found=HTMLElement]
 * @param {string} selector
 * @param {ParentNode} within
 * @returns {Found[]}
 */
export function all(selector, within = document) {
  return [.../** @type {NodeListOf<Found>} */ (within.querySelectorAll(selector))]
}

/**
 * The first element of a selector, or null.
 *
 * @template {Element} [Found=HTMLElement]
 * @param {string} selector
 * @param {ParentNode} within
 * @returns {Found | null}
 */
export function first(selector, within = document) {
  return within.querySelector(selector)
}

/**
 * The element of a selector on or around the target of an event, or null.
 *
 * @param {Event} event
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
export function around({ target }, selector) {
  return target instanceof Element ? target.closest(selector) : null
}

/**
 * Whether a click asks the browser for another tab or window; that is left to it.
 *
 * @param {MouseEvent} event
 */
export function isForBrowser(event) {
  return event.metaKey || event.ctrlKey || event.shiftKey || event.button > 0
}

/**
 * The id in the fragment of a link or of the page's own address; one with a stray percent sign is taken as it stands.
 *
 * @param {{ hash: string }} address
 */
export function idIn({ hash }) {
  const id = hash.slice(1)
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}

/**
 * The id of the place at the end of a marked word; empty for the rest of words that emphasis divides.
 *
 * @param {HTMLElement} mention
 */
export function placeOf(mention) {
  return first(".x-anchor", mention)?.id ?? ""
}

/**
 * The ids of the entries that a marked word means.
 *
 * @param {HTMLElement} mention
 */
export function meanings({ dataset }) {
  return [dataset.entry ?? "", ...(dataset.also ?? "").split(" ")].filter(Boolean)
}
