// Names in the language a reader chooses, everywhere but in the report and in quotations. The forms come in a script of
// their own, which is loaded from the site when a language is first asked for.

const NAMES = new URL("names.js", document.currentScript.src)

const names = (() => {
  let shown = "all"
  let forms = null
  const originals = new Map() // element: the name as the report spells it

  function loaded() {
    forms ??= new Promise(resolve => {
      const script = make("script", { src: NAMES.href, onload: () => resolve(window.explainerNames), onerror: () => resolve({}) })
      document.head.append(script)
    })
    return forms
  }

  /** Headings, titles of notes, and links that name an entry. */
  function places(known) {
    const links = all(".md-content a[href*='#']:not(.x-mention), .x-step a").filter(link => link.origin === location.origin)
      .map(link => [link, idIn(link).replace(/^card-/, "")])
    const titles = all(".x-heading[id]").map(heading => [heading, heading.id])
    const notes = all(".x-card[data-entry]").map(card => [card.querySelector(".x-card-name"), card.dataset.entry])
    const steps = all(".x-step [data-entry]").map(item => [item.querySelector(".x-spot-name") || item, item.dataset.entry])
    return [...links, ...titles, ...notes, ...steps].filter(([element, id]) =>
      known[id] && (originals.has(element) || element.textContent === known[id].name))
  }

  async function apply(choice) {
    shown = choice
    for (const form of all(".x-main-names > [data-language]")) form.hidden = !isMain(form, choice)
    tellMap()
    if (!languages.has(choice) && !originals.size) return
    const known = await loaded()
    if (shown !== choice) return // the reader has chosen again
    for (const [element, id] of places(known)) rename(element, known[id], choice)
  }

  function isMain(form, choice) {
    const main = [...languages.keys()].slice(0, 2)
    return choice === "all" || choice === form.dataset.language || (choice === "both" && main.includes(form.dataset.language))
  }

  function rename(element, entry, choice) {
    originals.set(element, entry.name)
    const form = entry.forms[choice]
    if (!form) return void element.replaceChildren(entry.name)
    if (element instanceof SVGElement) return void element.replaceChildren(form)
    element.replaceChildren(make("span", { lang: choice, dir: "auto", textContent: form }), " ",
      make("span", { className: "x-report-name", textContent: entry.name }))
  }

  /** The map stands in a frame of its own and asks what to show. */
  function tellMap() {
    for (const frame of all("iframe.x-map-frame")) frame.contentWindow?.postMessage({ explainer: "names", choice: shown }, "*")
  }
  addEventListener("message", event => {
    if (event.data?.explainer === "ready" && all("iframe").some(frame => frame.contentWindow === event.source)) tellMap()
  })

  const languages = new Map()
  return { apply, languages }
})()

function nameOptions(here) {
  for (const pair of (here.dataset.languages || "").split("|").filter(Boolean)) names.languages.set(...pair.split("="))
  if (!names.languages.size) return []
  const main = [...names.languages.values()].slice(0, 2).join(" and ")
  const options = [["all", "every language beside the report’s own"], ["report", "as in the report"], ["both", main], ...names.languages]
  return [radios("Names", "names", options, "all", names.apply)]
}
