"""Every kind of problem is explained, and the examples are true: the wrong one gives that code and no other, the right
one gives nothing.

An example takes the place of its right form in the harbour story, unless ``INSTEAD`` names another place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import pytest
from harbour import FILES, ORIGINAL, changed, compared, lost, read, story, write_data

import explainer
from explainer.admission.policy import admit_file, check_folder
from explainer.diagnostics.errors import StoryError
from explainer.diagnostics.locations import SourceText
from explainer.diagnostics.problems import Code, Problem, Problems
from explainer.editing.manual import explanation
from explainer.finished.gate import check_site
from explainer.reading.loading import load_story
from explainer.reading.verify import verify_article
from explainer.starting.manuscript import paragraphs_below_title

FORM = re.compile(
    r"(?P<meaning>\S.+?)\n\nWhy it matters: (?P<why>.+?)\n\n"
    r"Wrong, in (?P<place>[^\n]+):\n\n(?P<wrong>(?: {4}[^\n]+\n)+)\nRight:\n\n(?P<right>(?: {4}[^\n]+\n)+)\n"
    r"(?P<remedy>To mend it, .+)",
    re.DOTALL,
)
HIDDEN = {"[TAB]": "\t", "[U+200B]": "\u200b", "[U+200F]": "\u200f", "[о]": "\u043e"}

ALMANAC = """
almanac:
  name: Almanac
  publisher: Norn Press
  url: https://almanac.example/
  side: atlases
  perspective: geographers
  seen: whole
  genre: news
  checked_on: 2030-04-01
"""
SETTING: Mapping[Code, Mapping[str, str]] = {
    Code.NEVER_CITED: {**FILES, "sources.yml": FILES["sources.yml"] + ALMANAC.lstrip()},
    Code.SOURCE_GONE: lost("union-0302"),
    Code.UNREACHED_CLAIM: changed(
        "claims.yml", "quote: open-in-may, ", "", changed("quotes.yml", ", claim: closed", "")
    ),
    Code.VOID_CHECK: compared(3),
}
INSTEAD = {
    Code.AMBIGUOUS_NAME: "  name: Town council",
    Code.BAD_YAML: "description: Those who unload ships.",
    Code.NEVER_CITED: "  description: The sea off Velter.\n  sources: [atlas]",
    Code.ONE_SIDED_NAME: "  aliases: [the mole]",
    Code.OVERLAPPING_MENTIONS: "- {exact: left, paragraph: 1}",
    Code.QUOTE_AMBIGUOUS: "- {exact: left, paragraph: 1}",
    Code.SOURCE_GONE: "  url: https://union.example/?a=1&b=2",
    Code.UNMARKABLE_PASSAGE: "- {exact: left, paragraph: 1}",
}

each_code = pytest.mark.parametrize("code", list(Code))


def parts(code: Code) -> re.Match[str]:
    found = FORM.fullmatch(explanation(code).text)
    assert found, f"{code}.md is not in the form of an explanation"
    return found


def example(code: Code, which: str) -> str:
    text = "\n".join(line[4:] for line in parts(code)[which].splitlines())
    for written, meant in HIDDEN.items():
        text = text.replace(written, meant)
    return text


def problems_of(code: Code, which: str, folder: Path) -> list[Problem]:
    """What is found when an example is put where the explanation says."""
    place, text = parts(code)["place"], example(code, which)
    if place == "the folder data":
        return of_files(example(code, "right").split(), text.split())
    if place == "the folder docs":
        return of_docs(folder, text)
    if place == "the encoding of a file":
        return of_disk(folder, text, "")
    if place == "the size of a file":
        return of_disk(folder, "UTF-8", f"# {'x' * 98}\n" * 10_000 * int(text.removesuffix(" MB")))
    if place == "a page":
        return of_page(text)
    files = SETTING.get(code, FILES)
    for path in place.split(" and "):
        files = changed(path.removeprefix("data/"), INSTEAD.get(code, example(code, "right")), text, files)
    if code in (Code.NOT_VERBATIM, Code.SHARED_WORDS):
        return of_retelling(files)
    return list(read(files)[1])


def of_files(right: list[str], names: list[str]) -> list[Problem]:
    """The harbour story in files of those names."""
    files = {name: text for name, text in FILES.items() if name not in right}
    gone = [name for name in right if name not in names]
    for name in names:
        files[name] = FILES[name] if name in FILES else FILES[gone.pop()]
    return list(read(files)[1])


def of_docs(folder: Path, name: str) -> list[Problem]:
    problems = Problems()
    folder.mkdir(exist_ok=True)
    (folder / name).write_text("# The end\n", encoding="utf-8")
    check_folder(folder, problems)
    if not len(problems):
        admit_file(folder, PurePosixPath(name), problems)
    return list(problems)


def of_disk(folder: Path, encoding: str, more: str) -> list[Problem]:
    path = write_data(folder) / "actors.yml"
    path.write_text(path.read_text(encoding="utf-8") + more, encoding=encoding)
    problems = Problems()
    try:
        load_story(folder, problems)
    except StoryError as error:
        assert error.problems is problems
    return list(problems)


def of_page(body: str) -> list[Problem]:
    head = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
    files = {"about.html": f"<html><head>{head}</head><body>{body}</body></html>".encode()}
    problems = Problems()
    check_site({**files, "glossary.html": b"", "map.html": b"", "harbour.jpg": b""}, problems)
    return [problem for problem in problems if problem.location.path == "about.html"]


def of_retelling(files: Mapping[str, str]) -> list[Problem]:
    found, problems = story(files), Problems()
    verify_article(found, found.lead, paragraphs_below_title(SourceText("original.txt", ORIGINAL)), problems)
    return list(problems)


@each_code
def test_every_explanation_says_what_why_and_how(code: Code) -> None:
    assert not explanation(code).title.endswith(".")
    found = parts(code)
    assert found["wrong"] != found["right"]
    assert all(len(line) <= 98 for line in found.string.splitlines() if not line.startswith("    "))


@each_code
def test_the_wrong_example_gives_that_code_and_no_other(code: Code, tmp_path: Path) -> None:
    assert [problem.code for problem in problems_of(code, "wrong", tmp_path)] == [code]


@each_code
def test_the_right_example_gives_no_problem(code: Code, tmp_path: Path) -> None:
    assert problems_of(code, "right", tmp_path) == []


def test_warnings_are_called_so(tmp_path: Path) -> None:
    for code in Code:
        (problem,) = problems_of(code, "wrong", tmp_path / code)
        assert ("This is a warning." in explanation(code).text) == (problem.severity == "warning"), code


def test_nothing_is_explained_that_is_no_problem() -> None:
    folder = Path(explainer.__file__).parent / "help"
    assert {path.name for path in folder.iterdir()} == {f"{code}.md" for code in Code}
