// The timeline, filtered by layer, by who took part, and by place.

import { make } from "../shared/make.js"
import { choose, chosen } from "./choices.js"
import { all, first, idIn } from "./elements.js"
import { gettext, ngettext } from "./words.js"

/** @typedef {(event: HTMLElement) => [value: string, label: string][]} Reader what an event is filtered by */

/** Offers the filter, where there are events and room for it. */
export function offerTimelineFilter() {
  const events = all(".x-event")
  const room = first(".x-filter-room")
  if (!events.length || !room) return
  const status = make("p", { className: "x-count" })
  status.setAttribute("role", "status")
  const empty = make("p", { className: "x-empty", hidden: true })
  const fields = [
    field("story", gettext("Layer"), event => [
      [event.dataset.story ?? "", first(".x-story", event)?.dataset.label ?? ""],
    ]),
    field("who", gettext("Who"), event => linked(event, ".x-who a")),
    field("where", gettext("Where"), event => linked(event, ".x-places a")),
  ]

  /**
   * @param {string} name
   * @param {string} label
   * @param {Reader} read
   */
  function field(name, label, read) {
    const values = new Map(events.flatMap(read))
    const sorted = [...values].sort(([, a], [, b]) => a.localeCompare(b))
    const select = make(
      "select",
      {},
      make("option", { value: "", textContent: gettext("all") }),
      ...sorted.map(([value, textContent]) => make("option", { value, textContent })),
    )
    select.value = values.has(chosen(name)) ? chosen(name) : ""
    select.addEventListener("change", () => {
      choose(name, select.value, "")
      apply()
    })
    return { name, title: label, select, read, label: make("label", {}, `${label} `, select) }
  }

  /**
   * Whether an event passes the filter, or would without one of its fields.
   *
   * @param {HTMLElement} event
   * @param {(typeof fields)[number]} [dropped]
   */
  function fits(event, dropped) {
    return fields.every(
      field =>
        field === dropped || !field.select.value || field.read(event).some(([value]) => value === field.select.value),
    )
  }

  function apply() {
    for (const event of events) {
      event.hidden = !fits(event)
      list(first(".x-event-name", event)?.id ?? "", event.hidden)
    }
    for (const period of all(".x-timeline")) {
      const number = all(".x-event:not([hidden])", period).length
      period.hidden = !number
      const heading = period.previousElementSibling
      if (!(heading instanceof HTMLElement && heading.matches("h2"))) continue
      heading.hidden = period.hidden
      list(heading.id, period.hidden)
      const count = first(`.x-jumps > a[href="#${CSS.escape(heading.id)}"] > .x-group-count`)
      if (count) count.textContent = String(number)
    }
    const whole = events.length
    const shown = events.filter(event => !event.hidden).length
    status.textContent =
      shown === whole
        ? ngettext("%(number)s event", "%(number)s events", whole)
        : ngettext("%(shown)s of %(number)s event", "%(shown)s of %(number)s events", whole, { shown })
    empty.hidden = shown > 0
    empty.replaceChildren(...(shown ? [] : [gettext("Nothing fits all of this."), ...ways()]))
  }

  /** For each field that is set, a button that drops it, and how many events there are without it. */
  function ways() {
    return fields
      .filter(({ select }) => select.value)
      .flatMap(field => {
        const filter = `${field.title}: ${field.select.selectedOptions[0].textContent}`
        const number = events.filter(event => fits(event, field)).length
        const textContent = ngettext(
          "Drop “%(filter)s”: %(number)s event",
          "Drop “%(filter)s”: %(number)s events",
          number,
          { filter },
        )
        const button = make("button", { type: "button", textContent })
        button.addEventListener("click", () => {
          field.select.value = ""
          choose(field.name, "", "")
          apply()
          field.select.focus()
        })
        return [" ", button]
      })
  }

  /** An address that names a hidden event shows it all the same. */
  function reveal() {
    const target = document.getElementById(idIn(location))
    if (!target?.closest(".x-event[hidden]")) return
    for (const { select } of fields) select.value = ""
    apply()
    target.scrollIntoView()
  }

  const legend = make("legend", { textContent: gettext("Show") })
  room.replaceWith(
    make(
      "div",
      { className: "x-filter" },
      make("fieldset", {}, legend, ...fields.map(({ label }) => label)),
      status,
      empty,
    ),
  )
  apply()
  reveal()
  addEventListener("hashchange", reveal)
}

/**
 * Shows a place of this page in the lists of contents, or leaves it out.
 *
 * @param {string} id
 * @param {boolean} isLeftOut
 */
function list(id, isLeftOut) {
  for (const link of all(`:is(.md-nav__item, .x-jumps) > a[href="#${CSS.escape(id)}"]`)) {
    const item = link.closest(".md-nav__item") ?? link
    if (item instanceof HTMLElement) item.hidden = isLeftOut
  }
}

/**
 * The entries that an event links to in one of its lists.
 *
 * @param {HTMLElement} event
 * @param {string} selector
 * @returns {[id: string, name: string][]}
 */
function linked(event, selector) {
  /** @type {HTMLAnchorElement[]} */
  const links = all(selector, event)
  return links.map(link => [link.hash.slice(1), textOf(link)])
}

/** @param {Element | null} element */
function textOf(element) {
  return element?.textContent ?? ""
}
