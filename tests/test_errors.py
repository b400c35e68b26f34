"""Mistakes that people make in the files, and exactly what they are told.

A case in ``cases/errors`` names a file of the harbour story, the text that is replaced, the mistake put in its place,
and the whole report. ``pytest --rewrite`` writes the reports anew.
"""

from __future__ import annotations

import re
from pathlib import Path

import harbour
import pytest

CASES = sorted((Path(__file__).parent / "cases" / "errors").glob("*.txt"))
FORM = re.compile(
    r"in (?P<file>\S+)\n--- instead of\n(?P<old>.*?)\n--- stands\n(?P<new>.*?)\n--- report\n(?P<report>.*)", re.DOTALL
)

JARGON = re.compile(
    r"pydantic|Traceback|NoneType|\bstr\b|\bdict\b|\bint\b|tuple|validat|parser|scalar|node|token", re.IGNORECASE
)


def read_case(path: Path) -> tuple[dict[str, str], str, re.Match[str]]:
    match = FORM.fullmatch(path.read_text(encoding="utf-8"))
    assert match, f"{path.name} is not in the form of a case"
    new = (
        match["new"].encode().decode("unicode_escape").encode("latin-1").decode()
        if "\\x" in match["new"]
        else match["new"]
    )
    return harbour.changed(match["file"], match["old"], new), match["report"], match


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_mistake_is_explained(path: Path, request: pytest.FixtureRequest) -> None:
    files, expected, match = read_case(path)
    report = harbour.report(files) + "\n"
    if request.config.getoption("--rewrite"):
        head = match.string[: match.start("report")]
        path.write_text(head + report, encoding="utf-8")
        expected = report
    assert report == expected


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_one_cause_gives_one_message_with_a_remedy_and_no_jargon(path: Path) -> None:
    _, expected, _ = read_case(path)
    blocks = expected.strip().split("\n\n")
    assert len(blocks) == 1
    assert re.match(r"data/[\w./-]+:\d+:\d+: (error|warning): .+ \[[a-z-]+\]\n", expected)
    assert re.search(r"^ +(\d+ +)?= \S", expected, re.MULTILINE), "no remedy"
    own_words = "\n".join(line for line in expected.splitlines() if not re.match(r" *\d* *\|", line))
    assert not JARGON.search(own_words)


def test_there_are_cases_for_most_mistakes() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="Windows line ends"),
        pytest.param(lambda text: "\ufeff" + text.lstrip("\n"), id="a byte order mark"),
        pytest.param(lambda text: text + "\n\n# the end\n", id="comments and blank lines"),
    ],
)
def test_harmless_forms_give_no_message(change) -> None:  # type: ignore[no-untyped-def]
    assert (
        harbour.report(
            {name: change(text) for name, text in harbour.FILES.items() if name.endswith("yml")}
            | {"articles/grain.md": harbour.ARTICLE}
        )
        == ""
    )
