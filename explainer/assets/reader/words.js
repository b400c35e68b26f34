// Every word that the reader's script shows, in the language of the site. In the code stand the English words, as the ids
// of gettext; what they are in another language is in the catalogue:
//
//   { "Close": "Schließen", "%(number)s event": { "one": "%(number)s Ereignis", "other": "%(number)s Ereignisse" } }
//
// Plural forms stand under the id of the singular, by the categories of CLDR, which Intl.PluralRules and Babel both know;
// gettext's own numbers of forms mean nothing to a browser. A word that is not in the catalogue is shown in English.

import { catalogue } from "./catalogue.js"

/** @typedef {Record<string, string | number>} Values what stands for each %(name)s in a text, as in Python */

const language = globalThis.document?.documentElement.lang || "en" // a worker has none

/**
 * A text in the language of the site.
 *
 * @param {string} id
 * @param {Values} values
 */
export function gettext(id, values = {}) {
  const found = catalogue[id]
  return fill(typeof found === "string" ? found : id, values)
}

/**
 * A text about a number of things, which stands in it as %(number)s.
 *
 * @param {string} one
 * @param {string} several
 * @param {number} number
 * @param {Values} values
 */
export function ngettext(one, several, number, values = {}) {
  const forms = catalogue[one]
  const found =
    typeof forms === "object" ? (forms[new Intl.PluralRules(language).select(number)] ?? forms.other) : undefined
  return fill(found ?? (number === 1 ? one : several), { number, ...values })
}

/**
 * @param {string} text
 * @param {Values} values
 */
function fill(text, values) {
  return text.replace(/%\((\w+)\)s/g, (whole, name) => values[name]?.toLocaleString(language) ?? whole)
}
