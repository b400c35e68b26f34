// Places and roads that mouse, finger and keyboard reach alike, none hidden by another.

const GAP = 2
const TURNS = [0, 30, -30, 60, -60, 90, -90, 120, -120, 150, -150, 180].map(degrees => degrees * Math.PI / 180)

const marks = drawn("x-place").map((layer, index) => ({
  layer,
  place: places[index],
  home: layer.getLatLng(),
  reach: layer.getRadius() + layer.options.weight / 2,
  isMain: places[index].prominence === "main",
}))
const lines = drawn("x-road").map((layer, index) => ({ layer, road: roads[index] }))

/** Main places first: they keep their spot, and their name. */
const ranked = [...marks].sort((a, b) => b.isMain - a.isMain)

/** What Leaflet leaves out: the keyboard, and a name to hear. Leaflet makes the path anew when its layer comes back. */
function reachable(layer, item, kind) {
  function dress() {
    const path = layer.getElement()
    path.setAttribute("tabindex", "0")
    path.setAttribute("role", "button")
    path.removeAttribute("aria-describedby")
    path.dataset.id = item.id
    path.addEventListener("keydown", event => {
      if (event.key !== "Enter" && event.key !== " ") return
      event.preventDefault()
      layer.openPopup()
    })
    path.addEventListener("focus", () => view.follow(layer))
    say()
  }
  const say = () => layer.getElement()?.setAttribute("aria-label", `${names.spoken(item)}, ${kind}`)
  notes.bind(layer, item, kind)
  layer.on("add", dress)
  names.changed(say)
  dress()
}

/** Places that would lie on each other stand side by side; one that finds no spot near by waits for a closer look. */
function spread() {
  const taken = []
  let isMoved = false
  for (const mark of ranked) {
    const home = map.latLngToLayerPoint(mark.home)
    const spot = freeSpot(home, mark.reach, taken)
    mark.isHidden = !spot && !mark.isMain
    mark.layer.getElement()?.classList.toggle("x-crowded", mark.isHidden)
    mark.layer.setLatLng(!spot || spot === home ? mark.home : map.layerPointToLatLng(spot))
    isMoved ||= Boolean(spot) && spot !== home
    if (!mark.isHidden) taken.push({ point: spot || home, reach: mark.reach })
  }
  document.querySelector(".x-moved").hidden = !isMoved
}

/** Home, or the nearest place beside the mark that is in the way, in the true direction if possible. */
function freeSpot(home, reach, taken) {
  const blocks = point => other => point.distanceTo(other.point) < reach + other.reach
  const blocker = taken.find(blocks(home))
  if (!blocker) return home
  const bearing = Math.atan2(home.y - blocker.point.y, home.x - blocker.point.x)
  const distance = reach + blocker.reach + GAP
  const around = TURNS.map(turn => blocker.point.add([Math.cos(bearing + turn) * distance, Math.sin(bearing + turn) * distance]))
  return around.find(point => !taken.some(blocks(point)))
}
