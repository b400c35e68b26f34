// What a place or road tells when it is opened.

function link(href, text) {
  return make("a", { href, textContent: text, target: "_parent" })
}

function forms(item) {
  return make("ul", {}, ...item.names.map(form => {
    const name = make("span", { lang: form.language, dir: "auto", textContent: form.name })
    const about = [form.transliteration, form.users.join(", "), form.confirmed ? "" : words.unconfirmed].filter(Boolean)
    return make("li", {}, name, " ", make("span", { className: "x-soft", textContent: about.join("; ") }))
  }))
}

function note(item, kind) {
  const passages = item.passages.flatMap((passage, index) => [index ? ", " : " ", link(passage.href, passage.label)])
  const heading = names.into(make("h2", { id: `note-${item.id}` }), item)
  const box = make("div", { className: "x-popup", tabIndex: -1 },
    heading,
    make("p", { className: "x-soft", textContent: kind }),
    forms(item),
    item.day ? make("p", { textContent: item.day }) : null,
    passages.length ? make("p", { className: "x-soft" }, `${words.passages}:`, ...passages) : null,
    make("p", {}, link(item.href, words.entry)))
  box.setAttribute("role", "group")
  box.setAttribute("aria-labelledby", heading.id)
  return box
}

const notes = (() => {
  let opener = null

  function bind(layer, item, kind) {
    layer.bindPopup(note(item, kind), { minWidth: 120, ...room() })
    map.on("resize", () => Object.assign(layer.getPopup().options, room()))
    layer.on("popupopen", event => {
      opener = layer
      event.popup.getElement().querySelector(".x-popup").focus({ preventScroll: true })
    })
  }

  /** A note keeps clear of the buttons in the corners. */
  function room() {
    const [x, y] = view.margins()
    return { maxWidth: Math.min(320, map.getSize().x - 2 * x - 40), autoPanPaddingTopLeft: [x, y], autoPanPaddingBottomRight: [x, 12] }
  }

  /** The focus goes back to where it came from, or to the map if that is out of sight. */
  function close() {
    const path = opener?.getElement()
    opener = null
    path?.focus({ preventScroll: true })
    if (path && document.activeElement !== path) frame.focus({ preventScroll: true })
  }

  function start() {
    document.addEventListener("keydown", event => {
      if (event.key === "Escape") map.closePopup()
    })
    map.on("popupclose", close)
  }

  return { bind, start }
})()
