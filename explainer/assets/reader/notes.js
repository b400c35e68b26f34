// The notes at the foot of a report are the greater part of its page. The style sheet leaves them out of the layout until
// they are near; here they come into it one by one, while the reader's device has nothing else to do.

function layOutNotes() {
  const notes = all(".x-cards > .x-card")
  const whenIdle = window.requestIdleCallback || (action => setTimeout(() => action({ timeRemaining: () => Infinity })))

  function go(idle) {
    do {
      const note = notes.shift()
      note.classList.add("x-laid-out")
      note.getBoundingClientRect() // at once, so that the idle time counts it
    } while (notes.length && idle.timeRemaining() > 0)
    if (notes.length) whenIdle(go)
  }
  if (notes.length) whenIdle(go)
}
