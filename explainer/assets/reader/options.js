// Reading options: what is marked, which names are shown, and whether later events are

function markOptions() {
  const mentions = all("a.x-mention")
  if (!mentions.length) return []
  const kinds = [...new Set(mentions.map(mention => mention.dataset.kind))]
  const labels = Object.fromEntries(all(".x-card .x-kind").map(kind => [kind.dataset.kind, kind.textContent.split(":")[0].trim()]))
  const off = new Set((choices.get("without") || "").split(",").filter(kind => kinds.includes(kind)))
  let which = "all"

  function apply() {
    cards.close()
    const seen = new Set()
    for (const mention of mentions) {
      const again = seen.has(mention.dataset.entry)
      seen.add(mention.dataset.entry)
      const shown = which !== "none" && !(which === "first" && again) && !off.has(mention.dataset.kind)
      mention.classList.toggle("x-off", !shown)
      mention.tabIndex = shown ? 0 : -1
    }
  }
  const amount = radios("Marked words", "marks", [["all", "all"], ["first", "first mention only"], ["none", "none"]], "all",
    value => { which = value; apply() })
  const boxes = kinds.map(kind => make("label", {}, make("input", {
    type: "checkbox", checked: !off.has(kind),
    onchange: event => {
      event.target.checked ? off.delete(kind) : off.add(kind)
      apply()
      choose("without", [...off].join(","), "")
    },
  }), labels[kind] || kind))
  return [amount, make("fieldset", {}, make("legend", { textContent: "Kinds" }), ...boxes)]
}

function sinceOptions() {
  if (!document.querySelector(".x-since")) return []
  return [radios("What happened since then", "since", [["show", "shown"], ["fold", "folded away"]], "show",
    value => { root.dataset.since = value })]
}

function readingOptions() {
  const here = document.querySelector(".x-options")
  if (!here) return
  const fields = [...markOptions(), ...nameOptions(here), ...sinceOptions()]
  if (fields.length) here.replaceWith(make("details", { className: "x-reading" }, make("summary", { textContent: "Reading options" }), ...fields))
}
