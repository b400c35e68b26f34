"""Our retelling against the original."""

from __future__ import annotations

import pytest
from harbour import FILES, LICENSED, ORIGINAL, changed, story

from explainer.diagnostics.listing import as_text
from explainer.diagnostics.locations import SourceText
from explainer.diagnostics.problems import Problems
from explainer.reading.verify import RUN_LENGTH, verify_article
from explainer.starting.manuscript import paragraphs_below_title


def verify(original: str, files: dict[str, str] | None = None) -> str:
    found = story(files or dict(FILES))
    problems = Problems()
    verify_article(found, found.lead, paragraphs_below_title(SourceText("original.txt", original)), problems)
    return as_text(problems)


def with_last_paragraph(text: str) -> dict[str, str]:
    head, _, _ = FILES["articles/grain.md"].partition("See [the Gazette")
    return {**FILES, "articles/grain.md": head + text + "\n"}


def test_a_retelling_in_other_words_is_let_through() -> None:
    assert verify(ORIGINAL) == ""


def test_a_text_under_licence_may_share_every_word() -> None:
    text = "\n\n".join(paragraph.text for paragraph in story().lead.paragraphs)
    assert "shared-words" in verify(text)
    assert verify(text, LICENSED) == ""


def test_a_headline_is_no_paragraph_of_the_original() -> None:
    assert verify(f"Grain stays\n\n{ORIGINAL}") == ""


def test_paragraphs_may_stand_line_by_line_in_the_original() -> None:
    assert verify(ORIGINAL.replace("\n\n", "\n")) == ""


def test_a_quotation_that_the_original_has_in_other_words_is_told() -> None:
    assert verify(ORIGINAL.replace("We will open in May", "We shall open in May")) == (
        "data/quotes.yml:3:10: error: paragraph 2 of the original does not contain this quotation [not-verbatim]\n"
        " 3 |   exact: We will open in May\n"
        "   |          ^^^^^^^^^^^^^^^^^^^\n"
        '   = the closest words there are "We shall open in May,"'
    )


def test_a_quotation_of_another_paragraph_is_told() -> None:
    first, second, third = ORIGINAL.strip().split("\n\n")
    assert verify(f"{first}\n\n{third}\n\n{second}") == (
        "data/quotes.yml:3:10: error: paragraph 2 of the original does not contain this quotation [not-verbatim]\n"
        " 3 |   exact: We will open in May\n"
        "   |          ^^^^^^^^^^^^^^^^^^^\n"
        "   = check the number of the paragraph"
    )


def test_an_original_of_another_length_is_told() -> None:
    found = verify(ORIGINAL + "\nOne more.\n")
    assert found.startswith(
        "data/articles/grain.md:18:1: error: our article has 3 paragraphs, the original 4 [missing-paragraph]\n"
    )
    assert found.endswith(" = retell paragraph for paragraph")


def test_an_original_that_ends_before_the_quotation_is_told() -> None:
    found = verify("Grain lies on the mole.")
    assert "our article has 3 paragraphs, the original 1" in found
    assert "paragraph 2 of the original does not contain this quotation" in found


WORDS = "seven gulls sat on one long grey wall"
"""Eight words in a row."""


def test_eight_words_in_a_row_are_told() -> None:
    assert len(WORDS.split()) == RUN_LENGTH
    found = verify(f"{ORIGINAL}\n{WORDS}", with_last_paragraph(f"There {WORDS}."))
    assert (
        f'data/articles/grain.md:18:1: error: "{WORDS}" stands in paragraph 4 of the original [shared-words]\n'
        f" 18 | There {WORDS}.\n"
        "    | ^\n"
        "    = tell it in other words: no 8 words in a row may be shared"
    ) in found


@pytest.mark.parametrize(
    "retold",
    [
        pytest.param("gulls sat on one long grey wall", id="seven words"),
        pytest.param("seven gulls sat on ONE long low grey wall", id="a word between"),
        pytest.param("wall grey long one on sat gulls seven", id="the same words in another order"),
    ],
)
def test_fewer_words_in_a_row_are_fine(retold: str) -> None:
    original = ORIGINAL.replace("The men have gone home.", WORDS)
    assert verify(original, with_last_paragraph(f"There {retold}, they said.")) == ""


def test_case_and_punctuation_do_not_hide_shared_words() -> None:
    original = ORIGINAL.replace("The men have gone home.", WORDS)
    found = verify(original, with_last_paragraph("Seven gulls – sat on one\nlong, “grey” *wall*."))
    assert f'"{WORDS}" stands in paragraph 3 of the original [shared-words]' in found


def test_a_longer_run_is_told_once_as_long_as_it_goes() -> None:
    original = ORIGINAL.replace("The men have gone home.", f"{WORDS} above the sea")
    found = verify(original, with_last_paragraph(f"{WORDS} above the sea, and then {WORDS} no more."))
    assert found.count("[shared-words]") == 2
    assert f'"{WORDS} above the sea" stands' in found
    assert f'"{WORDS}" stands' in found


def test_the_words_of_a_quotation_are_not_shared_words() -> None:
    files = changed("quotes.yml", "exact: We will open in May", f"exact: We will open in May when {WORDS}")
    files = changed("quotes.yml", "{words: will open,", "{words: will open in,", files)
    files = changed("articles/grain.md", "“We will open in May,”", f"“We will open in May when {WORDS}”", files)
    files = changed("actors.yml", '"May,” "', '"wall” "', files)
    original = ORIGINAL.replace("We will open in May, she", f"We will open in May when {WORDS}, she")
    assert verify(original, files) == ""


def test_a_space_that_breaks_no_line_is_a_space_in_a_quotation() -> None:
    files = changed("articles/grain.md", "“We will open in May,”", "“We will open in\N{NO-BREAK SPACE}May,”")
    assert verify(ORIGINAL, files) == ""
    assert verify(ORIGINAL.replace("in May", "in\N{NO-BREAK SPACE}May"), files) == ""


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        pytest.param("糧食留在防波堤上直到付清泊位費", "糧食留在防波堤上直到付清泊位費", id="Chinese"),
        pytest.param("穀物は埠頭に残された", "穀物は埠頭に残された", id="Japanese"),
        pytest.param("糧食留在防波堤", None, id="seven characters"),
    ],
)
def test_characters_count_as_words_where_no_spaces_stand_between_words(text: str, shared: str | None) -> None:
    found = verify(
        ORIGINAL.replace("The men have gone home.", f"甲「{text}」乙。"), with_last_paragraph(f"丙，{text}，丁。")
    )
    assert (
        found == "" if shared is None else f'"{shared}" stands in paragraph 3 of the original [shared-words]' in found
    )


def test_thai_characters_count_as_words() -> None:
    text = "ข้าวอยู่บนท่าเรือ"
    found = verify(ORIGINAL.replace("The men have gone home.", text), with_last_paragraph(f"{text}แล้ว"))
    assert "stands in paragraph 3 of the original [shared-words]" in found
