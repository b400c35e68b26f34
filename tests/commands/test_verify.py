"""The command verify: what it finds."""

from __future__ import annotations

from pathlib import Path

import pytest
from harbour import Run
from test_verify import ORIGINAL

from explainer.commands import FAILED, MISUSED, OK


def test_verify_of_a_true_retelling_says_so(data: Path, run: Run) -> None:
    (data / "original.txt").write_text(ORIGINAL, encoding="utf-8")
    assert run("verify", "--original", "original.txt") == (
        OK,
        "",
        "1 quotations stand word for word; nothing else is shared with the original\n",
    )


def test_verify_reports_what_differs(data: Path, run: Run) -> None:
    (data / "original.txt").write_text(ORIGINAL.replace("will open", "shall open"), encoding="utf-8")
    code, out, err = run("verify", "--original", "original.txt", "--article", "grain")
    assert code == FAILED
    assert "[not-verbatim]" in out
    assert err == "\n1 error and 0 warnings; 'explainer explain not-verbatim' tells more\n"


@pytest.mark.usefixtures("data")
def test_verify_of_an_original_that_is_missing_fails(run: Run) -> None:
    code, out, _ = run("verify", "--original", "gone.txt")
    assert code == FAILED
    assert out.startswith("gone.txt:1:1: error: this file cannot be read: No such file or directory")


@pytest.mark.usefixtures("data")
def test_verify_of_an_unknown_article_is_misuse(run: Run) -> None:
    code, out, err = run("verify", "--original", "x", "--article", "grein")
    assert (code, out) == (MISUSED, "")
    assert err == "explainer: no article is called 'grein'; there are grain\n"
