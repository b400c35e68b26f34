// Where a lifted note stands: beside its word, at the foot of a low window, or, where there is room, in the margin.

/** Windows at whose foot a note lies, as wide as they are; the style sheet has the same. */
export const LOW = matchMedia("(max-width: 37.5em), (max-height: 31em)")

/** Windows beside whose text its notes stand anyway; there a note is lifted when it is asked for. */
export const MARGIN = matchMedia("(min-width: 90em)")

/**
 * Puts a note beside a word, on the side with more room, never off the screen; or at the foot, by the style sheet.
 *
 * @param {HTMLElement} note
 * @param {HTMLElement} mention
 */
export function place(note, mention) {
  const { scrollTop } = note // lost while the note is as high as what it holds
  Object.assign(note.style, { left: "", top: "", maxHeight: "" })
  if (LOW.matches) return
  // a word broken over two lines has two boxes; what lies around both may be far from either
  const word = mention.getClientRects()[0] ?? mention.getBoundingClientRect()
  const gap = 8
  const above = word.top - 2 * gap
  const below = innerHeight - word.bottom - 2 * gap
  const isUnder = below >= note.offsetHeight || below >= above
  note.style.maxHeight = `${Math.max(120, isUnder ? below : above)}px`
  note.style.left = `${Math.max(gap, Math.min(word.left, innerWidth - note.offsetWidth - gap))}px`
  note.style.top = `${isUnder ? word.bottom + gap : word.top - gap - note.offsetHeight}px`
  note.scrollTop = scrollTop
}

/**
 * A word that a note at the foot of the window would cover moves up above it.
 *
 * @param {HTMLElement} note
 * @param {HTMLElement} mention
 */
export function uncover(note, mention) {
  const hidden = mention.getBoundingClientRect().bottom + 4 - note.getBoundingClientRect().top
  if (LOW.matches && hidden > 0) scrollBy({ top: hidden, behavior: "instant" })
}

/**
 * Whether all of an element is to be seen below the header.
 *
 * @param {Element} element
 */
export function isInSight(element) {
  const { top, bottom } = element.getBoundingClientRect()
  return top >= 60 && bottom <= innerHeight
}
