// Everything is ready; begin.

document.querySelector(".md-search")?.setAttribute("aria-label", "Search")
drawer()
cards.start()
step()
suggest()
readingOptions()
timelineFilter()
if (choices.size) carryAlong()
layOutNotes()
