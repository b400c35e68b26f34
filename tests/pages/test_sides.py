"""What each side says of the claims of an article: who may be heard, and the script that holds what they say."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from harbour import FILES, SECOND_ARTICLE, changed, context, story

from explainer.pages import sides
from explainer.reading.voices import voices

CLAIMED = changed("claims.yml", "  code: C1\n", "  code: C1\n  mentions: [{exact: stay on the mole}]\n")
REPORT = changed(
    "explainer.yml",
    "parties:\n",
    "parties:\n  press:\n    name: The press\n    short: Press\n    description: Papers.\n",
    CLAIMED,
)


def said(files: Mapping[str, str]) -> dict[str, Any]:
    (asset,) = sides.build(context(files))
    assert asset.path == "assets/explainer/sides-grain.js"
    found: dict[str, Any] = json.loads(asset.content.decode().removeprefix("window.explainerSides = "))
    return found


def test_an_article_that_makes_no_claim_offers_no_side() -> None:
    found = story(dict(FILES))
    assert voices(found, found.lead) == {}
    assert list(sides.build(context(dict(FILES)))) == []


def test_each_article_offers_the_parties_of_its_own_claims_in_their_order() -> None:
    found = story({**CLAIMED, "articles/return.md": SECOND_ARTICLE})
    # the town's paper is what the article retells: its side is "as reported"
    assert {id_: list(voices(found, article)) for id_, article in found.articles.items()} == {
        "grain": ["union"],
        "return": [],
    }


def test_a_party_says_what_its_position_says_and_leads_there() -> None:
    files = changed("sources.yml", "  side: town\n", "  side: press\n", REPORT)
    found = said(files)
    assert found["entries"] == {"closed": ["closed"]}
    assert found["claims"]["closed"]["accepted"] is False
    positions = found["claims"]["closed"]["positions"]
    assert list(positions) == ["town", "union"]
    assert positions["union"] == {
        "sign": "●",
        "words": "says so",
        "text": "It was shut.",
        "speaker": "its secretary",
        "href": "claims.html#closed_union",
    }


def test_a_term_is_heard_by_the_claims_on_whether_it_is_the_word() -> None:
    files = changed("sources.yml", "  side: town\n", "  side: press\n", REPORT)
    assert said(changed("claims.yml", "about: fact", "about: word", files))["entries"] == {
        "berth-fee": ["closed"],
        "closed": ["closed"],
    }


@pytest.mark.parametrize(
    ("stances", "accepted"),
    [
        pytest.param(("says", "says"), True, id="all say so"),
        pytest.param(("says", "accepts-fact"), True, id="one by another word"),
        pytest.param(("says", "disputes"), False, id="one disputes it"),
        pytest.param(("says", "not-found"), False, id="silence accepts nothing"),
    ],
)
def test_what_all_accept_is_said_by_several_and_disputed_by_none(stances: tuple[str, str], accepted: bool) -> None:
    files = changed("sources.yml", "  side: town\n", "  side: press\n", REPORT)
    for old, new in zip(("disputes", "says"), stances, strict=True):
        files = changed("claims.yml", f"stance: {old},", f"stance: {new} ,", files)
    assert said(files)["claims"]["closed"]["accepted"] is accepted
