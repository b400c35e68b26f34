"""Changes by position: what is changed, and that nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.diagnostics.edits import apply_edits
from explainer.diagnostics.locations import Edit, Location, SourceText


def edit(source: SourceText, old: str, new: str) -> Edit:
    """Another text for one that stands once in the text."""
    assert source.text.count(old) == 1
    start = source.text.index(old)
    return Edit(Location(source, start, start + len(old)), new)


def applied(raw: str, *changes: tuple[str, str]) -> str:
    source = SourceText("data/a.yml", raw)
    return apply_edits(source, [edit(source, old, new) for old, new in changes]).raw


@pytest.mark.parametrize(
    ("raw", "changes", "after"),
    [
        pytest.param("a: b\n", [], "a: b\n", id="nothing changes"),
        pytest.param("a: b # c\n", [("b", "x")], "a: x # c\n", id="one word"),
        pytest.param("a: b\nc: d\n", [("d", "long"), ("b", "")], "a: \nc: long\n", id="two, given in any order"),
        pytest.param("ab\n", [("a", "1"), ("b", "2")], "12\n", id="side by side"),
        pytest.param(
            "\ufeffa: b\r\nc: d\r\n", [("d", "x")], "\ufeffa: b\r\nc: x\r\n", id="a mark and Windows line ends"
        ),
        pytest.param("a: b\r\nc: d", [("b", "1\n2")], "a: 1\r\n2\r\nc: d", id="new lines end like the old ones"),
        pytest.param("a: b\rc: d\r", [("d", "1\n2")], "a: b\rc: 1\r2\r", id="old Macintosh line ends"),
        pytest.param("a: b\nc: d\r\n", [("d", "x")], "a: b\nc: x\r\n", id="mixed line ends stay mixed"),
        pytest.param("é: é b é\n", [("b", "x")], "é: é x é\n", id="composed accents"),
        pytest.param("e\u0301: e\u0301 b e\u0301\n", [("b", "x")], "e\u0301: e\u0301 x e\u0301\n", id="accents apart"),
        pytest.param("e\u0301: b\n", [("é", "e")], "e: b\n", id="a letter with its accent apart"),
        pytest.param(
            "\u1112\u1161\u11ab: b\n", [("b", "x")], "\u1112\u1161\u11ab: x\n", id="a syllable in its letters"
        ),
        pytest.param("q\u0301: b\n", [("\u0301", "")], "q: b\n", id="an accent that no letter takes up"),
    ],
)
def test_only_what_is_named_changes(raw: str, changes: list[tuple[str, str]], after: str) -> None:
    assert applied(raw, *changes) == after


def test_an_insertion_takes_no_place() -> None:
    source = SourceText("a.yml", "ab\r\n")
    assert apply_edits(source, [Edit(Location(source, 1, 1), "-\n-")]).raw == "a-\r\n-b\r\n"
    assert apply_edits(source, [Edit(Location(source, 3, 3), "end")]).raw == "ab\r\nend"


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        pytest.param((0, 2), (2, 4), False, id="side by side"),
        pytest.param((0, 3), (2, 4), True, id="sharing a character"),
        pytest.param((0, 4), (1, 2), True, id="one inside the other"),
        pytest.param((1, 1), (1, 1), True, id="two insertions at one place"),
        pytest.param((1, 1), (1, 3), True, id="an insertion where another begins"),
        pytest.param((1, 3), (3, 3), False, id="an insertion where another ends"),
    ],
)
def test_two_changes_clash_when_they_cannot_both_be_made(
    one: tuple[int, int], other: tuple[int, int], clash: bool
) -> None:
    source = SourceText("a.yml", "abcd")
    edits = [Edit(Location(source, *span), "x") for span in (one, other)]
    assert edits[0].clashes_with(edits[1]) is edits[1].clashes_with(edits[0]) is clash
    if clash:
        with pytest.raises(ValueError, match=r"two edits of a\.yml clash"):
            apply_edits(source, edits)
    else:
        assert apply_edits(source, edits).text


def test_changes_of_two_files_do_not_clash() -> None:
    one, other = SourceText("a.yml", "abc"), SourceText("b.yml", "abc")
    assert not Edit(Location(one, 0, 2), "").clashes_with(Edit(Location(other, 0, 2), ""))


PIECES = st.text(st.sampled_from("ab é\u0301ﬁ\n\r\u2028“:#"), max_size=8)


@given(st.lists(PIECES, min_size=1, max_size=9), st.booleans(), st.data())
def test_everything_outside_the_changes_stays_byte_for_byte(
    pieces: list[str], has_mark: bool, data: st.DataObject
) -> None:
    """A file of pieces in brackets, which no accent joins; what is between some of the brackets is exchanged."""
    raw = "\ufeff" * has_mark + "".join(f"[{piece}]" for piece in pieces)
    source = SourceText("a.yml", raw)
    chosen = data.draw(st.sets(st.integers(0, len(pieces) - 1)))
    at, edits = 0, []
    for number, piece in enumerate(pieces):
        length = len(SourceText("", f"[{piece}]").text)
        if number in chosen:
            edits.append(Edit(Location(source, at + 1, at + length - 1), f"<{number}>"))
        at += length
    wanted = "".join(f"[<{n}>]" if n in chosen else f"[{piece}]" for n, piece in enumerate(pieces))
    assert apply_edits(source, edits).raw == "\ufeff" * has_mark + wanted


def test_many_changes_of_a_long_line_with_accents_apart_take_no_longer_than_the_line() -> None:
    source = SourceText("a.yml", "e\u0301 a " * 20_000)
    edits = [Edit(Location(source, start + 2, start + 3), "x") for start in (0, 39_996, 79_996)]
    assert apply_edits(source, edits).raw.count("x") == 3
