"""Actors: people and bodies."""

from __future__ import annotations

from harbour import changed, listing


def test_a_number_of_wikidata_has_no_zero_in_front() -> None:
    first = listing(changed("actors.yml", "wikidata: Q42", "wikidata: Q042")).splitlines()[0]
    assert first == "data/actors.yml:19:13: error: 'Q042' does not fit 'wikidata' [bad-value]"
