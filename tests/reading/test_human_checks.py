"""Records of what people compared: they hold for those very words, and for no others."""

from __future__ import annotations

import pytest
from harbour import FILES, ORIGINAL, changed, compared, listing, read, story

from explainer.dates import parse_date
from explainer.diagnostics.locations import SourceText
from explainer.diagnostics.problems import INVALID, Code
from explainer.kinds.verified import HumanCheck
from explainer.reading.human_checks import as_yaml, checks_of, holding, void_against, with_checks
from explainer.starting.manuscript import paragraphs_below_title
from explainer.words.folding import digest

GRAIN = "articles/grain.md"


def held(files: dict[str, str], original: str | None = None) -> list[int]:
    """The paragraphs whose records hold."""
    found = story(files)
    texts = None if original is None else paragraphs_below_title(SourceText("original.txt", original))
    return [check.paragraph for check in holding(found, found.lead, texts)]


def told(files: dict[str, str], original: str = ORIGINAL) -> list[str]:
    """The places and messages of records that are void against an original."""
    found = story(files)
    texts = paragraphs_below_title(SourceText("original.txt", original))
    return [f"{p.location}: {p.message}" for p in void_against(found, found.lead, texts)]


# Which records hold ---------------------------------------------------------------------------------------------------


def test_without_records_no_paragraph_was_compared() -> None:
    assert held(dict(FILES)) == []


def test_a_record_holds_while_both_texts_are_those_that_were_compared() -> None:
    files = compared(1, 3)
    assert listing(files) == ""
    assert held(files) == held(files, ORIGINAL) == [1, 3]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("fee was paid. The dockers", "fee was\npaid.  The dockers", id="other line ends"),
        pytest.param("left the *Old Mole*", "left the **Old Mole**", id="other emphasis"),
        pytest.param("[the Gazette on Velter](https://gazette.example/velter)", "the Gazette on Velter", id="no link"),
        pytest.param("## What came next", "## Later", id="another heading"),
    ],
)
def test_what_changes_no_word_of_a_paragraph_voids_no_record(old: str, new: str) -> None:
    assert held(changed(GRAIN, old, new, compared(1, 2, 3))) == [1, 2, 3]


FALSE_EDITS = [
    pytest.param("left the *Old Mole* at noon", "left the *Old Mole* at nine", 1, id="another time"),
    pytest.param("had not been asked", "had been asked", 1, id="a word that denies is gone"),
    pytest.param("until the berth fee was paid", "although the berth fee was paid", 1, id="another cause"),
    pytest.param("told a crowd that had", "told every crowd that had", 2, id="all for some"),
    pytest.param("master for a week", "master for a month", 3, id="another duration"),
    pytest.param("Velter’s dockers", "Velter's dockers", 3, id="another apostrophe"),
]


@pytest.mark.parametrize(("old", "new", "paragraph"), FALSE_EDITS)
def test_a_paragraph_with_another_word_voids_its_record_and_is_told(old: str, new: str, paragraph: int) -> None:
    files = changed(GRAIN, old, new, compared(1, 2, 3))
    assert held(files) == [number for number in (1, 2, 3) if number != paragraph]
    (problem,) = read(files)[1]
    assert (problem.code, problem.severity) == (Code.VOID_CHECK, "warning")
    assert f"paragraph {paragraph} of 'grain'" in problem.message


def test_a_void_record_is_told_with_its_place_and_what_to_do() -> None:
    files = changed(GRAIN, "for a week", "for a month", compared(3))
    now = digest(story(dict(FILES)).lead.paragraphs[2].text)
    assert listing(files) == (
        "data/verified.yml:11:16: warning: paragraph 3 of 'grain' is not the one that R. Holm compared on 2031-05-02 "
        "[void-check]\n"
        f" 11 |     retelling: {now}\n"
        f"    |                {'^' * 64}\n"
        "    = have a person compare the two again: explainer verify --original FILE --article grain --paragraph 3 "
        "--checked-by NAME"
    )


def test_a_record_of_a_paragraph_that_is_gone_is_told() -> None:
    files = changed("verified.yml", "paragraph: 3", "paragraph: 4", compared(3))
    assert held(files) == []
    (problem,) = read(files)[1]
    assert str(problem.location) == "data/verified.yml:7:16"
    assert (problem.message, problem.remedy) == ("'grain' has no paragraph 4 any more", "delete this record")


@pytest.mark.parametrize(
    ("article", "remedy"),
    [
        pytest.param("grein", "delete this record, or name the article that is meant: grain", id="misspelt"),
        pytest.param("strike", "delete this record", id="gone"),
    ],
)
def test_a_record_of_an_article_that_is_gone_is_told(article: str, remedy: str) -> None:
    files = changed("verified.yml", "article: grain", f"article: {article}", compared(3))
    assert held(files) == []
    (problem,) = read(files)[1]
    assert str(problem.location) == "data/verified.yml:6:14"
    assert (problem.message, problem.remedy) == (f"there is no article '{article}' any more", remedy)


def test_paragraphs_that_have_other_numbers_void_their_records() -> None:
    files = {**compared(1, 2, 3), GRAIN: FILES[GRAIN] + "\nOne more.\n"}
    assert held(files) == [1, 2, 3]
    swapped = changed("verified.yml", "paragraph: 1", "paragraph: 3", compared(1))
    assert held(swapped) == []


# Against the original -------------------------------------------------------------------------------------------------


def test_a_record_against_the_same_original_is_not_told() -> None:
    assert told(compared(1, 2, 3)) == []
    assert told(compared(1, 2, 3), f"Grain stays\n\n{ORIGINAL}") == []


