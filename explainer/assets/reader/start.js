// Everything is ready; begin.

document.querySelector(".md-search")?.setAttribute("aria-label", "Search")
drawer()
cards.start()
step()
readingOptions()
timelineFilter()
if (choices.size) carryAlong()
