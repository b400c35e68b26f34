"""A passage is found exactly or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.words.selectors import Ranges, TextQuoteSelector, TextRange, find_quote, nearest_passage, similarity

PROSE = (
    "The harbour master said the port would open in May. “We will open in May,” he told the crowd; "
    "nobody else thought the port would open at all."
)


@pytest.mark.parametrize(
    ("selector", "found"),
    [
        pytest.param(TextQuoteSelector(exact="the port will open"), [], id="words that are not there"),
        pytest.param(TextQuoteSelector(exact="The Port"), [], id="other case is other words"),
        pytest.param(TextQuoteSelector(exact="May", prefix="in June, "), [], id="prefix that does not fit"),
        pytest.param(TextQuoteSelector(exact="May", suffix=" at last"), [], id="suffix that does not fit"),
        pytest.param(TextQuoteSelector(exact="the crowd"), [(83, 92)], id="once"),
        pytest.param(TextQuoteSelector(exact="in May"), [(44, 50), (66, 72)], id="twice"),
        pytest.param(TextQuoteSelector(exact="in May", prefix="We will open "), [(66, 72)], id="told apart by prefix"),
        pytest.param(TextQuoteSelector(exact="in May", suffix="."), [(44, 50)], id="told apart by suffix"),
        pytest.param(
            TextQuoteSelector(exact="the port", prefix="thought ", suffix=" would"),
            [(114, 122)],
            id="prefix and suffix",
        ),
    ],
)
def test_a_quote_is_found_where_it_stands(selector: TextQuoteSelector, found: list[tuple[int, int]]) -> None:
    assert [(hit.start, hit.end) for hit in find_quote(PROSE, selector)] == found


@pytest.mark.parametrize("words", ["at noon", "at\u00a0noon", "at\u202fnoon"])
def test_a_space_that_does_not_break_lines_is_a_space(words: str) -> None:
    assert find_quote("They left at\u00a0noon.", TextQuoteSelector(exact=words)) == [TextRange(10, 17)]


def test_overlapping_places_are_all_found() -> None:
    assert find_quote("aaaa", TextQuoteSelector(exact="aa")) == [TextRange(0, 2), TextRange(1, 3), TextRange(2, 4)]


def test_offsets_count_code_points_beyond_the_basic_plane() -> None:
    assert find_quote("🚢 the port", TextQuoteSelector(exact="the port")) == [TextRange(2, 10)]


@given(st.text(min_size=1), st.data())
def test_a_described_range_is_found_again(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    selector = TextQuoteSelector(exact=text[start:end], prefix=text[:start], suffix=text[end:])
    assert find_quote(text, selector) == [TextRange(start, end)]


@given(st.text(alphabet="ab ", max_size=30), st.text(alphabet="ab ", min_size=1, max_size=3))
def test_every_range_found_holds_the_words(text: str, words: str) -> None:
    hits = find_quote(text, TextQuoteSelector(exact=words))
    assert all(text[hit.start : hit.end] == words for hit in hits)
    assert len(hits) == sum(text.startswith(words, at) for at in range(len(text)))


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        pytest.param((0, 2), (2, 4), False, id="side by side"),
        pytest.param((0, 2), (5, 7), False, id="apart"),
        pytest.param((0, 3), (2, 4), True, id="crossing"),
        pytest.param((0, 9), (2, 4), True, id="one inside the other"),
        pytest.param((2, 4), (2, 4), True, id="the same"),
    ],
)
def test_ranges_overlap_when_they_share_a_character(one: tuple[int, int], other: tuple[int, int], share: bool) -> None:
    assert TextRange(*one).overlaps(TextRange(*other)) is share
    assert TextRange(*other).overlaps(TextRange(*one)) is share


@pytest.mark.parametrize(
    ("words", "nearest"),
    [
        pytest.param("the cargo of grain is late", None, id="nothing alike"),
        pytest.param("", None, id="no words"),
        pytest.param("the port will open in May", "the port would open in May.", id="one word changed"),
        pytest.param("the port would opens", "the port would open in", id="widened to whole words"),
    ],
)
def test_the_nearest_passage_is_whole_words_or_nothing(words: str, nearest: str | None) -> None:
    assert nearest_passage(PROSE, words) == nearest


def test_an_empty_text_has_no_nearest_passage() -> None:
    assert nearest_passage("", "the port") is None


@given(st.text(max_size=60), st.text(max_size=20))
def test_the_nearest_passage_stands_in_the_text(text: str, words: str) -> None:
    near = nearest_passage(text, words)
    assert near is None or near in text


def test_the_nearer_passage_is_the_more_alike() -> None:
    scores = [
        similarity("the port would open in May", passage)
        for passage in ("he told the crowd", "the port may open in June", "the port will open in May")
    ]
    assert scores == sorted(scores)
    assert similarity("the port", "the port") == 100


RANGES = st.tuples(st.integers(0, 20), st.integers(0, 5)).map(lambda pair: TextRange(pair[0], sum(pair)))


@given(st.lists(RANGES))
def test_ranges_are_kept_apart_as_by_comparing_each_with_all(found: list[TextRange]) -> None:
    ranges, kept = Ranges(), list[TextRange]()
    for one in found:
        is_free = not any(one.overlaps(other) for other in kept)
        assert ranges.add(one) is is_free
        kept += [one] * is_free
