// Cards: the note of a marked word, lifted to it. A note may lead to another, and back.

const cards = (() => {
  const pop = make("div", { className: "x-pop md-typeset", id: "x-pop", hidden: true, tabIndex: -1 })
  pop.setAttribute("role", "dialog")
  let opener = null
  let pinned = false
  let timer = 0
  let returning = false
  let trail = [] // the ids of the notes shown, one list for each step; the last is to be seen

  const later = action => { clearTimeout(timer); timer = setTimeout(action, HOVER_MS) }
  const isPhone = () => matchMedia("(max-width: 37.5em)").matches
  const button = (textContent, onclick) => make("button", { type: "button", textContent, onclick })

  function copies(ids) {
    return ids.map(id => document.getElementById(`card-${id}`)).filter(Boolean).map(card => {
      const copy = card.cloneNode(true)
      for (const element of [copy, ...all("[id]", copy)]) element.removeAttribute("id")
      copy.removeAttribute("tabindex")
      all(".x-back", copy).forEach(back => back.remove())
      return copy
    })
  }

  /** The last of the trail: a first note is called by the marked words, those after it by their own names. */
  function show() {
    const isFirst = trail.length === 1
    const way = isFirst ? [] : [button("Back", back)]
    pop.replaceChildren(make("div", { className: "x-pop-bar" }, ...way, button("Close", () => close(true))), ...copies(trail.at(-1)))
    pop.setAttribute("aria-label", `Note: ${(isFirst ? opener : pop.querySelector(".x-card-name")).textContent}`)
    pop.hidden = false
    pop.scrollTop = 0
    place()
  }

  function open(mention, { pin = false, focus = false } = {}) {
    if (mention.classList.contains("x-off")) return
    if (opener !== mention) {
      close()
      opener = mention
      mention.setAttribute("aria-expanded", "true")
      trail = [meanings(mention)]
      show()
      uncover(mention)
    }
    pinned ||= pin
    if (focus) pop.focus({ preventScroll: true })
  }

  /** From a note to another one. */
  function lead(link) {
    trail.push([idIn(link).replace("card-", "")])
    arrive()
  }

  function back() {
    trail.pop()
    arrive()
  }

  function arrive() {
    pinned = true
    show()
    pop.focus({ preventScroll: true })
  }

  function close(giveBack = false) {
    clearTimeout(timer)
    if (!opener) return
    const mention = opener
    const held = pop.contains(document.activeElement)
    opener = null
    pinned = false
    pop.hidden = true
    mention.setAttribute("aria-expanded", "false")
    if (giveBack || held) {
      returning = true
      mention.focus({ preventScroll: true })
      returning = false
    }
  }

  /** On a phone a note takes the lower part of the screen; a word that it would cover moves up above it. */
  function uncover(mention) {
    const hidden = mention.getBoundingClientRect().bottom + 4 - pop.getBoundingClientRect().top
    if (isPhone() && hidden > 0) scrollBy({ top: hidden, behavior: "instant" })
  }

  /** Beside the word, on the side with more room, never off the screen; on a phone at its foot, by the style sheet. */
  function place() {
    if (!opener) return
    for (const name of ["left", "top", "maxHeight"]) pop.style[name] = ""
    if (isPhone()) return
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

  function listenToNotes() {
    pop.addEventListener("pointerenter", () => clearTimeout(timer))
    pop.addEventListener("pointerleave", event => { if (event.pointerType === "mouse" && !pinned) later(() => close()) })
    pop.addEventListener("focusout", event => {
      if (event.relatedTarget && !pop.contains(event.relatedTarget) && event.relatedTarget !== opener) close()
    })
    pop.addEventListener("click", event => {
      const link = event.target.closest("a[href^='#card-']")
      if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return
      event.preventDefault()
      lead(link)
    })
  }

  function start() {
    const mentions = all("a.x-mention")
    if (!mentions.length) return
    document.body.append(pop)
    mentions.forEach(listen)
    listenToNotes()
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
