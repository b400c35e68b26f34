"""Lines that are safe to print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.words.terminal import shown, shown_lines


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        pytest.param("data/a.yml:3:4: no, “Վելտեր”", "data/a.yml:3:4: no, “Վելտեր”", id="nothing changes"),
        pytest.param("a:: b # c", "a:: b # c", id="colons inside a line"),
        pytest.param("a\tb", "a b", id="a tab"),
        pytest.param("\x1b[31mred\x9b0m", "�[31mred�0m", id="escape sequences"),
        pytest.param("x\n::error::y\r", "x�::error::y�", id="a line end"),
        pytest.param("::error::y", "�:error::y", id="a workflow command"),
        pytest.param("  ::error::y", "  �:error::y", id="an indented workflow command"),
        pytest.param("\u3000::stop-commands::y", "�::stop-commands::y", id="after a space of another script"),
        pytest.param("a ##[error]y", "a �#[error]y", id="a workflow command of the older kind"),
        pytest.param("a\u202eb", "a�b", id="a reversal of direction"),
    ],
)
def test_nothing_in_a_line_acts_where_it_is_printed(line: str, printed: str) -> None:
    assert shown(line) == printed


@given(st.text())
def test_a_line_stays_one_line_of_the_same_length(text: str) -> None:
    printed = shown(text)
    assert len(printed) == len(text)
    assert printed.isprintable() or not printed
    assert not printed.lstrip().startswith("::")
    assert "##[" not in printed


def test_lines_that_are_meant_to_be_several_stay_so() -> None:
    assert shown_lines("\na\n::debug::b\x07\n") == "\na\n�:debug::b�\n"
