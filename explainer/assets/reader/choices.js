// The reader's choices, kept in the query of the address.

const choices = new URLSearchParams(location.search)

/** Choices that mean something on every page, and go along with the reader. */
const CARRIED = ["marks", "without", "names", "since"]

function choose(name, value, usual) {
  value === usual ? choices.delete(name) : choices.set(name, value)
  const query = choices.toString()
  try {
    history.replaceState(history.state, "", location.pathname + (query ? `?${query}` : "") + location.hash)
  } catch { /* a page opened as a file may not change its address; the choice holds until it is left */ }
  carryAlong()
}

/** Links to other pages of the site take the choices with them. */
function carryAlong() {
  const carried = new URLSearchParams([...choices].filter(([name]) => CARRIED.includes(name))).toString()
  for (const link of all(".md-content a[href], .md-tabs a[href], .md-nav a[href]")) {
    const href = link.getAttribute("href")
    if (href.startsWith("#") || link.origin !== location.origin || !/(\.html|\/)$/.test(link.pathname)) continue
    if (link.protocol === "file:" && location.protocol !== "file:") continue
    link.search = carried
  }
}

/** A choice among a few, as a group of radio buttons; applied at once and at every change. */
function radios(legend, name, options, usual, apply) {
  const value = options.some(([option]) => option === choices.get(name)) ? choices.get(name) : usual
  apply(value)
  return make("fieldset", {}, make("legend", { textContent: legend }), ...options.map(([option, label]) =>
    make("label", {}, make("input", {
      type: "radio", name: `x-${name}`, value: option, checked: option === value,
      onchange: () => { apply(option); choose(name, option, usual) },
    }), label)))
}
