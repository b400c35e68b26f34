"""The command explain: one code, all codes, and a misspelt one."""

from __future__ import annotations

import pytest
from harbour import Run

from explainer.commands import MISUSED, OK
from explainer.diagnostics.problems import Code
from explainer.editing.manual import explanation


@pytest.mark.parametrize("written", ["bad-date", "[bad-date]"])
def test_a_code_is_explained_as_the_manual_does(written: str, run: Run) -> None:
    found = explanation(Code.BAD_DATE)
    assert run("explain", written) == (OK, f"{found.title} [bad-date]\n\n{found.text}\n", "")


def test_without_a_code_all_are_listed_one_a_line(run: Run) -> None:
    code, out, err = run("explain")
    assert (code, err) == (OK, "")
    assert [line.split()[0] for line in out.splitlines()] == list(Code)
    assert "bad-date              A date does not exist" in out


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        pytest.param("bad-dat", "did you mean 'bad-date'?", id="a slip"),
        pytest.param("zzz", "'explainer explain' lists all", id="like none"),
    ],
)
def test_a_code_that_does_not_exist_gets_a_hint(written: str, hint: str, run: Run) -> None:
    assert run("explain", written) == (MISUSED, "", f"explainer: no problem has the code '{written}'; {hint}\n")
