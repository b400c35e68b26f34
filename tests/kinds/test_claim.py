"""Claims: the positions and what they rest on."""

from __future__ import annotations

from pathlib import Path

from harbour import FILES, changed, context, listing, story

from explainer.kinds import Claim


def test_a_claim_names_every_source_of_its_positions_once_and_in_order() -> None:
    positions = [
        {"party": "p", "stance": "disputes", "text": "t", "sources": ["b", "a"]},
        {"party": "q", "stance": "says", "text": "t", "sources": ["a", "c"]},
    ]
    claim = Claim(id="c", name="C", status="agreed", finding="f", positions=positions)
    assert claim.sources == ("b", "a", "c")


def test_a_stance_is_one_of_seven_words() -> None:
    first = listing(changed("claims.yml", "stance: says", "stance: sais")).splitlines()[0]
    assert first == "data/claims.yml:9:30: error: 'sais' is not a value of 'stance' [bad-value]"


def test_a_claim_is_named_with_its_status_and_told_by_its_finding() -> None:
    claim, interface = story().entry("closed", Claim), context().interface
    assert (claim.qualifier(interface), claim.main_text) == ("disputed", claim.finding)


def test_the_claim_that_contributors_are_shown_checks_without_a_notice() -> None:
    text = (Path(__file__).parent.parent.parent / "docs" / "writing.md").read_text(encoding="utf-8")
    (shown,) = (block.partition("```")[0] for block in text.split("```yaml\n") if block.startswith("closed:"))
    assert listing({**FILES, "claims.yml": shown}) == ""
