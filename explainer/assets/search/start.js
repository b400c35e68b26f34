// The search, in a thread of its own: the worker that the theme is told to ask, in place of its own. It is sent the index
// once, and a query at a time.

import { find } from "./find.js"
import { indexOf } from "./records.js"
import { asItem } from "./shown.js"

/** The kinds of message that the theme knows. */
const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3]

let index = indexOf([])

addEventListener("message", ({ data: { type, data } }) => {
  if (type === SETUP) {
    index = indexOf(data.docs)
    postMessage({ type: READY })
  } else if (type === QUERY) {
    const { hits, wanted } = find(index, data)
    postMessage({ type: RESULT, data: { items: hits.map(hit => [asItem(hit, wanted)]) } })
  }
})
