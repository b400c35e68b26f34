"""Mistakes that people make in the files, and exactly what they are told.

A case in ``cases/errors`` names a file of the harbour story, the text that is replaced, the mistake put in its place,
and, below ``--- report``, the whole listing. In the mistake, ``▸`` stands before what has to be changed. People put it
there, and the listing is measured against it. ``pytest --rewrite`` writes the listings anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import harbour
import pytest

CASES = sorted((Path(__file__).parent / "cases" / "errors").glob("*.txt"))
FORM = re.compile(
    r"in (?P<file>\S+)(?: with (?P<form>[^\n]+))?\n--- instead of\n(?P<old>.*?)\n--- stands\n(?P<new>.*?)\n"
    r"--- report\n(?P<listing>.*)",
    re.DOTALL,
)
FORMS: Mapping[str, Callable[[str], str]] = {
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "a byte order mark": lambda text: "\ufeff" + text.lstrip("\n"),
}
CAUSE = "▸"
HEAD = re.compile(r"data/(?P<file>[\w./-]+):(?P<line>\d+):(?P<column>\d+): (?:error|warning|notice): .+ \[[a-z-]+\]\n")

JARGON = re.compile(
    r"pydantic|Traceback|NoneType|\bstr\b|\bdict\b|\bint\b|tuple|validat|parser|scalar|node|token", re.IGNORECASE
)


def read_case(path: Path) -> re.Match[str]:
    found = FORM.fullmatch(path.read_text(encoding="utf-8"))
    assert found, f"{path.name} is not in the form of a case"
    assert found["new"].count(CAUSE) == 1, f"{path.name} does not mark the cause by {CAUSE}"
    return found


def mistaken(case: re.Match[str]) -> str:
    """The file with the mistake and the mark of its cause."""
    new = re.sub(
        r"(?:\\x[0-9a-f]{2})+", lambda bytes_: bytes.fromhex(bytes_[0].replace("\\x", "")).decode(), case["new"]
    )
    return harbour.changed(case["file"], case["old"], new)[case["file"]].lstrip("\n")


def files_of(case: re.Match[str]) -> dict[str, str]:
    """The harbour story with the mistake in it."""
    text = mistaken(case).replace(CAUSE, "")
    return {**harbour.FILES, case["file"]: FORMS[case["form"]](text) if case["form"] else text}


def cause(case: re.Match[str]) -> tuple[str, int, int]:
    """File, line and column of the mark."""
    before = mistaken(case).partition(CAUSE)[0]
    return case["file"], before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def told(case: re.Match[str]) -> tuple[str, int, int]:
    """File, line and column in the listing."""
    found = HEAD.match(case["listing"])
    assert found
    return found["file"], int(found["line"]), int(found["column"])


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_mistake_is_explained(path: Path, request: pytest.FixtureRequest) -> None:
    case = read_case(path)
    listing = harbour.listing(files_of(case)) + "\n"
    if request.config.getoption("--rewrite"):
        path.write_text(case.string[: case.start("listing")] + listing, encoding="utf-8")
        case = read_case(path)
    assert listing == case["listing"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_one_cause_gives_one_message_with_a_remedy_and_no_jargon(path: Path) -> None:
    expected = read_case(path)["listing"]
    assert len(expected.strip().split("\n\n")) == 1
    assert HEAD.match(expected)
    assert re.search(r"^ +(\d+ +)?= \S", expected, re.MULTILINE), "no remedy"
    own_words = "\n".join(line for line in expected.splitlines() if not re.match(r" *\d* *\|", line))
    assert not JARGON.search(own_words)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_report_names_the_file_and_the_line_of_the_cause(path: Path) -> None:
    case = read_case(path)
    assert told(case)[:2] == cause(case)[:2]


def test_the_report_names_the_column_of_the_cause_in_95_of_100_cases() -> None:
    cases = {path.stem: read_case(path) for path in CASES}
    astray = {name: (told(case), cause(case)) for name, case in cases.items() if told(case) != cause(case)}
    assert len(astray) <= 0.05 * len(cases), astray


PROMISED = {
    "misspelt keys": ["misspelt-field", "capitals-in-a-field", "short-form-of-a-field", "unknown-field"],
    "misspelt ids": ["misspelt-actor", "misspelt-source", "misspelt-id-of-an-entry", "unknown-place", "unknown-party"],
    "wrong indentation": ["wrong-indentation", "indented-too-far", "indented-too-little", "text-not-indented"],
    "tabs": ["tab", "tab-after-spaces"],
    "unquoted colons": ["unquoted-colon", "colon-in-a-list", "head-of-article-with-colon"],
    "dates that do not exist": ["impossible-day", "impossible-month", "leap-day-of-a-common-year"],
    "swapped coordinates": ["swapped-coordinates"],
    "duplicate ids": ["duplicate-id-in-a-file", "duplicate-id-across-files"],
    "duplicate keys": ["duplicate-field", "id-missing"],
    "quotations that are gone": ["quotation-gone", "mention-gone", "mention-with-wrong-prefix", "contested-words-gone"],
    "ambiguous quotations": ["mention-twice", "mention-twice-in-its-paragraph"],
    "wrong paragraphs": ["quotation-in-another-paragraph", "mention-in-another-paragraph", "paragraph-of-a-claim"],
    "unknown language codes": ["unknown-language", "language-in-words", "language-in-capitals"],
    "links without a host": [
        "link-without-host",
        "link-with-nothing-behind-the-slashes",
        "link-with-a-port-for-a-host",
    ],
    "empty lists": ["empty-list", "empty-item"],
    "Windows line ends": ["missing-colon-with-windows-line-ends", "quotation-gone-with-windows-line-ends"],
    "a byte order mark": ["misspelt-actor-after-a-byte-order-mark", "tab-after-a-byte-order-mark"],
    "smart quotes": ["smart-quotes", "smart-quotes-around-an-id", "smart-quotes-around-a-text-with-a-colon"],
}


@pytest.mark.parametrize("mistake", sorted(PROMISED))
def test_every_mistake_that_was_promised_an_explanation_has_its_cases(mistake: str) -> None:
    assert set(PROMISED[mistake]) <= {path.stem for path in CASES}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_harmless_forms_give_no_message(form: Callable[[str], str]) -> None:
    assert harbour.listing({name: form(text) for name, text in harbour.FILES.items()}) == ""


def test_comments_and_blank_lines_give_no_message() -> None:
    entries = {name: f"{text}\n\n# the end\n" for name, text in harbour.FILES.items() if name.endswith("yml")}
    assert harbour.listing({**harbour.FILES, **entries}) == ""
