"""Other ids: everywhere at once, or not at all."""

from __future__ import annotations

import re
from collections.abc import Mapping

import harbour
import pytest

from explainer.diagnostics.errors import MisuseError
from explainer.diagnostics.locations import SourceText
from explainer.kinds import Correction, Source
from explainer.repairs import apply_repairs, rename
from explainer.site import build_site
from explainer.words.terminal import shown

STORY = harbour.story()
IDS = sorted({*STORY.entries, *STORY.project.value.parties})


def renamed(old: str, new: str, files: Mapping[str, str] = harbour.FILES) -> dict[str, str]:
    story = harbour.story(files)
    sources = [SourceText(f"data/{name}", text.lstrip("\n")) for name, text in files.items()]
    after = apply_repairs(sources, rename(story, old, new, sources).repairs)
    return {source.path.removeprefix("data/"): source.raw for source in after}


@pytest.mark.parametrize("old", IDS)
def test_every_id_can_be_renamed_everywhere_and_back(old: str) -> None:
    after = renamed(old, "quite-another")
    story = harbour.story(after)
    before = harbour.story()
    assert len(story.entries) == len(before.entries)
    assert old not in {*story.entries, *story.project.value.parties}
    assert {name: len(text.splitlines()) for name, text in after.items()} == {
        name: len(text.strip("\n").splitlines()) for name, text in harbour.FILES.items()
    }
    assert renamed("quite-another", old, after) == {name: text.lstrip("\n") for name, text in harbour.FILES.items()}


def test_a_party_and_the_same_word_in_a_text_are_told_apart() -> None:
    after = renamed("union", "dockers-union")
    changed = {name for name, text in after.items() if text != harbour.FILES[name].lstrip("\n")}
    assert changed == {"explainer.yml", "places.yml", "terms.yml", "claims.yml", "sources.yml"}
    assert "used_by: [dockers-union], note: in its paper" in after["places.yml"]
    assert "union-0302:" in after["sources.yml"]
    assert "note: the union calls it a promise" in after["quotes.yml"]


def test_comments_and_layout_stay() -> None:
    files = harbour.changed("events.yml", "who: [dockers]", "who: [ 'dockers' ]   # dockers, all of them")
    assert "who: [ 'crowd' ]   # dockers, all of them\n" in renamed("dockers", "crowd", files)["events.yml"]


def test_the_heads_of_articles_and_corrections_are_renamed_too() -> None:
    assert "source: gazette-1\n" in renamed("gazette-0301", "gazette-1")["articles/grain.md"]
    correction = "late:\n  name: x\n  date: 2030-04-01\n  wrong: x\n  right: x\n  why: x\n  concerns: [dockers]\n"
    files = {**harbour.FILES, "corrections.yml": correction}
    assert "concerns: [crowd]" in renamed("dockers", "crowd", files)["corrections.yml"]


def test_the_ledger_of_links_is_renamed_too() -> None:
    after = renamed("gazette-0301", "gazette-1", harbour.lost("gazette-0301", "atlas"))
    assert after["links.yml"] == harbour.lost("gazette-0301", "atlas")["links.yml"].replace("gazette-0301", "gazette-1")
    assert harbour.story(after).gone_since(harbour.story(after).entry("gazette-1"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        pytest.param("dockers", "velter", "'velter' is taken", id="another entry has it"),
        pytest.param("dockers", "dockers", "'dockers' is taken", id="it is called that already"),
        pytest.param("dockers", "town", "'town' is taken", id="a party has it"),
        pytest.param("dockers", "grain", "'grain' is taken", id="an article has it"),
        pytest.param("sailors", "x", "nothing is called 'sailors'", id="nothing has it"),
        pytest.param("docker", "x", "nothing is called 'docker'; did you mean 'dockers'?", id="a slip"),
        pytest.param(
            "grain", "x", "'grain' is an article; its id is the name of its file: rename the file", id="an article"
        ),
        *(
            pytest.param(
                "dockers",
                new,
                f"'{shown(new)}' cannot be an id: ids are lower-case letters a to z, digits and hyphens",
                id=f"not an id: {new!r}",
            )
            for new in ("Dockers", "the dockers", "d--x", "-d", "d_x", "", "d\n", "é", "x" * 81)
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_renamed_is_told_with_the_reason(old: str, new: str, reason: str) -> None:
    with pytest.raises(MisuseError) as caught:
        rename(STORY, old, new, [])
    assert str(caught.value) == reason


@pytest.mark.parametrize(("old", "new", "owner"), [("dockers", "the-mole", "old-mole"), ("town", "guild", "union")])
def test_an_id_of_an_earlier_version_is_not_given_to_another(old: str, new: str, owner: str) -> None:
    files = harbour.changed("places.yml", "old-mole:\n", "old-mole:\n  formerly: [the-mole]\n")
    files = harbour.changed("explainer.yml", "  union:\n", "  union:\n    formerly: [guild]\n", files)
    with pytest.raises(MisuseError, match=f"'{new}' was an id of '{owner}'; take it out of its 'formerly' first"):
        rename(harbour.story(files), old, new, [])


def test_what_is_an_entry_and_a_party_is_left_to_people() -> None:
    files = {name: re.sub(r"\bdockers\b(?=[:\],])", "union", text) for name, text in harbour.FILES.items()}
    found = harbour.story(files)
    with pytest.raises(MisuseError, match="'union' is an actor and a party; it has to be renamed by hand"):
        rename(found, "union", "x", [])


ANCHOR = re.compile(r'id="([\w-]+)')


@pytest.mark.parametrize("old", sorted(STORY.entries))
def test_the_addresses_that_break_are_those_of_the_site(old: str) -> None:
    files = build_site(STORY).files
    anchors = {f"#{id_}" for name in files if name.endswith(".md") for id_ in ANCHOR.findall(files[name].decode())}
    own = {one for one in anchors if re.fullmatch(rf"#(card-|p\d+-)?{re.escape(old)}(_\d+)?", one)}
    own |= {name for name in files if name == f"entry/{old}.html"}
    told = set(re.findall(r"#[\w-]+|entry/[\w.-]+", rename(STORY, old, "x", []).notes[0]))
    assert own <= told <= own | {f"#card-{old}"}
    assert isinstance(STORY.entry(old), Source | Correction) or f"entry/{old}.html" in told


def test_the_reason_says_how_often_it_is_named() -> None:
    (repair,) = rename(STORY, "old-mole", "mole", []).repairs
    assert f"{repair.where}: {repair.reason}" == (
        "data/places.yml:15:1: 'old-mole' is called 'mole' from now on; it is named in 2 places"
    )
    assert rename(STORY, "old-mole", "mole", []).notes[1] == (
        "'old-mole' must not be given to anything else; comments and pages written by hand still say it"
    )
