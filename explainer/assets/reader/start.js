// What readers' browsers run on every page of the site. Without it every word of the site is still there: it lifts notes
// to the words they belong to, filters, and follows. Nothing is stored, and nothing is fetched from anywhere else.

import { carryAlong } from "./choices.js"
import { enableDrawer } from "./drawer.js"
import { first } from "./elements.js"
import { offerSearch } from "./look.js"
import { answerMaps } from "./names.js"
import { enableNotes } from "./notes.js"
import { offerOptions } from "./options.js"
import { sendOn } from "./places.js"
import { foldRows } from "./rows.js"
import { enableSearch } from "./search.js"
import { enableSharing } from "./share.js"
import { offerSides } from "./sides.js"
import { enableStep } from "./step.js"
import { enableSuggestions } from "./suggest.js"
import { offerTimelineFilter } from "./timeline.js"
import { gettext } from "./words.js"

first(".md-search")?.setAttribute("aria-label", gettext("Search"))
foldRows()
sendOn()
enableDrawer()
enableSearch()
offerSearch()
enableSharing()
enableNotes()
enableStep()
enableSuggestions()
answerMaps()
offerOptions()
offerSides()
offerTimelineFilter()
if (location.search) carryAlong()
