// What every part of the reader's script stands on. The parts are joined into one function when the site is built; each
// offers its functions to those after it. Without this script every word of the site is still there. Nothing is stored,
// and nothing is fetched from anywhere else.

const HOVER_MS = 300
const root = document.documentElement
const all = (selector, within = document) => [...within.querySelectorAll(selector)]

/** An element with properties and children; text is only ever text. */
function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...children)
  return element
}

/** The id in the fragment of a link or of the page's own address; one with a stray percent sign is taken as it stands. */
function idIn({ hash }) {
  const id = hash.slice(1)
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}

/** The ids of the entries that a marked word means. */
const meanings = mention => [mention.dataset.entry, ...(mention.dataset.also || "").split(" ")].filter(Boolean)
