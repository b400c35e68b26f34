// Names beside the marks: on the side where they cover no other name, no mark and no button, and as little road as can be.

const CLEAR = 4 // pixels between a mark and its name, and between a name and the edge
const AIR = 1 // pixels around a name and a mark: Leaflet rounds
const STRIDE = 6 // pixels between the points of a road that a name should not cover

function label({ layer, place, isMain }) {
  const className = `x-label${isMain ? " x-main" : ""}`
  const box = names.into(make("div"), place)
  layer.bindTooltip(box, { permanent: true, interactive: true, direction: "center", className, opacity: 1 })
  layer.getTooltip().getElement().setAttribute("aria-hidden", "true")
  for (const [events, isNear] of [["mouseover", true], ["mouseout", false]]) {
    layer.on(events, () => layer.getTooltip().getElement().classList.toggle("x-near", isNear))
  }
}

/** The sides of a mark in the order in which a map-maker tries them: where the name starts, and how its lines align. */
function sides({ width, height }, reach) {
  const far = reach + CLEAR, near = far * 0.7, over = far * 0.4
  return [
    ["start", far, -height / 2],
    ["start", near, -height - over], ["start", near, over],
    ["end", -far - width, -height / 2],
    ["end", -near - width, -height - over], ["end", -near - width, over],
    ["middle", -width / 2, -height - far], ["middle", -width / 2, far],
    ["start", far, -height + far], ["start", far, -far],
    ["end", -far - width, -height + far], ["end", -far - width, -far],
  ]
}

const boxAt = (x, y, { width, height }) => ({ left: x, top: y, right: x + width, bottom: y + height })
const aired = box => ({ left: box.left - AIR, top: box.top - AIR, right: box.right + AIR, bottom: box.bottom + AIR })

function markBox({ layer, reach }) {
  const { x, y } = map.latLngToContainerPoint(layer.getLatLng())
  return boxAt(x - reach, y - reach, { width: 2 * reach, height: 2 * reach })
}

function buttonBoxes() {
  const { left, top } = frame.getBoundingClientRect()
  return [...frame.querySelectorAll(".leaflet-control")].map(control => {
    const box = control.getBoundingClientRect()
    return boxAt(box.left - left, box.top - top, box)
  })
}

/** Points along all roads that are drawn. */
function roadPoints() {
  return lines.filter(line => map.hasLayer(line.layer)).flatMap(line => {
    const points = line.layer.getLatLngs().map(position => map.latLngToContainerPoint(position))
    return points.slice(1).flatMap((end, index) => between(points[index], end))
  })
}

function between(start, end) {
  const count = Math.min(200, Math.ceil(start.distanceTo(end) / STRIDE)) || 1
  return Array.from({ length: count }, (_, step) => start.add(end.subtract(start).multiplyBy(step / count)))
}

function placeLabels() {
  const { x: width, y: height } = map.getSize()
  const inside = box => box.left >= CLEAR && box.top >= CLEAR && box.right <= width - CLEAR && box.bottom <= height - CLEAR
  const onMap = ranked.filter(mark => map.hasLayer(mark.layer) && !mark.isHidden)
  const inTheWay = [...onMap.map(mark => ({ ...markBox(mark), mark })), ...buttonBoxes()]
  const road = roadPoints()
  const covered = box => road.filter(({ x, y }) => x > box.left && x < box.right && y > box.top && y < box.bottom).length
  for (const mark of ranked) {
    const element = mark.layer.getTooltip().getElement()
    if (!element) continue
    const isFree = ({ box }) => inside(box) && !inTheWay.some(other => other.mark !== mark && meet(aired(box), other))
    const spots = onMap.includes(mark) ? spotsFor(mark, element).filter(isFree) : []
    for (const [order, spot] of spots.entries()) spot.cost = order + 2 * covered(spot.box)
    const best = spots.reduce((found, spot) => found && found.cost <= spot.cost ? found : spot, null)
    element.classList.toggle("x-crowded", !best)
    if (best) inTheWay.push(best.box)
    stand(mark, element, best || spotsFor(mark, element)[0])
  }
}

function spotsFor({ layer, reach }, element) {
  const size = { width: element.offsetWidth, height: element.offsetHeight }
  const { x, y } = map.latLngToContainerPoint(layer.getLatLng())
  return sides(size, reach).map(([side, dx, dy]) => ({
    side,
    box: boxAt(x + dx, y + dy, size),
    offset: [dx + size.width / 2, dy + size.height / 2], // Leaflet counts from middle to middle
  }))
}

function stand({ layer }, element, { side, offset }) {
  element.dataset.side = side
  layer.getTooltip().options.offset = offset
  layer.getTooltip().update()
}
