// Timeline filter

function timelineFilter() {
  const events = all(".x-event")
  const room = document.querySelector(".x-filter-room")
  if (!events.length || !room) return
  const count = make("p", { className: "x-count" })
  count.setAttribute("role", "status")
  const fields = [
    choice("story", "Layer", event => [[event.dataset.story, event.querySelector(".x-story").textContent.split(";")[0]]]),
    choice("who", "Who", event => linked(event, ".x-who a")),
    choice("where", "Where", event => linked(event, ".x-places a")),
  ]

  function linked(event, selector) {
    return all(selector, event).map(link => [link.hash.slice(1), link.textContent])
  }

  function choice(name, label, read) {
    const values = new Map(events.flatMap(read))
    const select = make("select", { onchange: () => { choose(name, select.value, ""); apply() } },
      make("option", { value: "", textContent: "all" }),
      ...[...values].sort((a, b) => a[1].localeCompare(b[1])).map(([value, textContent]) => make("option", { value, textContent })))
    select.value = values.has(choices.get(name)) ? choices.get(name) : ""
    return { select, read, label: make("label", {}, `${label} `, select) }
  }

  function apply() {
    let shown = 0
    for (const event of events) {
      event.hidden = !fields.every(({ select, read }) => !select.value || read(event).some(([value]) => value === select.value))
      shown += !event.hidden
    }
    for (const period of all(".x-timeline")) {
      const empty = !period.querySelector(".x-event:not([hidden])")
      period.hidden = empty
      const heading = period.previousElementSibling
      if (heading && heading.matches("h2")) heading.hidden = empty
    }
    count.textContent = shown === events.length ? `${shown} events` : `${shown} of ${events.length} events`
  }

  /** An address that names a hidden event shows it all the same. */
  function reveal() {
    const target = document.getElementById(idIn(location))
    if (!target?.closest(".x-event")?.hidden) return
    fields.forEach(({ select }) => { select.value = "" })
    apply()
    target.scrollIntoView()
  }

  room.replaceWith(make("div", { className: "x-filter" },
    make("fieldset", {}, make("legend", { textContent: "Show" }), ...fields.map(field => field.label)), count))
  apply()
  reveal()
  addEventListener("hashchange", reveal)
}
