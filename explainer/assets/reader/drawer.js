// The drawer of narrow screens. Material works it by labels of hidden checkboxes, which no keyboard reaches (WCAG 2.2,
// 2.1.1); here they become buttons. It closes by Esc, and when the focus leaves it.

import { make } from "../shared/make.js"
import { all, first } from "./elements.js"
import { gettext } from "./words.js"

/** Lets the keyboard work the drawer. */
export function enableDrawer() {
  const box = checkbox("__drawer")
  if (!box) return
  /** @type {HTMLLabelElement[]} */
  const labels = all(".md-header__button[for=__drawer], .md-nav--primary label[for]:not([for=__drawer])")
  labels.forEach(becomeButton)
  const opener = first(".md-header__button[for=__drawer]")
  const panel = first(".md-sidebar--primary")
  if (!opener || !panel) return
  opener.setAttribute("aria-label", gettext("Pages"))
  const close = () => {
    if (box.checked) box.click()
  }
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !box.checked) return
    close()
    opener.focus()
  })
  for (const element of [opener, panel]) {
    element.addEventListener("focusout", ({ relatedTarget: next }) => {
      if (next instanceof Node && !opener.contains(next) && !panel.contains(next)) close()
    })
  }
  box.addEventListener("change", () => {
    if (!box.checked) return
    all("a[href], button", panel)
      .find(element => element.checkVisibility?.({ visibilityProperty: true }))
      ?.focus()
  })
}

/**
 * @param {string} id
 * @returns {HTMLInputElement | null}
 */
function checkbox(id) {
  return first(`input[id="${CSS.escape(id)}"]`)
}

/** @param {HTMLLabelElement} label */
function becomeButton(label) {
  const toggle = checkbox(label.htmlFor)
  if (!toggle) return
  const button = make("button", { type: "button", className: label.className }, ...label.childNodes)
  button.setAttribute("for", label.htmlFor) // no meaning on a button; Material's style sheet asks for it
  const tell = () => button.setAttribute("aria-expanded", String(toggle.checked))
  button.addEventListener("click", () => toggle.click())
  toggle.addEventListener("change", tell)
  tell()
  label.replaceWith(button)
}
