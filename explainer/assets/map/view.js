// What of the world is in view, and how the map behaves on a page that scrolls.

const view = (() => {
  const CLOSEST = 17
  const FIRST = 12 // a story of one place is not shown from its doorstep
  let isReaders = false

  /** Room for the buttons: beside the story on a wide map, above and below it on a tall one. */
  function margins() {
    const { x, y } = map.getSize()
    return x > y ? [60, y > 240 ? 28 : 14] : [24, 88]
  }

  function fit() {
    const [x, y] = margins()
    map.fitBounds(bounds, { paddingTopLeft: [x, y], paddingBottomRight: [x, Math.max(30, y / 2)], maxZoom: FIRST, animate: false })
  }

  /** A window of another size shows the whole story again, until the reader has moved the map. */
  function keepFitted() {
    for (const name of ["wheel", "pointerdown", "keydown"]) {
      frame.addEventListener(name, event => { isReaders ||= event.key !== "Tab" }, { capture: true, passive: true })
    }
    map.on("resize", () => { if (!isReaders) fit() })
    new ResizeObserver(() => map.invalidateSize({ pan: false, animate: false })).observe(frame)
  }

  /** The map comes to a place that the keyboard has reached. */
  function follow(layer) {
    if (layer.getLatLng && !map.getBounds().contains(layer.getLatLng())) map.panTo(layer.getLatLng(), { animate: false })
  }

  /** Until it is pressed or focused, the map leaves the wheel, and the finger on a small screen, to the page. */
  function staysAsleep() {
    const finger = matchMedia("(pointer: coarse)").matches
    const wake = isAwake => {
      for (const handler of [map.scrollWheelZoom, ...(finger ? [map.dragging] : [])]) isAwake ? handler.enable() : handler.disable()
    }
    frame.addEventListener("focusin", () => wake(true))
    frame.addEventListener("focusout", () => wake(false))
    wake(false)
  }

  /** The colours of the page around the frame, or of the system where a frame may not look outside (opened as a file). */
  function followColours() {
    const system = matchMedia("(prefers-color-scheme: dark)")
    let outside = null
    try { outside = parent === window ? null : parent.document.body } catch { /* stays with the system */ }
    const colour = () => {
      const scheme = outside?.dataset.mdColorScheme
      document.documentElement.dataset.scheme = (scheme ? scheme === "slate" : system.matches) ? "dark" : "light"
    }
    colour()
    system.addEventListener("change", colour)
    if (outside) new MutationObserver(colour).observe(outside, { attributeFilter: ["data-md-color-scheme"] })
  }

  function start() {
    map.setMinZoom(2).setMaxZoom(CLOSEST)
    followColours()
    keepFitted()
    staysAsleep()
    fit()
  }

  return { CLOSEST, margins, follow, start }
})()
