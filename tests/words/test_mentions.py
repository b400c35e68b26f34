"""Names become spans: longest match, whole words of any script, passages chosen by hand first."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.words.mentions import NameIndex, SharedPassages, Span, choose_spans
from explainer.words.selectors import TextRange

RANK = {"harbour": 1, "old-harbour": 1, "mole": 0, "master": 0, "sound": 2}


def found(text: str, *names: str) -> list[str]:
    """The words found in a text, in order."""
    index = NameIndex((name, name) for name in names)
    return [text[hit.start : hit.end] for _, hit in sorted(index.find(text), key=lambda item: item[1])]


def ranges(*pairs: tuple[str, int, int]) -> list[tuple[str, TextRange]]:
    return [(entry, TextRange(start, end)) for entry, start, end in pairs]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Veltersund is far", "Velter", id="start of a longer word"),
        pytest.param("the Oldvelter road", "velter", id="end of a longer word"),
        pytest.param("Velter2 opened", "Velter", id="digit after"),
        pytest.param("Velter_x opened", "Velter", id="underscore after"),
        pytest.param("Վելտերում բացվեց", "Վելտեր", id="longer Armenian word"),
        pytest.param("в Велтере открылся", "Велтер", id="longer Cyrillic word"),
        pytest.param("the Velteré road", "Velter", id="letter with diacritic after"),
        pytest.param("the Velter\u0331 road", "Velter", id="combining mark after"),
        pytest.param("the x\u0331Velter road", "Velter", id="combining mark before"),
        pytest.param("the O'Velter road", "Velter", id="second half of a name with an apostrophe"),
        pytest.param("the O’Velter road", "Velter", id="typographic apostrophe before"),
        pytest.param("Velter’sund opened", "Velter", id="apostrophe inside a word that begins like a possessive"),
        pytest.param("Velter’re opened", "Velter", id="apostrophe and other letters"),
        pytest.param("VELTER opened", "Velter", id="capitals in a name with capitals"),
        pytest.param("it may happen", "May", id="a name with capitals is no common word"),
        pytest.param("nothing of the sort", "Velter", id="absent"),
    ],
)
def test_a_name_is_not_found_in_other_words(text: str, name: str) -> None:
    assert found(text, name) == []


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        pytest.param("Velter", "Velter", ["Velter"], id="the whole text"),
        pytest.param("(Velter), Velter.", "Velter", ["Velter", "Velter"], id="between punctuation"),
        pytest.param("Velter's mole", "Velter", ["Velter"], id="possessive"),
        pytest.param("Velter’s mole", "Velter", ["Velter"], id="typographic possessive"),
        pytest.param("this is Velter’s", "Velter", ["Velter"], id="possessive at the end"),
        pytest.param("the sailors’ Velter’", "Velter", ["Velter"], id="quotation mark after"),
        pytest.param("‘Velter’ opened", "Velter", ["Velter"], id="between quotation marks"),
        pytest.param("the Grand Mole", "grand mole", ["Grand Mole"], id="lower case is found in any case"),
        pytest.param("THE GRAND MOLE", "grand mole", ["GRAND MOLE"], id="lower case is found in capitals"),
        pytest.param("the Grand\nMole", "Grand Mole", ["Grand\nMole"], id="across a line end"),
        pytest.param("the Grand\u00a0Mole", "Grand Mole", ["Grand\u00a0Mole"], id="no-break space"),
        pytest.param("Mole–Velter", "Mole-Velter", ["Mole–Velter"], id="dash for hyphen"),
        pytest.param("O’Neill's boat", "O'Neill", ["O’Neill"], id="apostrophes are alike"),
        pytest.param("Վելտեր։ Վելտեր", "Վելտեր", ["Վելտեր", "Վելտեր"], id="Armenian full stop"),
        pytest.param("«Велтер», Велтер", "Велтер", ["Велтер", "Велтер"], id="Cyrillic between guillemets"),
        pytest.param("Şəhər, Şəhər", "Şəhər", ["Şəhər", "Şəhər"], id="Azerbaijani letters"),
        pytest.param("the U.N. said", "U.N.", ["U.N."], id="name that ends with a full stop"),
        pytest.param("İzmir bay", "İzmir", ["İzmir"], id="letter whose lower case is longer"),
    ],
)
def test_a_name_is_found_as_whole_words(text: str, name: str, words: list[str]) -> None:
    assert found(text, name) == words


def test_an_index_without_names_finds_nothing() -> None:
    assert list(NameIndex([]).find("Velter")) == []
    assert list(NameIndex([("empty", "")]).find("Velter")) == []


def test_names_inside_names_are_all_found() -> None:
    assert found("the Old Velter Harbour", "Old Velter", "Velter Harbour", "Velter") == [
        "Old Velter",
        "Velter",
        "Velter Harbour",
    ]


def test_two_cases_of_one_name_mean_two_entries() -> None:
    index = NameIndex([("month", "May"), ("might", "may")])
    assert sorted(index.find("may May")) == ranges(("might", 0, 3), ("might", 4, 7), ("month", 4, 7))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("O’Neill", "O'Neill", True, id="another apostrophe"),
        pytest.param("May", "may", True, id="a name that is found in any case"),
        pytest.param("May", "MAY", False, id="two names that are found as written"),
    ],
)
def test_names_share_passages_when_the_same_words_may_be_found_for_both(one: str, other: str, expected: bool) -> None:
    for first, second in ((one, other), (other, one)):
        shared = SharedPassages()
        assert shared.first_owner(first, "a") == "a"
        assert shared.first_owner(second, "b") == ("a" if expected else "b")
    assert (set(found(f"{one} {other}", one)) & set(found(f"{one} {other}", other)) != set()) is expected


@pytest.mark.parametrize(
    ("chosen", "names", "locked", "spans"),
    [
        pytest.param([], [], [], [], id="nothing"),
        pytest.param([], [("harbour", 0, 3)], [(2, 5)], [], id="no mark in a link"),
        pytest.param(
            [], [("harbour", 4, 11), ("old-harbour", 0, 11)], [], [(0, 11, ("old-harbour",))], id="longest first"
        ),
        pytest.param(
            [], [("harbour", 0, 4), ("mole", 2, 6)], [], [(0, 4, ("harbour",))], id="equal lengths: the first"
        ),
        pytest.param(
            [("master", 4, 8)], [("old-harbour", 0, 11)], [], [(4, 8, ("master",))], id="chosen beats a longer name"
        ),
        pytest.param(
            [], [("sound", 0, 4), ("mole", 0, 4)], [], [(0, 4, ("mole", "sound"))], id="same words, by order of kinds"
        ),
        pytest.param(
            [("sound", 0, 4)], [("mole", 0, 4)], [], [(0, 4, ("mole", "sound"))], id="chosen and named the same words"
        ),
        pytest.param(
            [("harbour", 0, 4)],
            [("old-harbour", 0, 4), ("harbour", 0, 4), ("sound", 0, 4)],
            [],
            [(0, 4, ("harbour", "sound"))],
            id="chosen beats the same name of another of its kind",
        ),
        pytest.param(
            [("harbour", 0, 4), ("old-harbour", 0, 4)],
            [],
            [],
            [(0, 4, ("harbour", "old-harbour"))],
            id="two of a kind, both chosen",
        ),
        pytest.param(
            [],
            [("mole", 8, 12), ("harbour", 0, 4)],
            [(4, 8)],
            [(0, 4, ("harbour",)), (8, 12, ("mole",))],
            id="in order, up to the edges of a link",
        ),
    ],
)
def test_spans_are_chosen(
    chosen: list[tuple[str, int, int]],
    names: list[tuple[str, int, int]],
    locked: list[tuple[int, int]],
    spans: list[tuple[int, int, tuple[str, ...]]],
) -> None:
    result = choose_spans(ranges(*chosen), ranges(*names), [TextRange(*pair) for pair in locked], RANK)
    assert result == [Span(TextRange(start, end), bodies) for start, end, bodies in spans]


names_of_all_sorts = st.lists(
    st.tuples(st.sampled_from(sorted(RANK)), st.text(alphabet="abA' ’éβ\u0301", min_size=1, max_size=4)), max_size=8
)


@given(names_of_all_sorts, st.text(alphabet="abA' ’éβ\u0301,", max_size=40))
def test_spans_never_overlap_and_stay_in_the_text(names: list[tuple[str, str]], text: str) -> None:
    spans = choose_spans([], NameIndex(names).find(text), [TextRange(3, 6)], RANK)
    edges = [edge for span in spans for edge in (span.range.start, span.range.end)]
    assert edges == sorted(edges)
    assert all(0 <= span.range.start < span.range.end <= len(text) for span in spans)
    assert not any(span.range.overlaps(TextRange(3, 6)) for span in spans)


@given(names_of_all_sorts, st.text(max_size=40))
def test_what_is_found_is_the_name_but_for_case_and_typography(names: list[tuple[str, str]], text: str) -> None:
    for _, hit in NameIndex(names).find(text):
        words = text[hit.start : hit.end]
        lengths = {len(name) for _, name in names}
        assert len(words) in lengths
        assert not (hit.end < len(text) and unicodedata.category(text[hit.end])[0] == "M" and words[-1].isalpha())


@given(st.lists(st.sampled_from(["may", "May", "mAy", "MAY", "MAy"]), max_size=8))
def test_the_first_owner_is_found_as_by_comparing_with_all(names: list[str]) -> None:
    shared = SharedPassages()
    for number, name in enumerate(names):
        alike = (n for n, other in enumerate(names[: number + 1]) if other == name or "may" in (name, other))
        assert shared.first_owner(name, str(number)) == str(next(alike))
