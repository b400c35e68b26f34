// How a phone dismisses what lies over the page: by its Back key, and by a finger that draws it down.

/** Pixels that a finger draws down what it dismisses. */
const SWIPE = 50

let isInHistory = false

/**
 * Once what lies over the page has taken its place in the history, the Back key does this, and leaves no page.
 *
 * @param {() => void} action
 */
export function onBack(action) {
  addEventListener("popstate", () => {
    isInHistory = false
    history.scrollRestoration = "auto"
    action()
  })
}

/** From now on the Back key dismisses. */
export function enterHistory() {
  if (isInHistory) return
  try {
    history.scrollRestoration = "manual" // of this entry: coming back to it moves no reader who has scrolled meanwhile
    history.pushState(history.state, "")
    history.scrollRestoration = "auto"
    isInHistory = true
  } catch {
    // some browsers let no page that was opened as a file change its history
  }
}

/** It was dismissed in another way, and the Back key leaves the page again. */
export function leaveHistory() {
  if (isInHistory) history.back()
  isInHistory = false
}

/**
 * What a finger does that draws an element down from where nothing of it is scrolled away. The page stays where it is.
 *
 * @param {HTMLElement} element
 * @param {MediaQueryList} window in which it lies over the page
 * @param {() => void} action
 */
export function onSwipeDown(element, window, action) {
  let start = Number.NaN
  element.addEventListener(
    "touchstart",
    ({ touches }) => {
      start = window.matches && touches.length === 1 && !element.scrollTop ? touches[0].screenY : Number.NaN
    },
    { passive: true },
  )
  element.addEventListener(
    "touchmove",
    event => {
      if (event.cancelable && event.touches[0].screenY > start && !element.scrollTop) event.preventDefault()
    },
    { passive: false },
  )
  element.addEventListener(
    "touchend",
    ({ changedTouches }) => {
      if (changedTouches[0].screenY - start > SWIPE) action()
    },
    { passive: true },
  )
}
