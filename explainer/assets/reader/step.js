// Reading in step: beside the report, its places and days follow the paragraph being read; one that is chosen shows its
// passages. What is chosen stands in the address.

function step() {
  const panel = document.querySelector(".x-step")
  if (!panel) return
  const paragraphs = all(".x-paragraph")
  const links = all("a[data-entry]", panel)
  const said = make("p", { className: "x-step-said" })
  said.setAttribute("role", "status")
  panel.append(said)

  settle(panel)
  follow(panel, paragraphs)

  function select(id) {
    const link = links.find(one => one.dataset.entry === id)
    for (const one of links) one === link ? one.setAttribute("aria-current", "true") : one.removeAttribute("aria-current")
    for (const spot of all("g[data-entry]", panel)) spot.classList.toggle("x-chosen", spot.dataset.entry === id)
    let count = 0
    for (const mention of all("a.x-mention")) {
      const means = meanings(mention).includes(id)
      mention.classList.toggle("x-shown", means)
      count += means
    }
    said.textContent = link ? `${link.textContent.trim()}: ${count} ${count === 1 ? "passage" : "passages"} marked` : ""
    choose("show", link ? id : "", "")
  }

  panel.addEventListener("click", event => {
    const spot = event.target.closest("[data-entry]")
    if (!spot || event.metaKey || event.ctrlKey || event.shiftKey) return
    const id = spot.dataset.entry
    const again = choices.get("show") === id
    select(again ? "" : id)
    if (again) event.preventDefault()
    else if (!spot.matches("a")) location.hash = links.find(link => link.dataset.entry === id)?.hash || ""
  })
  if (choices.get("show")) select(choices.get("show"))
}

/** Beside the text where there is room, and folded away in it where there is none. */
function settle(panel) {
  const side = document.querySelector(".md-sidebar--secondary .md-sidebar__inner")
  const home = document.createComment("places and days")
  const wide = matchMedia("(min-width: 76.25em)")
  panel.before(home)
  const move = () => {
    wide.matches && side ? side.append(panel) : home.after(panel)
    panel.querySelector("details").open = wide.matches
  }
  wide.addEventListener("change", move)
  move()
}

/** Scrolls the margin, never the page. */
function bringIntoSight(item) {
  const box = item?.closest(".md-sidebar__scrollwrap")
  if (!box) return
  const { top, bottom } = item.parentElement.getBoundingClientRect()
  const frame = box.getBoundingClientRect()
  if (top < frame.top || bottom > frame.bottom) box.scrollTop += bottom - frame.bottom + frame.height / 4
}

/** Marks in the panel what the paragraph in the upper part of the window mentions. */
function follow(panel, paragraphs) {
  let current = null
  let waiting = false

  function look() {
    waiting = false
    const line = innerHeight * 0.4
    const read = paragraphs.filter(paragraph => paragraph.getBoundingClientRect().top < line).at(-1)
    const last = paragraphs.at(-1)
    const now = read === last && last?.getBoundingClientRect().bottom < 0 ? undefined : read
    if (now === current) return
    current = now
    const ids = new Set(now ? all("a.x-mention", now).flatMap(meanings) : [])
    for (const item of all("[data-entry]", panel)) item.classList.toggle("x-now", ids.has(item.dataset.entry))
    bringIntoSight(panel.querySelector(".x-step-days .x-now"))
  }

  addEventListener("scroll", () => {
    if (!waiting) requestAnimationFrame(look)
    waiting = true
  }, { passive: true })
  requestAnimationFrame(look) // asked at once, it would make the browser lay out the whole page before it is shown
}
