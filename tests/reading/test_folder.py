"""Which file holds what: files that are missing, empty or called wrongly, and what follows from them."""

from __future__ import annotations

import pytest
from harbour import FILES, SECOND_ARTICLE, changed, listing, read, story
from hypothesis import given
from hypothesis import strategies as st

from explainer.diagnostics.listing import as_text
from explainer.diagnostics.locations import SourceText
from explainer.diagnostics.problems import INVALID, Problems
from explainer.files.environment import PROJECT_FILE
from explainer.kinds import KINDS, Claim, Source
from explainer.reading.folder import LEDGER_FILE, VERIFIED_FILE, read_story
from explainer.reading.story import Story

NAMES = sorted([LEDGER_FILE, PROJECT_FILE, VERIFIED_FILE, *(kind.filename for kind in KINDS.values())])


def without(*names: str) -> dict[str, str]:
    return {name: text for name, text in FILES.items() if name not in names}


def heads(files: dict[str, str]) -> list[str]:
    """The first line of each problem."""
    return [block.splitlines()[0] for block in listing(files).split("\n\n") if block]


def test_an_article_that_is_called_wrongly_is_one_mistake_though_others_name_it_rightly() -> None:
    files = {**without("articles/grain.md"), "articles/Grain.md": FILES["articles/grain.md"]}
    assert heads(files) == ["data/articles/Grain.md:1:1: error: 'Grain' cannot be the id of an article [bad-id]"]


def test_the_harbour_story_has_one_of_everything() -> None:
    found = story()
    assert list(found.articles) == ["grain"]
    assert all(found.of_kind(kind) for kind in KINDS)
    assert len(found.entries) == 20


def test_the_order_of_the_files_changes_nothing() -> None:
    backwards = dict(reversed(list(FILES.items())))
    assert story(backwards).annotations == story().annotations
    assert [source.id for source in story(backwards).of(Source)] == [source.id for source in story().of(Source)]


def test_without_its_project_file_a_folder_is_no_story() -> None:
    assert read(without(PROJECT_FILE))[0] is INVALID
    assert listing(without(PROJECT_FILE)) == (
        "data/explainer.yml:1:1: error: this file is missing [missing-file]\n"
        " = write it: it holds title, day and parties"
    )


@pytest.mark.parametrize("text", ["", "# nothing yet\n"], ids=["empty", "only a comment"])
def test_an_empty_project_file_asks_for_its_fields(text: str) -> None:
    assert heads({**FILES, PROJECT_FILE: text}) == ["data/explainer.yml:1:1: error: this file is empty [empty-value]"]


def test_an_empty_file_of_a_kind_holds_no_entries() -> None:
    contested = "    - {words: will open, note: the union calls it a promise, claim: closed}\n"
    quiet = changed("quotes.yml", f"  contested:\n{contested}", "")
    found, _ = read({**quiet, "claims.yml": "# none\n"})
    assert isinstance(found, Story)
    assert found.of(Claim) == ()


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        pytest.param("actor.yml", "did you mean 'actors.yml'?", id="one letter less"),
        pytest.param("Actors.yml", "did you mean 'actors.yml'?", id="a capital"),
        pytest.param("actors.yaml", "did you mean 'actors.yml'?", id="another ending"),
        pytest.param(
            "notes-on-the-weather.yml",
            f"the files are {', '.join(NAMES)} and articles/*.md;"
            " actors.yml and its like may be divided, into actors/*.yml",
            id="a name like no other",
        ),
    ],
)
def test_a_file_that_nothing_reads_is_told(name: str, remedy: str) -> None:
    assert listing({**FILES, name: "a: b\n"}) == (
        f"data/{name}:1:1: error: nothing reads '{name}' [unknown-file]\n 1 | a: b\n   | ^\n   = {remedy}"
    )


@pytest.mark.parametrize("text", ["- a list\n", "a text\n", "a: [\n", "a: \x00\n"])
def test_a_file_that_cannot_be_read_is_one_mistake_however_often_its_entries_are_used(text: str) -> None:
    (head,) = heads({**FILES, "sources.yml": text})
    assert head.startswith("data/sources.yml:")


def test_a_file_under_a_wrong_name_is_one_mistake_however_often_its_entries_are_used() -> None:
    files = {**without("sources.yml"), "source.yml": FILES["sources.yml"]}
    assert heads(files) == ["data/source.yml:1:1: error: nothing reads 'source.yml' [unknown-file]"]


def test_a_project_file_under_a_wrong_name_is_not_missing_too() -> None:
    files = {**without(PROJECT_FILE), "explainer.yaml": FILES[PROJECT_FILE]}
    assert heads(files) == ["data/explainer.yaml:1:1: error: nothing reads 'explainer.yaml' [unknown-file]"]


def test_a_file_that_is_gone_is_one_mistake_and_not_one_for_each_id() -> None:
    assert listing(without("sources.yml")) == (
        "data/sources.yml:1:1: error: this file is missing, and other files name sources [missing-file]\n"
        " = write it, or take those ids away"
    )


def test_a_file_that_nothing_names_may_be_missing() -> None:
    assert listing(without("routes.yml")) == ""


def test_a_story_without_an_article_asks_for_one() -> None:
    assert listing(without("articles/grain.md")) == (
        "data/articles:1:1: error: there is no article [missing-file]\n = write one, as articles/its-id.md"
    )


