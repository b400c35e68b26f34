// The reader's choices. They are kept in the query of the address and nowhere else: a link that is passed on shows the
// page as the reader saw it, and nothing is stored.

import { make } from "../shared/make.js"
import { all } from "./elements.js"

/** Choices that mean something on every page, and go along with the reader. */
const CARRIED = ["marks", "without", "names", "since", "side"]

const choices = new URLSearchParams(location.search)

/**
 * What the reader has chosen, or nothing.
 *
 * @param {string} name
 */
export function chosen(name) {
  return choices.get(name) ?? ""
}

/**
 * Keeps a choice; the usual one needs no place in the address.
 *
 * @param {string} name
 * @param {string} value
 * @param {string} usual
 */
export function choose(name, value, usual) {
  if (value === usual) choices.delete(name)
  else choices.set(name, value)
  const query = choices.toString()
  try {
    history.replaceState(history.state, "", location.pathname + (query ? `?${query}` : "") + location.hash)
  } catch {
    // a page opened as a file may not change its address; the choice holds until it is left
  }
  carryAlong()
}

/** Links to other pages of the site take the choices with them. */
export function carryAlong() {
  const carried = new URLSearchParams([...choices].filter(([name]) => CARRIED.includes(name))).toString()
  /** @type {HTMLAnchorElement[]} */
  const links = all(":is(.md-content, .md-tabs, .md-nav, .x-thumb) a[href]")
  for (const link of links) {
    const isOnPage = link.getAttribute("href")?.startsWith("#")
    if (isOnPage || link.origin !== location.origin || !/(\.html|\/)$/.test(link.pathname)) continue
    // "null" is the origin of every file, and of every page that belongs to no host
    if (link.protocol === "file:" && location.protocol !== "file:") continue
    link.search = carried
  }
}

/**
 * A choice among a few, as a group of radio buttons; applied at once and at every change.
 *
 * @param {object} choice
 * @param {string} choice.legend
 * @param {string} choice.name in the address
 * @param {[value: string, label: string, sample?: Node][]} choice.options the usual one first
 * @param {(value: string) => void} choice.apply
 */
export function radios({ legend, name, options, apply }) {
  const [[usual]] = options
  const value = options.some(([option]) => option === chosen(name)) ? chosen(name) : usual
  apply(value)
  const labels = options.map(([option, label, sample]) => {
    const checked = option === value
    const onchange = () => {
      apply(option)
      choose(name, option, usual)
    }
    const button = make("input", { type: "radio", name: `x-${name}`, value: option, checked, onchange })
    return make("label", {}, button, label, sample ?? null)
  })
  return make("fieldset", {}, make("legend", { textContent: legend }), ...labels)
}
