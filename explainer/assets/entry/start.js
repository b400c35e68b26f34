// What readers' browsers run on the page of an entry alone: it is shared as on every other page. Without a script its
// address stands there.

import { enableSharing } from "../reader/share.js"

enableSharing()
