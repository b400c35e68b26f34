// The entries of a register are rows that open in place, in groups that open too. They are sent open, for readers without
// a script; here they fold. The style sheet hides what they hold until then, so that nothing jumps.

import { all, around, idIn } from "./elements.js"

/** Folds all rows, and opens the one that the address leads to, now and whenever it leads to another. */
export function foldRows() {
  /** @type {HTMLDetailsElement[]} */
  const rows = all(".x-row, .x-group")
  if (!rows.length) return
  for (const row of rows) row.open = false
  open(idIn(location))
  document.documentElement.dataset.rows = "folded"
  addEventListener("hashchange", () => {
    if (open(idIn(location))) document.getElementById(idIn(location))?.scrollIntoView()
  })
  // before the browser goes there: to the address at which it is already, it goes without telling
  addEventListener("click", event => {
    const link = /** @type {HTMLAnchorElement | null} */ (around(event, "a[href^='#']"))
    if (link) open(idIn(link))
  })
}

/**
 * Opens everything around an element, or that it is the heading of; whether anything was closed.
 *
 * @param {string} id
 */
function open(id) {
  let hasOpened = false
  let details = document.getElementById(id)?.closest("details")
  while (details) {
    hasOpened ||= !details.open
    details.open = true
    details = details.parentElement?.closest("details")
  }
  return hasOpened
}