@pytest.mark.parametrize("name", ["grain.md", "articles/old/grain.md"])
def test_an_article_outside_its_folder_is_one_mistake(name: str) -> None:
    files = {**without("articles/grain.md"), name: FILES["articles/grain.md"]}
    assert listing(files) == (
        f"data/{name}:1:1: error: nothing reads '{name}' [unknown-file]\n 1 | ---\n   | ^\n"
        "   = articles are read from the folder 'articles' itself: articles/grain.md"
    )


def test_the_name_of_an_article_is_an_id() -> None:
    files = {**FILES, "articles/The return.md": SECOND_ARTICLE}
    assert listing(files).startswith(
        "data/articles/The return.md:1:1: error: 'The return' cannot be the id of an article [bad-id]\n"
        " 1 | ---\n   | ^\n   = call the file the-return.md"
    )


def test_an_article_with_an_empty_head_asks_for_its_fields() -> None:
    assert heads({**FILES, "articles/grain.md": "---\n---\n\nWords.\n"}) == [
        "data/articles/grain.md:1:1: error: the head of the article is empty [empty-value]"
    ]


def test_a_mistake_in_one_file_hides_no_mistake_in_another() -> None:
    files = changed("terms.yml", "  name: demurrage", "  nmae: demurrage")
    files = changed("events.yml", "date: 1820~", "date: 1820-13", files)
    files = changed("articles/grain.md", "language: en", "language: English", files)
    assert heads(files) == [
        "data/articles/grain.md:7:11: error: 'English' is not a language code [unknown-language]",
        "data/events.yml:3:9: error: '1820-13' is not a date [bad-date]",
        "data/terms.yml:8:3: error: there is no field 'nmae' here [unknown-field]",
    ]


def test_an_article_that_cannot_be_read_takes_nothing_else_with_it() -> None:
    files = changed("articles/grain.md", "---\ntitle: Grain", "title: Grain")
    assert heads(files) == ["data/articles/grain.md:1:1: error: the article does not start with its head [bad-article]"]


@pytest.mark.parametrize("key", ["Dockers", "dockers!", "Dockers:", '"dockers "', "døckers"])
def test_an_id_that_is_written_wrong_is_one_mistake_however_often_it_is_used(key: str) -> None:
    (head,) = heads(changed("actors.yml", "\ndockers:\n", f"\n{key}:\n"))
    assert head.startswith("data/actors.yml:21:1: error: ")
    assert head.endswith("cannot be an id [bad-id]")


def test_where_the_id_of_an_entry_is_gone_one_message_asks_for_it() -> None:
    assert listing(changed("actors.yml", "\ndockers:\n", "\n")) == (
        "data/actors.yml:21:3: error: 'name' and 5 more fields stand here a second time [duplicate-key]\n"
        " 21 |   name: Dockers\n    |   ^^^^\n"
        "    = is the id of an entry missing above this line? write it at the start of a line, then a colon"
    )


def test_a_remedy_names_the_folder_that_was_read() -> None:
    problems = Problems()
    files = changed("events.yml", "who: [dockers]", "who: [zebra]")
    sources = [SourceText(f"stories/grain/{name}", text.lstrip("\n")) for name, text in files.items()]
    assert read_story(sources, "stories/grain", problems) is INVALID
    assert "   = add it to stories/grain/actors.yml, or correct the id" in as_text(problems)


def test_warnings_leave_a_story() -> None:
    found, problems = read(changed("places.yml", "used_by: [union], ", ""))
    assert isinstance(found, Story)
    assert [problem.severity for problem in problems] == ["warning"]


def test_checks_of_the_whole_wait_until_the_parts_are_right() -> None:
    files = changed("places.yml", "used_by: [union], ", "")
    files = changed("events.yml", "date: 1820~", "date: 1820-13", files)
    assert heads(files) == ["data/events.yml:3:9: error: '1820-13' is not a date [bad-date]"]


def test_two_articles_are_read_by_their_file_names() -> None:
    assert list(story({**FILES, "articles/return.md": SECOND_ARTICLE}).articles) == ["grain", "return"]


@given(st.sampled_from(sorted(FILES)), st.data())
def test_a_file_cut_off_anywhere_gives_a_story_or_problems_inside_the_files(name: str, data: st.DataObject) -> None:
    text = FILES[name].lstrip("\n")
    files = {**FILES, name: text[: data.draw(st.integers(0, len(text)))]}
    found, problems = read(files)
    assert isinstance(found, Story) == (not problems.errors)
    for problem in problems:
        assert 0 <= problem.location.start <= problem.location.end
        assert problem.location.line <= problem.location.file.text.count("\n") + 1


@given(st.sampled_from(sorted(FILES)), st.data())
def test_a_character_put_anywhere_gives_a_story_or_problems_that_can_be_shown(name: str, data: st.DataObject) -> None:
    text = FILES[name].lstrip("\n")
    at = data.draw(st.integers(0, len(text)))
    char = data.draw(st.sampled_from([*"\t\n:-[]{}'\"#&*!|>%@`,?~ \\", "\x00", "\u202e", "“", "0", "\u00a0"]))
    found, problems = read({**FILES, name: text[:at] + char + text[at:]})
    assert isinstance(found, Story) == (not problems.errors)
    shown = as_text(problems)
    assert shown.count(": error: ") >= len(problems.errors)
    assert "this cannot be read as YAML" not in shown
