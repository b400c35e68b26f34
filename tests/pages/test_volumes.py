"""In which volume each entry stands."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from harbour import FILES, changed, context
from long_stories import LETTERS, letters, with_events, with_places, with_sources, with_terms

from explainer.pages.volumes import LONGEST, Volume, entries_on

OF_THE_HARBOUR = 2
"""Terms that the story has already."""


def volumes(files: Mapping[str, str], page: str) -> tuple[Volume, ...]:
    return context(files).tables.volumes[page]


def shown(files: Mapping[str, str], page: str) -> list[tuple[str, str, int]]:
    """Path, label and number of entries of each volume."""
    return [(volume.path, volume.label, len(volume.entries)) for volume in volumes(files, page)]


def test_a_story_of_usual_length_has_none() -> None:
    assert context().tables.volumes == {}
    assert context(with_terms(letters(250 - OF_THE_HARBOUR))).tables.volumes == {}


def test_one_entry_more_makes_an_index_of_letters() -> None:
    files = with_terms(letters(251 - OF_THE_HARBOUR))
    assert [(path, label) for path, label, _ in shown(files, "glossary")] == [
        (f"glossary/{letter}.md", letter.upper()) for letter in LETTERS
    ]
    assert list(context(files).tables.volumes) == ["glossary"]


@pytest.mark.parametrize(
    ("files", "page"),
    [
        pytest.param(with_terms(letters(300)), "glossary", id="letters"),
        pytest.param(with_terms(["w"] * 700), "glossary", id="one letter"),
        pytest.param(with_events(f"{year}" for year in range(1700, 2000)), "timeline", id="years"),
        pytest.param(with_sources(["town", "union"] * 600), "sources", id="sides"),
        pytest.param(with_places(letters(300)), "map", id="places and roads"),
    ],
)
def test_every_entry_stands_in_one_volume_none_of_which_is_too_long(files: Mapping[str, str], page: str) -> None:
    found = volumes(files, page)
    ids = [id_ for volume in found for id_ in volume.entries]
    assert sorted(ids) == sorted(entry.id for entry in entries_on(page, context(files).story))
    assert len(set(ids)) == len(ids)
    assert len({volume.path for volume in found}) == len({volume.label for volume in found}) == len(found) > 1
    assert all(0 < len(volume.entries) <= LONGEST for volume in found)


def test_a_letter_that_is_too_long_is_numbered_and_leaves_no_page_almost_empty() -> None:
    files = with_terms([*["tide"] * 451, *["Boat"] * 30])
    assert shown(files, "glossary") == [
        ("glossary/b.md", "B", 31),
        ("glossary/d.md", "D", 1),
        ("glossary/t.md", "T, 1 of 3", 200),
        ("glossary/t_2.md", "T, 2 of 3", 200),
        ("glossary/t_3.md", "T, 3 of 3", 51),
    ]


def test_letters_that_would_leave_pages_almost_empty_are_no_volumes() -> None:
    signs = [chr(0x4E00 + number) for number in range(300)]
    assert shown(with_terms(signs), "glossary") == [
        ("glossary/1.md", "1 of 2", 200),
        ("glossary/2.md", "2 of 2", 102),
    ]


def test_a_letter_of_another_script_has_an_address_that_every_system_knows() -> None:
    files = with_terms([*["жук"] * 150, *["«Quoted»"] * 150])
    paths = [path for path, *_ in shown(files, "glossary")]
    assert paths == ["glossary/b.md", "glossary/d.md", "glossary/q.md", "glossary/u0416.md"]


def test_events_stand_by_decade_or_where_that_is_too_long_by_year() -> None:
    sparse = with_events(["../1921", *["1905-03"] * 150, *["1921"] * 100])
    assert shown(sparse, "timeline")[:3] == [
        ("timeline/1820-1829.md", "1820–1829", 1),
        ("timeline/1900-1909.md", "1900–1909", 150),
        ("timeline/1920-1929.md", "1920–1929", 101),
    ]
    dense = with_events([*["1921"] * 150, *["1922"] * 150])
    assert ("timeline/1922.md", "1922", 150) in shown(dense, "timeline")


def test_sources_stand_by_side_and_by_more_on_one_page_than_others() -> None:
    assert context(with_sources(["town"] * 450)).tables.volumes == {}
    found = shown(with_sources([*["town"] * 900, *["union"] * 200]), "sources")
    assert found[0][:2] == ("sources/side-town.md", "The town of Velter, 1 of 5")
    assert found[-2][:2] == ("sources/side-union.md", "The dockers' union")


def test_a_page_of_two_kinds_has_volumes_of_each() -> None:
    paths = [path for path, *_ in shown(with_places(letters(300)), "map")]
    assert paths[0] == "map/places-a.md"
    assert paths[-1] == "map/routes.md"
    assert volumes(with_places(letters(300)), "map")[-1].label == "Route"


def test_claims_and_quotations_keep_their_order() -> None:
    text = FILES["claims.yml"].strip()
    name = text.splitlines()[0]
    entry = text[: text.index("\n", text.rindex("sources"))]
    more = "".join(f"\n{entry.replace(name, f'other-{number}:', 1)}" for number in range(260))
    files = {**FILES, "claims.yml": text + more.replace("code:", "# code:") + "\n"}
    found = volumes(files, "claims")
    assert [volume.path for volume in found] == ["claims/1.md", "claims/2.md"]
    ids = [id_ for volume in found for id_ in volume.entries]
    assert ids[-1] == "other-259"
    assert ids.index("other-1") < ids.index("other-10")


def test_entries_lead_to_their_volumes_wherever_they_are_named() -> None:
    files = with_terms(letters(300))
    made = context(files)
    assert made.entry_path(made.story.entry("term-1")) == "glossary/b.md#term-1"
    assert made.entry_path(made.story.entry("dockers")) == "people.md#dockers"
    assert made.tables.moved["glossary.md#term-1"] == "glossary/b.md#term-1"
    assert context().tables.moved == {}


def test_links_to_ids_of_earlier_versions_follow_too() -> None:
    files = changed("terms.yml", "demurrage:\n", "demurrage:\n  formerly: [waiting-fee]\n", with_terms(letters(300)))
    assert context(files).tables.moved["glossary.md#waiting-fee"] == "glossary/d.md#waiting-fee"
