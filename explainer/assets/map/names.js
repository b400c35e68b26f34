// Names in the language a reader chooses on the page around the frame. Wherever an entry's name stands on the map, an
// element is filled here, and filled anew when the reader chooses again.

const names = (() => {
  let choice = "all"
  const known = new Set(["all", "report", "both", ...languages])
  const headings = [] // [element, item]
  const listeners = []

  /** The first form in a language that a source confirms and that is not the report's own spelling. */
  const formIn = (item, language) =>
    item.names.find(form => form.confirmed && form.language === language && form.name !== item.name)

  /** What stands on the map for an item: the report's spelling is the form without a language. */
  function shown(item) {
    const own = { name: item.name }
    if (choice === "report") return [own]
    if (languages.includes(choice)) {
      const form = formIn(item, choice)
      return form ? [form, { ...own, isAside: true }] : [own]
    }
    const beside = choice === "both" ? languages.slice(0, 2) : [ownLanguage]
    return [own, ...beside.map(language => formIn(item, language)).filter(Boolean)]
  }

  function span({ name, language, isAside }) {
    const element = make("span", { textContent: name, className: isAside ? "x-report-name" : "" })
    return language ? Object.assign(element, { lang: language, dir: "auto" }) : element
  }

  /** Spaces keep the names apart for those who hear them. */
  function fill(element, item) {
    element.replaceChildren(...shown(item).flatMap((form, index) => index ? [" ", span(form)] : [span(form)]))
  }

  /** An element that carries the names of an item from now on. */
  function into(element, item) {
    headings.push([element, item])
    fill(element, item)
    return element
  }

  function apply(chosen) {
    choice = chosen
    for (const [element, item] of headings) fill(element, item)
    for (const listener of listeners) listener()
  }

  /** Only the page around the frame is heard, and only a choice that the data offer. */
  function hear({ source, data }) {
    if (source === parent && data?.explainer === "names" && known.has(data.choice)) apply(data.choice)
  }

  function start() {
    addEventListener("message", hear)
    if (parent !== window) parent.postMessage({ explainer: "ready" }, "*")
  }

  /** The names as one text, for those who hear the map. */
  const spoken = item => shown(item).map(form => form.name).join(", ")

  return { into, spoken, start, changed: listener => listeners.push(listener) }
})()
