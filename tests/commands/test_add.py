"""The command add: one entry appended to a sound story, or nothing at all."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from harbour import BROKEN, FILES, Run, changed, write_data

from explainer.commands import FAILED, MISUSED, OK
from explainer.kinds import KINDS

THOMSEN = (
    "--set", "type=person", "--set", "description=A fisher.", "--set", "on_the_day.text=Fished.",
    "--set", "on_the_day.sources=atlas, union-0302", "--set", "aliases=noon",
)  # fmt: skip
WRITTEN = """
jens-thomsen:
  name: Jens Thomsen
  type: person
  description: A fisher.
  on_the_day:
    text: Fished.
    sources: [atlas, union-0302]
  aliases: [noon]
"""


BY_SET = "its-id --set name=… --set …"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def type_in(monkeypatch: pytest.MonkeyPatch, *answers: str | type[BaseException]) -> None:
    """Let somebody sit at the terminal who types these answers in turn."""

    def typed() -> Iterator[str]:
        for answer in answers:
            if not isinstance(answer, str):
                raise answer
            yield answer

    left = typed()
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: next(left))


def test_an_entry_is_appended_and_all_else_stays_byte_for_byte(data: Path, run: Run) -> None:
    before = contents(data)
    assert run("add", "actor", "Jens Thomsen", *THOMSEN) == (
        OK,
        "",
        "'jens-thomsen' was appended to data/actors.yml\n",
    )
    after = contents(data)
    assert after.pop("data/actors.yml") == before.pop("data/actors.yml") + WRITTEN.encode()
    assert after == before
    assert run("check", "-q") == (OK, "", "")


def test_a_file_keeps_its_line_ends_and_its_byte_order_mark(data: Path, run: Run) -> None:
    path = data / "data" / "actors.yml"
    old = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(old)
    assert run("add", "actor", "Jens Thomsen", *THOMSEN)[0] == OK
    assert path.read_bytes() == old + WRITTEN.replace("\n", "\r\n").encode()


def test_a_file_that_is_not_there_is_made(here: Path, run: Run) -> None:
    write_data(here / "data", {name: text for name, text in FILES.items() if name != "routes.yml"})
    points = [
        f"--set=points.{n}.{name}" for n in (1, 2) for name in ("latitude=58", "longitude=8", "accuracy=schematic")
    ]
    code, _, err = run(
        "add", "route", "path", "--set=name=Path", "--set=description=A path.", "--set=use=former", *points
    )
    assert (code, err) == (OK, "'path' was appended to data/routes.yml\n")
    assert (here / "data" / "routes.yml").read_text(encoding="utf-8").startswith("path:\n  name: Path\n")


def test_warnings_are_told_and_let_through(data: Path, run: Run) -> None:
    code, out, _ = run(
        "add", "term", "ballast", "--set=name=ballast", "--set=description=Weight.", "--set=sources=atlas"
    )
    assert code == OK
    assert out.startswith("data/terms.yml:14:1: warning: no article mentions 'ballast', and no entry points to it")
    assert out.count("warning") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(
            ("actor", "x", "--set=name=X"),
            ["error: 'type' is missing [missing-field]", "error: 'on_the_day' is missing [missing-field]"],
            id="fields are missing",
        ),
        pytest.param(
            ("term", "x", "--set=name=X", "--set=description=Y", "--set=sources=atlass"),
            ["the new entry:4:13: error: no source is called 'atlass' [unknown-reference]",
             " 4 |   sources: [atlass]", "= did you mean 'atlas' (data/sources.yml:"],
            id="a source that is not there",
        ),
        pytest.param(
            ("place", "far", "--set=name=Far", "--set=type=town", "--set=description=Y", "--set=coordinates.latitude=8",
             "--set=coordinates.longitude=58.1", "--set=coordinates.accuracy=published",
             "--set=coordinates.within_km=1", "--set=coordinates.sources=atlas", "--set=sources=atlas"),
            ["lies 6,996 km from the other places [far-coordinates]",
             "= latitude and longitude look swapped: write latitude: 58.1 and longitude: 8.0; "
             "or, if they are right, prominence: distant"],
            id="coordinates that are swapped",
        ),
    ],
)  # fmt: skip
def test_an_entry_that_does_not_check_is_shown_and_not_written(
    data: Path, run: Run, arguments: tuple[str, ...], said: list[str]
) -> None:
    before = contents(data)
    code, out, err = run("add", *arguments)
    assert code == FAILED
    assert all(text in out for text in said), out
    assert f"this is what was to be appended:\n\n{arguments[1]}:\n  name: " in err
    assert contents(data) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("actor", "--set=name=X"), f"give the actor an id: explainer add actor {BY_SET}"),
        (("actor", "Άρης", "--set=type=person"), f"give the actor an id: explainer add actor {BY_SET}"),
        (("actor", "Άρης"), f"questions need a terminal; elsewhere give the answers: explainer add actor {BY_SET}"),
        (("actor",), f"questions need a terminal; elsewhere give the answers: explainer add actor {BY_SET}"),
        (("actor", "x", "--set=nam=X"), "there is no field 'nam'; did you mean 'name'?"),
        (("person", "x"), "there is no kind 'person'; did you mean 'actor'?"),
        (("actors", "x"), "there is no kind 'actors'; did you mean 'actor'?"),
        (("zebra", "x"), f"there is no kind 'zebra'; there are {', '.join(KINDS)}"),
        (
            ("term", "dockers", "--set=name=X"),
            "the id 'dockers' is taken; it stands at data/actors.yml:21:1; choose another id",
        ),
    ],
)
def test_misuse_is_told(data: Path, run: Run, arguments: tuple[str, ...], said: str) -> None:
    before = contents(data)
    assert run("add", *arguments) == (MISUSED, "", f"explainer: {said}\n")
    assert contents(data) == before


def test_a_story_with_errors_is_mended_first(here: Path, run: Run) -> None:
    write_data(here / "data", BROKEN)
    code, out, err = run("add", "actor", "Jens Thomsen", *THOMSEN)
    assert code == FAILED
    assert err.startswith("\n1 error and 0 warnings; 'explainer explain unknown-reference' tells more")
    assert "no actor is called 'docker'" in out


# At the terminal ------------------------------------------------------------------------------------------------------

GULL_ROCK = ("Gull Rock", "", "building", "A rock.")


def test_an_entry_is_asked_for_shown_and_appended(data: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    place = ("58.2", "8", "1", "0.5", "atl", "", "", "")  # coordinates; no sources of the description
    type_in(monkeypatch, *GULL_ROCK, "A rock off Velter.", *place, "", "y")
    before = (data / "data" / "places.yml").read_bytes()
    code, out, err = run("add", "place")
    block = (
        "gull-rock:\n  name: Gull Rock\n  type: building\n  description: A rock.\n  gist: A rock off Velter.\n"
        "  coordinates:\n    latitude: 58.2\n    longitude: 8\n    accuracy: published\n    within_km: 0.5\n"
        "    sources: [atlas]\n"
    )
    assert (code, err) == (OK, "'gull-rock' was appended to data/places.yml\n")
    assert f"\n{block}" in out
    assert (data / "data" / "places.yml").read_bytes() == before + f"\n{block}".encode()


def test_a_claim_is_asked_for_what_it_is_about_and_each_position_for_speaker_and_sources(
    data: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = ("It was shut at noon", "", "disputed", "They differ.")
    position = ("union", "says", "It was shut.", "its secretary", "union-0302", "", "")  # nothing more is added
    more = ("The union says so.", "That it was shut at noon", "fact")
    type_in(monkeypatch, *claim, *position, "", *more, "", "y")
    code, out, _ = run("add", "claim")
    assert (code, "left-out" in out) == (OK, False)
    written = (data / "data" / "claims.yml").read_text(encoding="utf-8")
    assert written.partition("  positions:\n    - party: union")[2] == (
        "\n      stance: says\n      text: It was shut.\n      speaker: its secretary\n      sources: [union-0302]\n"
        "  gist: The union says so.\n  heading: That it was shut at noon\n  about: fact\n"
    )


def test_swapped_coordinates_are_told_at_once_and_can_be_changed(
    data: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    swapped, right = ("8", "58.1", "1", "1", "atlas", "", ""), ("58.1", "8", "1", "1", "atlas", "", "")
    type_in(monkeypatch, *GULL_ROCK, "", *swapped, "", "", "coordinates", *right, "", "y")
    code, out, _ = run("add", "place")
    assert code == OK
    assert "latitude and longitude look swapped" in out
    assert "    latitude: 58.1\n    longitude: 8\n" in (data / "data" / "places.yml").read_text(encoding="utf-8")


def test_an_id_that_is_taken_or_malformed_is_asked_for_again(
    data: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in(monkeypatch, "Velter Two", "velter", "Velter 2", "velter-2", "town", "x", "", "", "", "", "y")
    code, out, _ = run("add", "place")
    assert "the id 'velter' is taken; it stands at data/places.yml:1:1; choose another id" in out
    assert "'Velter 2' cannot be an id" in out
    assert code == OK
    assert "\nvelter-2:\n  name: Velter Two\n" in (data / "data" / "places.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("last", [KeyboardInterrupt, EOFError, "n"])
def test_giving_up_leaves_nothing_behind(
    data: Path, run: Run, monkeypatch: pytest.MonkeyPatch, last: str | type[BaseException]
) -> None:
    before = contents(data)
    type_in(monkeypatch, *GULL_ROCK, "", "", "", "", last)
    code, _, err = run("add", "place")
    assert (code, err) == (FAILED, "\nnothing was written\n")
    assert contents(data) == before


def test_what_has_nothing_to_name_yet_says_where_to_begin(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = FILES["articles/grain.md"]
    only = ("explainer.yml", "sources.yml")
    write_data(here / "data", {**{name: FILES[name] for name in only}, "articles/grain.md": article})
    type_in(monkeypatch)
    code, out, err = run("add", "quote")
    assert (code, out) == (MISUSED, "")
    assert err == "explainer: this needs an actor, and there is none yet; begin with: explainer add actor\n"


def test_a_source_is_in_the_language_of_the_report_unless_another_is_given(here: Path, run: Run) -> None:
    write_data(here / "data", changed("articles/grain.md", "language: en", "language: nb"))
    given = ("--set=name=X", "--set=publisher=Y", "--set=url=https://x.example/", "--set=side=union",
             "--set=perspective=theirs", "--set=seen=whole")  # fmt: skip
    assert run("add", "source", "one", *given, "-q")[0] == OK
    assert run("add", "source", "two", *given, "--set=language=fr", "-q")[0] == OK
    assert run("add", "source", "three", *given, "--set=language=en", "-q")[0] == OK
    text = (here / "data" / "sources.yml").read_text(encoding="utf-8")
    assert re.findall(r"language: (\w\w)", text[text.index("\none:") :]) == ["nb", "fr", "en"]


def test_an_entry_goes_to_the_end_of_the_last_of_divided_files(here: Path, run: Run) -> None:
    files = {name: text for name, text in FILES.items() if name != "actors.yml"}
    write_data(here / "data", files | {"actors/all.yml": FILES["actors.yml"]})
    code, _, err = run("add", "actor", "Jens Thomsen", *THOMSEN)
    assert (code, err) == (OK, "'jens-thomsen' was appended to data/actors/all.yml\n")
    after = contents(here / "data")
    assert after["actors/all.yml"].decode().endswith(WRITTEN)
    assert "actors.yml" not in after
