"""The command verify: what it finds."""

from __future__ import annotations

from pathlib import Path

import pytest
from harbour import ORIGINAL, Run, changed, compared, write_data

from explainer.commands import FAILED, MISUSED, OK, verify
from explainer.dates import parse_date


def test_verify_of_a_true_retelling_says_so(data: Path, run: Run) -> None:
    (data / "original.txt").write_text(ORIGINAL, encoding="utf-8")
    assert run("verify", "--original", "original.txt") == (
        OK,
        "",
        "1 quotation stands word for word; nothing else is shared with the original\n"
        "a person has compared 0 of 3 paragraphs\n",
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


# Who has compared the two ---------------------------------------------------------------------------------------------


@pytest.fixture
def original(data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The original beside the data, on the second of May."""
    monkeypatch.setattr(verify, "today", lambda: parse_date("2031-05-02"))
    path = data / "original.txt"
    path.write_text(ORIGINAL, encoding="utf-8")
    return path


def compare(run: Run, *more: str) -> tuple[int, str, str]:
    return run("verify", "--original", "original.txt", *more)


def test_who_has_compared_which_paragraphs_is_recorded_and_told(data: Path, original: Path, run: Run) -> None:
    assert original.is_file()
    assert compare(run, "--paragraph", "3", "1", "--checked-by", "R. Holm") == (
        OK,
        "",
        "recorded in data/verified.yml: paragraphs 1 and 3 of 'grain', by R. Holm on 2031-05-02\n"
        "0 quotations stand word for word; nothing else is shared with the original\n"
        "a person has compared 2 of 3 paragraphs\n",
    )
    written = (data / "data" / "verified.yml").read_text(encoding="utf-8")
    assert written == compared(1, 3)["verified.yml"]
    assert run("check", "--quiet") == (OK, "", "")


@pytest.mark.usefixtures("original")
def test_a_name_with_a_mark_of_direction_is_the_same_name_the_next_time(data: Path, run: Run) -> None:
    for _ in range(2):
        assert compare(run, "--paragraph", "1", "--checked-by", "R. \N{RIGHT-TO-LEFT MARK}Holm")[0] == OK
    assert (data / "data" / "verified.yml").read_text(encoding="utf-8") == compared(1)["verified.yml"]
    assert run("check", "--quiet") == (OK, "", "")


def test_all_paragraphs_are_recorded_where_none_is_named_and_again_gives_the_same(
    data: Path, original: Path, run: Run
) -> None:
    assert original.is_file()
    path = data / "data" / "verified.yml"
    assert compare(run, "--paragraph", "2", "--checked-by", "R. Holm")[0] == OK
    assert compare(run, "--checked-by", "R. Holm")[2].endswith("a person has compared 3 of 3 paragraphs\n")
    assert path.read_text(encoding="utf-8") == compared(1, 2, 3)["verified.yml"]
    assert sorted(item.name for item in path.parent.glob("*verified*")) == ["verified.yml"]


@pytest.mark.usefixtures("original")
def test_nothing_is_recorded_of_paragraphs_that_the_program_refuses(data: Path, original: Path, run: Run) -> None:
    original.write_text(ORIGINAL.replace("will open", "shall open"), encoding="utf-8")
    code, out, err = compare(run, "--checked-by", "R. Holm")
    assert (code, "[not-verbatim]" in out, "recorded" in err) == (FAILED, True, False)
    assert not (data / "data" / "verified.yml").exists()
    code, out, err = compare(run, "--paragraph", "1", "3", "--checked-by", "R. Holm")
    assert (code, out) == (OK, "")
    assert "paragraphs 1 and 3 of 'grain'" in err


def test_nothing_is_recorded_where_the_paragraphs_are_not_the_originals(data: Path, original: Path, run: Run) -> None:
    original.write_text(f"{ORIGINAL}\nOne more.\n", encoding="utf-8")
    code, out, _ = compare(run, "--paragraph", "1", "--checked-by", "R. Holm")
    assert (code, "[missing-paragraph]" in out) == (FAILED, True)
    assert not (data / "data" / "verified.yml").exists()


def test_a_record_is_void_once_the_original_is_another(data: Path, original: Path, run: Run) -> None:
    write_data(data / "data", compared(1, 3))
    original.write_text(ORIGINAL.replace("gone home", "stayed"), encoding="utf-8")
    code, out, err = compare(run)
    assert code == OK
    assert out.startswith("data/verified.yml:16:15: warning: paragraph 3 of the original is not the one that R. Holm ")
    assert out.count("[void-check]") == 1
    assert err.endswith("a person has compared 1 of 3 paragraphs\n")


def test_a_record_is_void_once_the_retelling_is_another_and_a_new_one_takes_its_place(
    data: Path, original: Path, run: Run
) -> None:
    assert original.is_file()
    write_data(data / "data", changed("articles/grain.md", "for a week", "for a month", compared(3)))
    code, out, err = compare(run)
    assert (code, out.count("[void-check]")) == (OK, 1)
    assert err.endswith("a person has compared 0 of 3 paragraphs\n")
    assert run("check", "--quiet")[1].count("[void-check]") == 1
    code, out, err = compare(run, "--paragraph", "3", "--checked-by", "A. Berg")
    assert (code, out) == (OK, "")
    assert err.endswith("a person has compared 1 of 3 paragraphs\n")
    assert "R. Holm" not in (data / "data" / "verified.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param("", "--checked-by: ", id="nobody"),
        pytest.param("…", "--checked-by: ", id="signs alone"),
        pytest.param("R.\nHolm", "--checked-by: ", id="two lines"),
        pytest.param("R. \N{RIGHT-TO-LEFT OVERRIDE}mloH", "--checked-by: ", id="turned around"),
        pytest.param("R. \x1b[2J", "--checked-by: ", id="a command to a terminal"),
        pytest.param("x" * 501, "--checked-by: ", id="too long"),
    ],
)
def test_who_has_compared_must_be_a_name(name: str, message: str, data: Path, original: Path, run: Run) -> None:
    assert original.is_file()
    code, out, err = compare(run, "--checked-by", name)
    assert (code, out) == (MISUSED, "")
    assert err.startswith(f"explainer: {message}")
    assert not (data / "data" / "verified.yml").exists()


@pytest.mark.usefixtures("original")
def test_a_paragraph_that_is_not_there_is_misuse(run: Run) -> None:
    assert compare(run, "--paragraph", "4") == (
        MISUSED,
        "",
        "explainer: 'grain' has no paragraph 4; it has 3 paragraphs\n",
    )