def test_a_record_against_another_original_is_void() -> None:
    files = compared(1, 2, 3)
    original = ORIGINAL.replace("gone home", "not gone home")
    assert held(files) == [1, 2, 3]
    assert held(files, original) == [1, 2]
    assert told(files, original) == [
        "data/verified.yml:22:15: paragraph 3 of the original is not the one that R. Holm compared on 2031-05-02"
    ]


def test_a_record_is_void_where_the_original_has_no_such_paragraph() -> None:
    assert held(compared(1, 3), "Grain lies on the mole, the officer told us, and lie it shall.") == [1]
    assert len(told(compared(1, 3), "Grain.")) == 2


# New records ----------------------------------------------------------------------------------------------------------


def check(paragraph: int, by: str, *, words: str = "", day: str = "2031-05-02") -> HumanCheck:
    texts = paragraphs_below_title(SourceText("original.txt", ORIGINAL))
    (found,) = checks_of(story().lead, texts, [paragraph], by=by, on=parse_date(day))
    return found.model_copy(update={"retelling": digest(words)}) if words else found


def test_records_stand_in_the_order_of_articles_paragraphs_and_names() -> None:
    one, two, three = check(1, "R. Holm"), check(1, "A. Berg"), check(2, "A. Berg")
    other = three.model_copy(update={"article": "a-strike"})
    assert with_checks([three, one], [two]).checks == (two, one, three)
    assert with_checks([one, other], []).checks == (other, one)
    assert with_checks([one, three, other], [two]) == with_checks([other, three, one], [two])


def test_a_new_record_takes_the_place_of_the_same_persons() -> None:
    later = check(1, "R. Holm", day="2031-06-01")
    assert with_checks([check(1, "R. Holm"), check(2, "R. Holm")], [later]).checks == (later, check(2, "R. Holm"))


def test_a_new_record_takes_the_place_of_those_that_no_longer_hold() -> None:
    void, new = check(1, "A. Berg", words="other words"), check(1, "R. Holm")
    assert with_checks([void], [new]).checks == (new,)
    assert with_checks([check(1, "A. Berg")], [new]).checks == (check(1, "A. Berg"), new)


def test_what_is_written_is_read_as_it_was() -> None:
    checks = [check(1, "Ø. “Ås”: #1, O'Neil"), check(2, "- no")]
    files = {**FILES, "verified.yml": as_yaml(with_checks([], checks))}
    assert story(files).human_checks == tuple(checks)


def test_a_file_without_a_record_is_read() -> None:
    for text in (as_yaml(with_checks([], [])), "checks: []\n", "# nothing yet\n", ""):
        assert listing({**FILES, "verified.yml": text}) == ""
        assert held({**FILES, "verified.yml": text}) == []


# Hostile input --------------------------------------------------------------------------------------------------------

RECORD = as_yaml(with_checks([], [check(1, "R. Holm")]))


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        pytest.param("checks:", "check:", "5:1: error: there is no field 'check' here", id="another field"),
        pytest.param("paragraph: 1", "paragraph: one", "7:16: error:", id="no number"),
        pytest.param("paragraph: 1", "paragraph: 1" + "0" * 5000, "7:16: error:", id="a number without end"),
        pytest.param("R. Holm", "R.\N{RIGHT-TO-LEFT OVERRIDE} Holm", "8:19: error:", id="a name that is turned around"),
        pytest.param("R. Holm", '"R. \\e[2J Holm"', "8:17: error:", id="a name that clears a terminal"),
        pytest.param("R. Holm", "&x R. Holm", "8:17: error:", id="an anchor"),
        pytest.param("R. Holm", "!!python/object:os.system R. Holm", "8:17: error:", id="a tag"),
        pytest.param("R. Holm", "x" * 501, "8:17: error:", id="a long name"),
        pytest.param("R. Holm", "[[[[[]]]]]", "8:17: error:", id="a list for a name"),
        pytest.param("2031-05-02", "2031-02-30", "9:17: error: '2031-02-30' is not a date", id="no day"),
        pytest.param("    original: ", "    original: 0", "10:15: error:", id="a digest that is too long"),
    ],
)
def test_a_hostile_record_is_told_with_its_place(old: str, new: str, found: str) -> None:
    files = {**FILES, "verified.yml": RECORD.replace(old, new, 1)}
    assert read(files)[0] is INVALID
    assert f"data/verified.yml:{found}" in listing(files)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("- a\n", id="a list"),
        pytest.param("a\n", id="a text"),
        pytest.param("checks: " + "[" * 500, id="nested"),
        pytest.param("checks: {a: 1}\n", id="fields for a list"),
        pytest.param("checks: []\nchecks: []\n", id="twice"),
        pytest.param("checks: []\n---\nchecks: []\n", id="two documents"),
        pytest.param("checks: [<]\n", id="signs"),
    ],
)
def test_another_shape_is_an_error_and_no_traceback(text: str) -> None:
    assert read({**FILES, "verified.yml": text})[0] is INVALID
    assert listing({**FILES, "verified.yml": text}).startswith("data/verified.yml:")


def test_hostile_words_of_a_void_record_are_told_as_text() -> None:
    files = compared(3)
    files = changed("verified.yml", "R. Holm", '"<script>alert(1)</script> {{7*7}}"', files)
    assert "the one that <script>alert(1)</script> {{7*7}} compared" in listing(
        changed(GRAIN, "for a week", "for a month", files)
    )
