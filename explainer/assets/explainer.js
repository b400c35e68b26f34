// What a reader can do with an explainer beyond reading it: lift a note to its word, choose what is marked,
// filter the timeline. Without this script every word is still there. Nothing is stored and nothing is fetched;
// choices live in the address of the page.
(() => {
  "use strict"

  const HOVER_MS = 300
  const root = document.documentElement
  const all = (selector, within = document) => [...within.querySelectorAll(selector)]

  /** An element with properties and children; text is only ever text. */
  function make(tag, properties = {}, ...children) {
    const element = Object.assign(document.createElement(tag), properties)
    element.append(...children)
    return element
  }

  // The reader's choices, kept in the query of the address ----------------------------------------------------------

  const choices = new URLSearchParams(location.search)

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
    for (const link of all(".md-content a[href], .md-tabs a[href], .md-nav a[href]")) {
      const href = link.getAttribute("href")
      if (href.startsWith("#") || link.origin !== location.origin || !/(\.html|\/)$/.test(link.pathname)) continue
      if (link.protocol === "file:" && location.protocol !== "file:") continue
      link.search = choices.toString()
    }
  }

  // Cards: the note of a marked word, lifted to it ------------------------------------------------------------------

  const cards = (() => {
    const pop = make("div", { className: "x-pop md-typeset", id: "x-pop", hidden: true, tabIndex: -1 })
    pop.setAttribute("role", "dialog")
    let opener = null
    let pinned = false
    let timer = 0
    let returning = false

    const later = action => { clearTimeout(timer); timer = setTimeout(action, HOVER_MS) }

    function copies(mention) {
      const ids = [mention.dataset.entry, ...(mention.dataset.also || "").split(" ")]
      return ids.map(id => document.getElementById(`card-${id}`)).filter(Boolean).map(card => {
        const copy = card.cloneNode(true)
        for (const element of [copy, ...all("[id]", copy)]) element.removeAttribute("id")
        copy.removeAttribute("tabindex")
        all(".x-back", copy).forEach(back => back.remove())
        return copy
      })
    }

    function open(mention, { pin = false, focus = false } = {}) {
      if (mention.classList.contains("x-off")) return
      if (opener !== mention) {
        close()
        const bar = make("div", { className: "x-pop-bar" }, make("button", { type: "button", textContent: "Close", onclick: () => close(true) }))
        pop.replaceChildren(bar, ...copies(mention))
        pop.setAttribute("aria-label", `Note: ${mention.textContent}`)
        opener = mention
        mention.setAttribute("aria-expanded", "true")
        pop.hidden = false
        pop.scrollTop = 0
      }
      place()
      pinned ||= pin
      if (focus) pop.focus({ preventScroll: true })
    }

    function close(giveBack = false) {
      clearTimeout(timer)
      if (!opener) return
      const mention = opener
      opener = null
      pinned = false
      pop.hidden = true
      mention.setAttribute("aria-expanded", "false")
      if (giveBack || pop.contains(document.activeElement)) {
        returning = true
        mention.focus({ preventScroll: true })
        returning = false
      }
    }

    /** Beside the word, on the side with more room, never off the screen; on a phone the style sheet decides. */
    function place() {
      if (!opener) return
      for (const name of ["left", "top", "maxHeight"]) pop.style[name] = ""
      if (matchMedia("(max-width: 37.5em)").matches) return
      const word = opener.getClientRects()[0] || opener.getBoundingClientRect()
      const gap = 8
      const above = word.top - 2 * gap
      const below = innerHeight - word.bottom - 2 * gap
      const under = below >= Math.min(pop.scrollHeight, 260) || below >= above
      pop.style.maxHeight = `${Math.max(120, Math.min(480, under ? below : above))}px`
      pop.style.left = `${Math.max(gap, Math.min(word.left, innerWidth - pop.offsetWidth - gap))}px`
      pop.style.top = `${under ? word.bottom + gap : word.top - gap - pop.offsetHeight}px`
    }

    function listen(mention) {
      mention.setAttribute("aria-haspopup", "dialog")
      mention.setAttribute("aria-expanded", "false")
      mention.addEventListener("pointerenter", event => {
        if (event.pointerType === "mouse" && !pinned) later(() => open(mention))
      })
      mention.addEventListener("pointerleave", event => {
        if (event.pointerType === "mouse" && !pinned) later(() => close())
      })
      mention.addEventListener("focus", () => {
        if (!returning && mention.matches(":focus-visible")) open(mention)
      })
      mention.addEventListener("blur", event => {
        if (opener === mention && !pinned && !pop.contains(event.relatedTarget)) close()
      })
      mention.addEventListener("click", event => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return
        event.preventDefault()
        open(mention, { pin: true, focus: true })
      })
    }

    function start() {
      const mentions = all("a.x-mention")
      if (!mentions.length) return
      document.body.append(pop)
      mentions.forEach(listen)
      pop.addEventListener("pointerenter", () => clearTimeout(timer))
      pop.addEventListener("pointerleave", event => { if (event.pointerType === "mouse" && !pinned) later(() => close()) })
      pop.addEventListener("focusout", event => {
        if (event.relatedTarget && !pop.contains(event.relatedTarget) && event.relatedTarget !== opener) close()
      })
      document.addEventListener("keydown", event => {
        if (event.key === "Escape" && opener) { event.preventDefault(); close(true) }
      })
      document.addEventListener("pointerdown", event => {
        if (opener && !pop.contains(event.target) && !opener.contains(event.target)) close()
      })
      addEventListener("resize", place)
      addEventListener("scroll", () => { if (opener) place() }, { passive: true })
    }

    return { start, close }
  })()

  // Reading options -------------------------------------------------------------------------------------------------

  function radios(legend, name, options, usual, apply) {
    const value = options.some(([option]) => option === choices.get(name)) ? choices.get(name) : usual
    apply(value)
    return make("fieldset", {}, make("legend", { textContent: legend }), ...options.map(([option, label]) =>
      make("label", {}, make("input", {
        type: "radio", name: `x-${name}`, value: option, checked: option === value,
        onchange: () => { apply(option); choose(name, option, usual) },
      }), label)))
  }

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

  function nameOptions() {
    const forms = all(".x-main-names > [data-language]")
    if (!forms.length) return []
    const languages = new Map(forms.map(form => [form.dataset.language, form.querySelector(".x-language").textContent]))
    const main = [...languages.keys()].slice(0, 2)
    const options = [["all", "in every language"], ["report", "as in the report"], ["both", main.map(code => languages.get(code)).join(" and ")],
      ...languages].filter(([value], index, list) => list.findIndex(([other]) => other === value) === index)
    return [radios("Names beside the report’s own", "names", options, "all", value => {
      for (const form of forms) {
        const code = form.dataset.language
        form.hidden = !(value === "all" || value === code || (value === "both" && main.includes(code)))
      }
    })]
  }

  function sinceOptions() {
    if (!document.querySelector(".x-since")) return []
    return [radios("What happened since then", "since", [["show", "shown"], ["fold", "folded away"]], "show",
      value => { root.dataset.since = value })]
  }

  function readingOptions() {
    const fields = [...markOptions(), ...nameOptions(), ...sinceOptions()]
    const heading = document.querySelector(".md-content h1")
    if (!fields.length || !heading) return
    const panel = make("details", { className: "x-reading" }, make("summary", { textContent: "Reading options" }), ...fields)
    const head = document.querySelector(".x-head") || heading
    head.after(panel)
  }

  // Timeline filter -------------------------------------------------------------------------------------------------

  function timelineFilter() {
    const events = all(".x-event")
    const intro = document.querySelector(".x-intro")
    if (!events.length || !intro) return
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

    intro.after(make("div", { className: "x-filter" },
      make("fieldset", {}, make("legend", { textContent: "Show" }), ...fields.map(field => field.label)), count))
    apply()
    // An address that names a hidden event shows it all the same.
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    if (target?.closest(".x-event")?.hidden) {
      fields.forEach(({ select }) => { select.value = "" })
      apply()
    }
  }

  // The drawer of narrow screens: Material works it by labels, which no keyboard reaches -----------------------------

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

  document.querySelector(".md-search")?.setAttribute("aria-label", "Search")
  drawer()
  cards.start()
  readingOptions()
  timelineFilter()
  if (choices.size) carryAlong()
})()
