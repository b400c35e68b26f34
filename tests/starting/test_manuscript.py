"""Texts as people bring them: plain or Markdown, with or without a title, from any system."""

from __future__ import annotations

import pytest

from explainer.diagnostics.listing import as_text
from explainer.diagnostics.locations import SourceText
from explainer.diagnostics.problems import Problems
from explainer.starting.manuscript import (
    Manuscript,
    first_sentences,
    other_format,
    paragraphs_below_title,
    read_manuscript,
)


def read(text: str, *, is_markdown: bool = False) -> Manuscript:
    problems = Problems()
    manuscript = read_manuscript(SourceText("text.md" if is_markdown else "text", text), problems)
    assert isinstance(manuscript, Manuscript), as_text(problems)
    return manuscript


def complaint(text: str, *, is_markdown: bool = False) -> str:
    problems = Problems()
    assert not isinstance(read_manuscript(SourceText("text.md" if is_markdown else "text", text), problems), Manuscript)
    return as_text(problems)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Grain stays\n\nOne line\ngoes on.\n\nTwo.\n", id="blank lines between"),
        pytest.param("Grain stays\r\n\r\nOne line\r\ngoes on.\r\n\r\nTwo.", id="line ends of Windows"),
        pytest.param("\ufeffGrain stays\n \nOne line goes on.\n\t\nTwo.", id="a byte order mark and blanks"),
        pytest.param("Grain stays\nOne line goes on.\nTwo.", id="a paragraph a line"),
        pytest.param("   Grain stays\n\n    One line goes on.\n\n    Two.", id="indents"),
    ],
)
def test_a_plain_text_has_a_title_and_paragraphs(text: str) -> None:
    assert read(text) == Manuscript(title="Grain stays", head={}, body="One line goes on.\n\nTwo.")


@pytest.mark.parametrize("text", ["One sentence.\n\nTwo.", "Only one line", "Long " * 40 + "\n\nTwo."])
def test_what_is_no_title_stays_in_the_text(text: str) -> None:
    manuscript = read(text)
    assert manuscript.title is None
    assert manuscript.body.startswith(text[:8])


@pytest.mark.parametrize("signs", ["***", "* * *", "---", "#", "_", "🎉", "\u00a0", "\u0301", "# <!-- -->"])
def test_signs_are_no_title_and_the_title_may_stand_below_them(signs: str) -> None:
    for is_markdown, mark in ((False, ""), (True, "# ")):
        manuscript = read(f"{signs}\n\nThe grain stayed.", is_markdown=is_markdown)
        assert manuscript.title is None
        assert manuscript.body.endswith("The grain stayed.")
        decorated = read(f"{signs}\n\n{mark}Grain stays\n\nIt rots.", is_markdown=is_markdown)
        assert decorated == Manuscript(title="Grain stays", head={}, body="It rots.")


@pytest.mark.parametrize("above", ["Words.", "[a]: https://a.example"], ids=["paragraph", "address"])
def test_a_heading_below_words_is_no_title(above: str) -> None:
    text = f"{above}\n\n# Grain\n\nIt rots."
    assert read(text, is_markdown=True) == Manuscript(title=None, head={}, body=text)


def test_signs_of_markdown_in_a_plain_text_stay_text() -> None:
    assert read("# 1\n\n29. May was *cold*.").body == r"29\. May was \*cold\*."


def test_a_markdown_text_gives_its_first_heading_and_keeps_the_rest() -> None:
    text = "# Grain *stays*\n\nOne.\n\n## Later\n\nTwo [links](https://a.example/).\n"
    manuscript = read(text, is_markdown=True)
    assert manuscript.title == "Grain stays"
    assert manuscript.body == "One.\n\n## Later\n\nTwo [links](https://a.example/)."


def test_front_matter_is_taken_for_what_it_says() -> None:
    text = "---\ntitle: Grain\ndate: 2030-03-01\ntags: [a, b]\n---\n\n# Other\n\nOne.\n"
    manuscript = read(text, is_markdown=True)
    assert manuscript == Manuscript(title="Grain", head={"title": "Grain", "date": "2030-03-01"}, body="One.")


def test_front_matter_that_cannot_be_read_is_told_with_its_line() -> None:
    said = complaint('---\ntitle: "Grain\n---\n\nOne.\n', is_markdown=True)
    assert said.startswith("text.md:2:8: error: a quotation mark is never closed [bad-yaml]")


def test_a_text_without_text_is_told() -> None:
    assert complaint("\n \n").startswith("text:1:1: error: there is no text below the title [bad-article]")
    assert complaint("# Title\n", is_markdown=True).startswith("text.md:1:1: error: there is no text below the title")


def test_characters_no_text_may_hold_are_told_with_their_place() -> None:
    assert complaint("Title\n\nOne\u202etwo.") == (
        "text:3:4: error: the text holds a character that reverses the direction of text (U+202E) [bad-character]\n"
        " 3 | One�two.\n"
        "   |    ^\n"
        "   = delete it and type it anew"
    )


@pytest.mark.parametrize(
    ("paragraphs", "sentences"),
    [
        pytest.param(["One. Two.", "Three."], [(1, "One."), (1, "Two."), (2, "Three.")], id="first ones first"),
        pytest.param(["One."], [(1, "One.")] * 3, id="again if there are too few"),
        pytest.param(
            ["On 1. May Dr. Holm of St. Norn left! “Why?” she asked.", "B.", "C."],
            [(1, "On 1. May Dr. Holm of St. Norn left!"), (2, "B."), (3, "C.")],
            id="dates and abbreviations end none",
        ),
        pytest.param(
            ["船は来ない。学校は閉まる。", "本当？"],
            [(1, "船は来ない。"), (1, "学校は閉まる。"), (2, "本当？")],
            id="Japanese",
        ),
        pytest.param(["لن نغادر؟ نعم.", "ب."], [(1, "لن نغادر؟"), (1, "نعم."), (2, "ب.")], id="Arabic"),
    ],
)
def test_first_sentences_come_from_as_many_paragraphs_as_there_are(
    paragraphs: list[str], sentences: list[tuple[int, str]]
) -> None:
    assert first_sentences(paragraphs, 3) == sentences


@pytest.mark.parametrize(
    ("start", "name"),
    [
        (b"PK\x03\x04\x14\x00", "a document of Word or another word processor"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "a document of an old Word"),
        (b"%PDF-1.7", "a PDF"),
        (b"{\\rtf1\\ansi", "a document in Rich Text Format"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html>", "a page of the web"),
        (b"<HTML><body>", "a page of the web"),
    ],
)
def test_what_is_no_plain_text_is_known_by_its_start(start: bytes, name: str) -> None:
    assert other_format(start) == name


@pytest.mark.parametrize("start", [b"", b"PK won 4:0.", "Ærø".encode(), b"<b>", b"\xff\xfeG\x00"])
def test_any_other_start_may_be_that_of_a_text(start: bytes) -> None:
    assert other_format(start) is None


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("text.txt", "Grain stays\n\nOne *line*\ngoes on.\n\nTwo.", id="plain"),
        pytest.param("text.txt", "Grain stays\nOne *line* goes on.\nTwo.", id="a paragraph a line"),
        pytest.param("text.md", "---\na: b\n---\n# Grain\n\nOne \\*line\\*\ngoes on.\n\n## x\n\nTwo.", id="Markdown"),
    ],
)
def test_headlines_are_no_paragraphs(name: str, text: str) -> None:
    assert paragraphs_below_title(SourceText(name, text)) == ["One *line* goes on.", "Two."]
