// What a page needs only once a reader asks for it comes as a script that sets one value: a page opened from a folder may
// load scripts, but may not read files.

import { make } from "../shared/make.js"

/**
 * The value that a script of the site sets; nothing if it cannot be loaded.
 *
 * @param {URL} address
 * @param {string} name
 * @returns {Promise<any>}
 */
export function bring(address, name) {
  return new Promise(resolve => {
    const brought = () => resolve(/** @type {any} */ (window)[name])
    document.head.append(make("script", { src: address.href, onload: brought, onerror: brought }))
  })
}
