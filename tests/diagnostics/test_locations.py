from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.diagnostics.locations import Location, SourceText

TEXT = SourceText("data/a.yml", "one\n\ntwo é\n")


@pytest.mark.parametrize(
    ("offset", "position"),
    [
        pytest.param(0, (1, 1), id="the first character"),
        pytest.param(3, (1, 4), id="a line's end belongs to the line"),
        pytest.param(4, (2, 1), id="an empty line"),
        pytest.param(5, (3, 1), id="the start of a line"),
        pytest.param(9, (3, 5), id="a letter with an accent is one column"),
        pytest.param(11, (4, 1), id="the end of the text"),
    ],
)
def test_an_offset_has_a_line_and_a_column_from_one(offset: int, position: tuple[int, int]) -> None:
    assert TEXT.position(offset) == position
    assert TEXT.offset(*position) == offset


@pytest.mark.parametrize(("number", "line"), [(1, "one"), (2, ""), (3, "two é"), (4, "")])
def test_a_line_comes_without_its_end(number: int, line: str) -> None:
    assert TEXT.line(number) == line


def test_a_file_without_a_last_line_end_has_a_last_line() -> None:
    assert SourceText("a.yml", "one\ntwo").line(2) == "two"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        pytest.param("a\n b\n", "a\n b\n", id="nothing changes"),
        pytest.param("a\r\nb\r\n", "a\nb\n", id="Windows line ends"),
        pytest.param("a\rb", "a\nb", id="old Macintosh line ends"),
        pytest.param("\ufeffa", "a", id="a byte order mark at the start"),
        pytest.param("e\u0301", "é", id="a letter and its accent apart"),
        pytest.param("a\ufeff", "a\ufeff", id="a byte order mark elsewhere is left for the check of characters"),
    ],
)
def test_every_stage_sees_one_form_of_a_text(written: str, read: str) -> None:
    assert SourceText("a.yml", written).text == read


def test_the_text_as_it_stands_in_the_file_is_kept() -> None:
    assert SourceText("a.yml", "\ufeffe\u0301\r\n").raw == "\ufeffe\u0301\r\n"


def test_a_location_is_shown_as_editors_open_it() -> None:
    where = Location(TEXT, 5, 8)
    assert str(where) == "data/a.yml:3:1"
    assert (where.path, where.line, where.column, where.end_position) == ("data/a.yml", 3, 1, (3, 4))


def test_sources_with_the_same_path_and_text_are_equal() -> None:
    assert SourceText("a.yml", "x\r\n") == SourceText("a.yml", "x\n")
    assert SourceText("a.yml", "x") != SourceText("b.yml", "x")


@given(st.text(max_size=80), st.data())
def test_lines_and_columns_lead_back_to_the_offset(text: str, data: st.DataObject) -> None:
    source = SourceText("a.yml", text)
    offset = data.draw(st.integers(0, len(source.text)))
    line, column = source.position(offset)
    assert source.offset(line, column) == offset
    assert source.text[:offset].count("\n") == line - 1
    assert source.line(line) == source.text.split("\n")[line - 1]
