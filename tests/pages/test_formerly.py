"""Ids that entries and parties had in earlier versions: links to them still lead on."""

from __future__ import annotations

import re

import pytest
from harbour import FILES, changed, listing, page, story

from explainer.site import build_site

NAMES = {"harbour-master": "people", "dockers": "people", "velter": "map", "coast-road": "map", "walk-out": "timeline"}
NAMES |= {"open-in-may": "quotes", "berth-fee": "glossary", "closed": "claims", "atlas": "sources"}


def formerly(*ids: str) -> dict[str, str]:
    """The harbour after each of the ids was given in place of another, ``old-`` before it."""
    files = dict(FILES)
    for id_ in ids:
        for name, text in files.items():
            files[name] = re.sub(rf"^{id_}:\n", f"{id_}:\n  formerly: [old-{id_}]\n", text, flags=re.MULTILINE)
    return files


def anchors(files: dict[str, str], path: str) -> set[str]:
    return {element.attributes["id"] for element in page(path, files) if "id" in element.attributes}


@pytest.mark.parametrize(("id_", "place"), NAMES.items())
def test_an_entry_answers_to_its_former_id(id_: str, place: str) -> None:
    assert f"old-{id_}" in anchors(formerly(id_), f"{place}.md")


def test_so_do_its_note_its_passages_and_its_own_page() -> None:
    files = formerly("harbour-master")
    found = anchors(files, "index.md")
    now = {name for name in found if re.fullmatch(r"(card|p\d+)-harbour-master(_\d+)?", name)}
    assert now and {name.replace("-harbour", "-old-harbour", 1) for name in now} <= found
    # inside the note: beside it, it would take a place of its own in their grid
    note = page("index.md", files).one("section", "x-card", data_entry="harbour-master")
    assert note.one("span", "x-former-id").attributes["id"] == "card-old-harbour-master"
    made = build_site(story(files)).files
    assert made["entry/old-harbour-master.html"] == made["entry/harbour-master.html"]


def test_so_do_the_positions_on_a_claim() -> None:
    files = formerly("closed")
    files["explainer.yml"] = re.sub(
        r"^  (union|atlases):\n", r"  \1:\n    formerly: [old-\1]\n", FILES["explainer.yml"], flags=re.MULTILINE
    )
    found = page("claims.md", files)
    (union,) = [one for one in found.all("section", "x-position") if one.attributes["id"] == "closed_union"]
    below = {span.attributes["id"] for span in union.all("span", "x-former-id")}
    assert below == {"closed_old-union", "old-closed_union", "old-closed_old-union"}
    # a party that holds no position has none to lead to: the claim is as near as one gets
    assert {"closed_old-atlases", "old-closed_old-atlases", "old-closed_atlases"} <= anchors(files, "claims.md")


LIKE_ANCHORS = "formerly: [title, p1, p1-velter, p1-velter-2, card-velter, card-closed, corrected-p1, index, town]"


@pytest.mark.parametrize(
    "files",
    [
        pytest.param(formerly(*NAMES), id="all that was renamed"),
        pytest.param(changed("actors.yml", "dockers:\n", f"dockers:\n  {LIKE_ANCHORS}\n"), id="an actor"),
        pytest.param(changed("claims.yml", "closed:\n", f"closed:\n  {LIKE_ANCHORS}\n"), id="a claim"),
    ],
)
def test_no_page_names_an_id_twice(files: dict[str, str]) -> None:
    for path, content in build_site(story(files)).files.items():
        ids = re.findall(r'\bid="([^"]+)"', content.decode("utf-8", "replace")) if path.endswith(".md") else []
        assert len(ids) == len(set(ids)), path


@pytest.mark.parametrize(
    ("file", "message"),
    [
        pytest.param(
            changed("places.yml", "velter:\n", "velter:\n  formerly: [dockers]\n"),
            "data/places.yml:2:14: error: 'dockers' is the id of an entry now [duplicate-id]",
            id="the id of another entry",
        ),
        pytest.param(
            changed("terms.yml", "berth-fee:\n", "berth-fee:\n  formerly: [toll, toll]\n"),
            "data/terms.yml:2:20: error: 'toll' was the id of another too [duplicate-id]",
            id="twice",
        ),
    ],
)
def test_a_former_id_leads_to_one_thing(file: dict[str, str], message: str) -> None:
    assert listing(file).splitlines()[0] == message
