// The notes at the foot of a report are the greater part of its page. The style sheet leaves them out of the layout until
// they are near; here they come into it one by one, while the reader's device has nothing else to do.

import { all } from "./elements.js"

/**
 * For Safari, which does not tell when it is idle: all at once, when everything else is done.
 *
 * @param {IdleRequestCallback} action
 */
function afterAll(action) {
  return setTimeout(() => action({ didTimeout: true, timeRemaining: () => Number.POSITIVE_INFINITY }))
}

/** Lays the notes out in idle time. */
export function layOutNotes() {
  const notes = all(".x-cards > .x-card")
  const whenIdle = window.requestIdleCallback ?? afterAll

  /** @param {IdleDeadline} idle */
  function go(idle) {
    do {
      const note = notes.shift()
      note?.classList.add("x-laid-out")
      note?.getBoundingClientRect() // at once, so that the idle time counts it
    } while (notes.length && idle.timeRemaining() > 0)
    if (notes.length) whenIdle(go)
  }
  if (notes.length) whenIdle(go)
}
