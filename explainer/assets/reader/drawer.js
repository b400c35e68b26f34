// The drawer of narrow screens: Material works it by labels, which no keyboard reaches

function drawer() {
  const box = document.getElementById("__drawer")
  if (!box) return
  for (const label of all(".md-header__button[for=__drawer], .md-nav--primary label[for]:not([for=__drawer])")) {
    const toggle = document.getElementById(label.htmlFor)
    const button = make("button", { type: "button", className: label.className }, ...label.childNodes)
    button.setAttribute("for", label.htmlFor) // no meaning on a button; Material's style sheet asks for it
    const tell = () => button.setAttribute("aria-expanded", String(toggle.checked))
    button.addEventListener("click", () => toggle.click())
    toggle.addEventListener("change", tell)
    tell()
    label.replaceWith(button)
  }
  const opener = document.querySelector(".md-header__button[for=__drawer]")
  const panel = document.querySelector(".md-sidebar--primary")
  if (!opener || !panel) return
  opener.setAttribute("aria-label", "Pages")
  const close = () => { if (box.checked) box.click() }
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !box.checked) return
    close()
    opener.focus()
  })
  for (const element of [opener, panel]) {
    element.addEventListener("focusout", ({ relatedTarget: next }) => {
      if (next && !opener.contains(next) && !panel.contains(next)) close()
    })
  }
  box.addEventListener("change", () => {
    if (box.checked) all("a[href], button", panel).find(element => element.checkVisibility?.({ visibilityProperty: true }))?.focus()
  })
}
