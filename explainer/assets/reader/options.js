// Reading options: what is marked, which names are shown, and whether later events are. They stand where the page has a
// place for them, and only those that would change something on it.

import { make } from "../shared/make.js"
import { choose, chosen, radios } from "./choices.js"
import { sampleOf } from "./density.js"
import { all, first } from "./elements.js"
import { nameOptions } from "./names.js"
import { closeNote } from "./notes.js"
import { gettext } from "./words.js"

/** Offers the reading options. */
export function offerOptions() {
  const here = first(".x-reading")
  if (!here) return
  const fields = [...markOptions(), ...nameOptions(here), ...sinceOptions()]
  if (fields.length) here.append(...fields)
  else here.remove()
}

function markOptions() {
  const mentions = all("a.x-mention")
  if (!mentions.length) return []
  const kinds = [...new Set(mentions.map(kindOf))]
  const labels = new Map(all(".x-card .x-kind").map(label => [kindOf(label), label.dataset.label]))
  const without = chosen("without").split(",")
  const off = new Set(kinds.filter(kind => without.includes(kind)))
  const root = document.documentElement

  function mark() {
    closeNote()
    for (const mention of mentions) {
      const isOff = root.dataset.marks === "none" || off.has(kindOf(mention))
      const isLater = root.dataset.marks !== "all" && !isFirst(mention)
      mention.classList.toggle("x-off", isOff)
      mention.tabIndex = isOff || isLater ? -1 : 0
    }
  }

  const amount = radios({
    legend: gettext("Marked words"),
    name: "marks",
    options: [
      ["first", gettext("names once, and all that is in dispute"), sampleOf(mentions, isFirst)],
      ["all", gettext("all"), sampleOf(mentions, () => true)],
      ["none", gettext("none"), sampleOf(mentions, () => false)],
    ],
    apply: value => {
      root.dataset.marks = value
      mark()
    },
  })
  const boxes = kinds.map(kind => {
    const box = make("input", { type: "checkbox", checked: !off.has(kind) })
    box.addEventListener("change", () => {
      if (box.checked) off.delete(kind)
      else off.add(kind)
      mark()
      choose("without", [...off].join(","), "")
    })
    return make("label", {}, box, labels.get(kind) ?? kind)
  })
  return [amount, make("fieldset", {}, make("legend", { textContent: gettext("Kinds") }), ...boxes)]
}

/** @param {HTMLElement} mention */
function isFirst(mention) {
  return !("later" in mention.dataset)
}

/** @param {HTMLElement} element */
function kindOf(element) {
  return element.dataset.kind ?? ""
}

function sinceOptions() {
  if (!first(".x-since")) return []
  const field = radios({
    legend: gettext("What happened since then"),
    name: "since",
    options: [
      ["show", gettext("shown")],
      ["fold", gettext("folded away")],
    ],
    apply: value => {
      document.documentElement.dataset.since = value
    },
  })
  return [field]
}
