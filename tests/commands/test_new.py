"""The command new: whole projects in other languages, built strictly, and nothing half written."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from harbour import Run, build_with_mkdocs
from manuscripts import GERMAN, HOSTILE
from trees import tree

from explainer.commands import FAILED, MISUSED, OK, new
from explainer.commands.origin import Origin, distribution

ARABIC = """لا عبارة بعد اليوم

قالت المعلمة سلمى الحداد في 12 أيار 2031 إن أطفال الجزيرة لا يجدون سفينة إلى المدرسة.

«لن نغادر هذه الجزيرة أبدا مهما حدث»، أضافت سلمى الحداد، وصفق لها من كان في القاعة.

وفي 3 أيار 2029 كان البحر قد دمر الرصيف، ثم أعيد فتحه بعد عام على يد الصيادين.
"""

KNOWN = (
    *("--publisher", "Gazette", "--url", "https://gazette.example/1", "--date", "2031-05-12"),
    *("--program", "explainer-program @ git+https://gazette.example/program@0a1b2c3d"),
)


def written(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def bring(folder: Path, text: str, name: str = "text.txt") -> str:
    (folder / name).write_bytes(text.encode())
    return name


def test_a_project_for_an_article_in_another_language_checks_and_builds_strictly(here: Path, run: Run) -> None:
    code, out, err = run("new", "ferry", "--article", bring(here, GERMAN), *KNOWN)
    assert (code, out) == (OK, "")
    assert err == (
        "title, from the first line: Keine Fähre mehr nach Sturum\n"
        "language, from the commonest words: de (German)\n"
        "18 files written to ferry.\n"
        "Proposed at the end of the files in ferry/data: 5 actors, 5 places, 2 events, 1 quote, 1 term.\n"
        "The text must be your own words or licensed to you. README.md tells how to go on; the first steps are:\n"
        "  cd ferry\n"
        "  explainer check\n"
        "  explainer build\n"
    )
    assert sorted(path.name for path in here.iterdir()) == ["ferry", "text.txt"]
    code, _, err = run("check", "ferry/data")
    assert code == OK
    assert err.startswith("1 entry, 1 article, 0 marked passages: 0 errors and 5 warnings")
    site = build_with_mkdocs(here / "ferry", here / "site")
    home = tree(site["index.html"].decode())
    article = home.one("div", "x-article")
    assert article.attributes["lang"] == "de"
    assert "dir" not in article.attributes
    assert "Möwe" in article.text
    tabs = [tab.attributes["href"].removesuffix(".html") for tab in home.all("a", "md-tabs__link")]
    assert tabs == ["index", "sources", "corrections", "trust", "about"]  # what is proposed is no entry yet


def test_a_text_from_right_to_left_is_shown_so(here: Path, run: Run) -> None:
    assert run("new", "ferry", "--article", bring(here, ARABIC), *KNOWN, "-q")[0] == OK
    site = build_with_mkdocs(here / "ferry", here / "site")
    article = tree(site["index.html"].decode()).one("div", "x-article")
    assert (article.attributes["lang"], article.attributes["dir"]) == ("ar", "rtl")
    quotes = (here / "ferry" / "data" / "quotes.yml").read_text(encoding="utf-8")
    assert "#   exact: لن نغادر هذه الجزيرة أبدا مهما حدث\n" in quotes
    assert "#   name: سلمى الحداد\n" in (here / "ferry" / "data" / "actors.yml").read_text(encoding="utf-8")
    assert "#   date: 2029-05-03\n" in (here / "ferry" / "data" / "events.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(GERMAN.replace("\n", "\r\n"), id="line ends of Windows"),
        pytest.param("\ufeff" + GERMAN, id="a byte order mark"),
        pytest.param(HOSTILE, id="hostile markup"),
    ],
)
def test_a_project_for_a_text_from_anywhere_builds_strictly(here: Path, run: Run, text: str) -> None:
    assert run("new", "p", "--article", bring(here, text), *KNOWN, "--language", "de", "-q") == (OK, "", "")
    assert b"\r" not in (here / "p" / "data" / "explainer.yml").read_bytes()
    site = build_with_mkdocs(here / "p", here / "site")
    home = tree(site["index.html"].decode())
    assert not home.one("div", "x-article").all("script")
    assert home.one("title").text.strip()
    assert "<script>alert" not in site["index.html"].decode()


def test_a_markdown_text_with_front_matter_needs_nothing_else(here: Path, run: Run) -> None:
    head = "---\npublisher: Gazette\ndate: 2031-05-12\nurl: https://gazette.example/1\nlanguage: en\n---\n\n"
    name = bring(here, head + "# Grain\n\nThe grain stayed.\n\n## Later\n\nIt left.\n", "text.md")
    assert run("new", "p", "--article", name, *KNOWN[-2:]) == (
        OK,
        "",
        "title, from the first line: Grain\n18 files written to p.\n"
        "The text must be your own words or licensed to you. README.md tells how to go on; the first steps are:\n"
        "  cd p\n  explainer check\n  explainer build\n",
    )
    assert (
        (here / "p" / "data" / "articles" / "grain.md")
        .read_text(encoding="utf-8")
        .endswith("language: en\n---\n\nThe grain stayed.\n\n## Later\n\nIt left.\n")
    )


def requirement(project: Path) -> str:
    """The line that is given to pip, or that waits for an address."""
    return (project / "requirements.txt").read_text(encoding="utf-8").splitlines()[-1]


def test_the_project_says_where_its_program_is_had(here: Path, run: Run) -> None:
    assert run("new", "p", "--article", bring(here, GERMAN), *KNOWN, "-q")[0] == OK
    assert requirement(here / "p") == "explainer-program @ git+https://gazette.example/program@0a1b2c3d"


def test_a_wheel_of_this_machine_is_put_into_the_project(here: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    wheel = here / "program-1-py3-none-any.whl"
    wheel.write_bytes(b"PK")
    monkeypatch.setattr(new, "origin", lambda: Origin(requirement=f"./wheels/{wheel.name}", wheel=wheel))
    assert run("new", "p", "--article", bring(here, GERMAN), *KNOWN[:-2], "-q") == (OK, "", "")
    assert requirement(here / "p") == f"./wheels/{wheel.name}"
    assert (here / "p" / "wheels" / wheel.name).read_bytes() == b"PK"


def test_a_program_that_others_cannot_have_is_told(here: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(new, "origin", lambda: None)
    _, _, err = run("new", "p", "--article", bring(here, GERMAN), *KNOWN[:-2])
    assert err.splitlines()[-1] == (
        "requirements.txt does not say yet where others get the program, which runs from a folder of this machine "
        "here; write it there: until then the workflows of the project fail"
    )
    assert requirement(here / "p") == f"# {distribution().name} @ git+https://ADDRESS@COMMIT"


def test_what_is_not_known_is_asked_for_and_never_invented(here: Path, run: Run) -> None:
    code, out, err = run("new", "p", "--article", bring(here, GERMAN), "--date", "2031-05-12")
    assert (code, out) == (MISUSED, "")
    assert err.endswith(
        "explainer: this is needed too, and is not guessed:\n"
        "  --publisher: Who published the report; of an own one, who did so elsewhere; such as: The Gazette\n"
        "  --url: The report's address, where it was published\n"
    )
    assert written(here) == ["text.txt"]


def test_what_is_not_known_is_asked_for_in_a_terminal(here: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["", "Gazette", "12 May 2031", "2031-05-12", "gazette.example", "https://gazette.example/1"])
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    code, out, _ = run("new", "p", "--article", bring(here, GERMAN))
    assert code == OK
    assert "did you mean 2031-05-12?" in out
    assert "'gazette.example' is not a web address" in out
    assert "url: https://gazette.example/1\n" in (here / "p" / "data" / "sources.yml").read_text(encoding="utf-8")


def head_of(project: Path) -> str:
    (article,) = (project / "data" / "articles").iterdir()
    return article.read_text(encoding="utf-8")


def test_an_own_report_needs_no_origin(here: Path, run: Run) -> None:
    given = ("--form", "own", "--date", "2031-05-12", "--author", "A. Bo", *KNOWN[-2:], "-q")
    assert run("new", "p", "--article", bring(here, GERMAN), *given) == (OK, "", "")
    head = head_of(here / "p")
    assert "\nform: own\ndate: 2031-05-12\nlanguage: de\nauthor: A. Bo\n---\n" in head
    sources = (here / "p" / "data" / "sources.yml").read_text(encoding="utf-8")
    assert [line for line in sources.splitlines() if line and not line.startswith("#")] == []
    assert run("check", "p/data")[0] == OK
    site = build_with_mkdocs(here / "p", here / "site")
    assert tree(site["index.html"].decode()).one("p", "x-byline").text.startswith("By A. Bo, 12 May 2031 · ")


def test_the_form_of_the_text_says_what_is_asked_for(here: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["3", "Gazette", "2031-05-12", "https://gazette.example/1", "CC BY 4.0"])
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    assert run("new", "p", "--article", bring(here, GERMAN), *KNOWN[-2:])[0] == OK
    head = head_of(here / "p")
    assert "\nform: licensed\nsource: gazette-2031-05-12\npublisher: Gazette\n" in head
    assert "\nlicence: CC BY 4.0\n" in head


def interrupted(error: type[BaseException]) -> Iterator[str]:
    yield ""
    yield "Gazette"
    raise error


@pytest.mark.parametrize("error", [KeyboardInterrupt, EOFError])
def test_giving_up_leaves_nothing_behind(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    answers = interrupted(error)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    code, _, err = run("new", "p", "--article", bring(here, GERMAN))
    assert code == FAILED
    assert err.endswith("\nnothing was written\n")
    assert written(here) == ["text.txt"]


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--date", "2031-02-30", "--date: '2031-02-30' is not a date; February 2031 has 28 days; "
         "if the day is uncertain write 2031-02"),
        ("--url", "gazette", "--url: 'gazette' is not a web address; write the whole address, such as "
         "https://example.org/page"),
        ("--language", "German", "--language: 'German' is not a language code; did you mean 'de'?"),
    ],
)  # fmt: skip
def test_a_fact_that_does_not_fit_is_told(here: Path, run: Run, option: str, value: str, said: str) -> None:
    code, _, err = run("new", "p", "--article", bring(here, GERMAN), *KNOWN, option, value)
    assert code == MISUSED
    assert err.endswith(f"explainer: {said}\n")
    assert written(here) == ["text.txt"]


def test_a_folder_that_holds_something_is_refused(here: Path, run: Run) -> None:
    (here / "p").mkdir()
    (here / "p" / "mine").write_text("x", encoding="utf-8")
    refusal = "is there already; name a folder that is not there yet, or an empty one below this one\n"
    text = bring(here, GERMAN)
    assert run("new", "p", "--article", text, *KNOWN) == (MISUSED, "", f"explainer: p {refusal}")
    assert run("new", ".", "--article", text, *KNOWN) == (MISUSED, "", f"explainer: . {refusal}")
    assert run("new", "text.txt", "--article", text, *KNOWN) == (
        MISUSED, "", "explainer: text.txt is no folder; name one that is not there yet\n",
    )  # fmt: skip
    assert written(here) == ["p/mine", "text.txt"]


def test_an_empty_folder_is_filled(here: Path, run: Run) -> None:
    (here / "p").mkdir()
    assert run("new", "p", "--article", bring(here, GERMAN), *KNOWN, "-q")[0] == OK
    assert len(written(here / "p")) == 18


@pytest.mark.usefixtures("here")
def test_a_text_that_is_not_there_is_misuse(run: Run) -> None:
    assert run("new", "p", "--article", "gone.txt", *KNOWN) == (
        MISUSED, "", "explainer: there is no file 'gone.txt'\n",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(
            b"PK\x03\x04",
            "text.txt:1:1: error: this is a document of Word or another word processor, and no",
            id="Word",
        ),
        pytest.param(b"Titel\n\nF\xe4hre.", "text.txt:3:2: error: this file is not UTF-8 (byte 9)", id="Latin-1"),
        pytest.param(b"", "text.txt:1:1: error: there is no text below the title", id="empty"),
        pytest.param("T\n\na\u202eb".encode(), "text.txt:3:2: error: the text holds a character that", id="bidi"),
    ],
)
def test_a_text_that_cannot_be_read_is_told(here: Path, run: Run, content: bytes, said: str) -> None:
    (here / "text.txt").write_bytes(content)
    code, out, _ = run("new", "p", "--article", "text.txt", *KNOWN)
    assert code == FAILED
    assert out.startswith(said)
    assert not (here / "p").exists()
