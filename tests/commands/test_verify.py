"""The command verify: what it finds."""

from __future__ import annotations

from pathlib import Path

import pytest
from harbour import ORIGINAL, Run

from explainer.commands import FAILED, MISUSED, OK


def test_verify_of_a_true_retelling_says_so(data: Path, run: Run) -> None:
    (data / "original.txt").write_text(ORIGINAL, encoding="utf-8")
    assert run("verify", "--original", "original.txt") == (
        OK,
        "",
        "1 quotation stands word for word; nothing else is shared with the original\n",
    )


def test_verify_reports_what_differs(data: Path, run: Run) -> None:
    (data / "original.txt").write_text(ORIGINAL.replace("will open", "shall open"), encoding="utf-8")
    code, out, err = run("verify", "--original", "original.txt", "--article", "grain")
    assert code == FAILED
    assert "[not-verbatim]" in out
    assert err == "\n1 error and 0 warnings; 'explainer explain not-verbatim' tells more\n"


@pytest.mark.usefixtures("data")
def test_verify_of_an_original_that_is_missing_is_misuse(run: Run) -> None:
    assert run("verify", "--original", "gone.txt") == (MISUSED, "", "explainer: there is no file 'gone.txt'\n")


def test_verify_of_an_original_that_is_no_plain_text_says_what_it_is(data: Path, run: Run) -> None:
    (data / "original.docx").write_bytes(b"PK\x03\x04")
    code, out, _ = run("verify", "--original", "original.docx")
    assert code == FAILED
    assert out == (
        "original.docx:1:1: error: this is a document of Word or another word processor, and no plain text "
        "[unreadable-file]\n = open it where it was written, and save it as plain text (.txt) with the encoding UTF-8\n"
    )


@pytest.mark.usefixtures("data")
def test_verify_of_an_unknown_article_is_misuse(run: Run) -> None:
    code, out, err = run("verify", "--original", "x", "--article", "grein")
    assert (code, out) == (MISUSED, "")
    assert err == "explainer: no article is called 'grein'; there are grain\n"
