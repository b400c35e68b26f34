"""Texts that somebody brings to a new project: an ordinary one, and one that is full of signs that mean something."""

from __future__ import annotations

GERMAN = """Keine Fähre mehr nach Sturum

Die Hallig Sturum verliert ihre Fähre. Das teilte die Reederei Harms & Söhne am 12. Mai 2031 in Norderholm mit.

„Ohne die Fähre können wir die Schule nicht halten“, sagte Grete Harms. Das Schiff „Möwe“ wird verkauft.

Bürgermeister Ole Petersen widersprach. Petersen nannte die Sorgen am 3. März verfrüht.
"""

HOSTILE = """A “<b>title</b>” & 'more': #1 %% $x {{ 7*7 }}

<script>alert(1)</script> said “a: b # c {{ 7*7 }} %% - !x &y” to *Ada: Marlow* and {Eva} [x](javascript:y).

“- [x]: 'y' \\ <b> @ `z` of all” on 3 March 2029: “#yes”, “null”, “- no”, “!no”, “*no”. 29. May?

---

Null Island, True North and 2029-01-02 on the Old\u00a0Mole in Yes Town’s “Æ ø ﷽ 🜁” bay, “yes: no” and “a\tb c d e”.
"""
