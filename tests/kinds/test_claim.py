"""Claims: the positions and what they rest on."""

from __future__ import annotations

from explainer.kinds import Claim


def test_a_claim_names_every_source_of_its_positions_once_and_in_order() -> None:
    positions = [
        {"party": "p", "stance": "denies", "text": "t", "sources": ["b", "a"]},
        {"party": "q", "stance": "asserts", "text": "t", "sources": ["a", "c"]},
    ]
    claim = Claim(id="c", name="C", status="agreed", finding="f", positions=positions)
    assert claim.sources == ("b", "a", "c")
