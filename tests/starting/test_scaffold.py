"""New projects: sound from the start, honest about what they hold, and open to every proposal they make."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st
from manuscripts import GERMAN, HOSTILE

from explainer.diagnostics.listing import as_text
from explainer.diagnostics.locations import SourceText
from explainer.diagnostics.problems import Problems
from explainer.kinds import Event, Quote, Source
from explainer.kinds.project import About
from explainer.reading.folder import read_story
from explainer.reading.story import Story
from explainer.starting.manuscript import Manuscript, paragraphs_below_title, read_manuscript
from explainer.starting.scaffold import Assignment, NewProject, new_project
from explainer.words.characters import bad_characters, holds_words

ROOT = Path(__file__).parent.parent.parent

TEXTS = {
    "German": (GERMAN, "de"),
    "hostile": (HOSTILE, "en"),
    "Greek": ("Η γραμμή\n\nΗ Άννα Πέτρου είπε στον Νίκο: «Δεν θα φύγουμε ποτέ από εδώ», στις 3 Μαΐου 2029.", "el"),
    "French": (
        "Un bac\n\n«\u00a0Nous resterons ici, dit-elle\u202f!\u00a0» Anne Petit, le 3 mai 2029, à Velter.",
        "fr",
    ),
    "Arabic": ("عبارة\n\nقال كريم الصالح في 3 أيار 2029: «لن نغادر هذه الجزيرة أبدا». صمت كريم الصالح.", "ar"),
    "Japanese": ("船\n\n船は「もう来ないと言われました」と、2029年5月3日に。", "ja"),
    "one word": ("Word", "en"),
}
texts = pytest.mark.parametrize(("text", "language"), TEXTS.values(), ids=TEXTS)


def project(text: str, language: str = "en", *, is_markdown: bool = False, **known: str) -> NewProject:
    """The project for a text."""
    problems = Problems()
    manuscript = read_manuscript(SourceText("text.md" if is_markdown else "text", text), problems)
    assert isinstance(manuscript, Manuscript), as_text(problems)
    facts = {
        "title": manuscript.title or "Untitled",
        "language": language,
        "publisher": "The Gazette",
        "date": "2031-05-12",
        "url": "https://gazette.example/1",
        "today": "2031-06-01",
        "program": "explainer==1.0",
        **known,
    }
    made = new_project(manuscript, Assignment(**facts), problems)
    assert isinstance(made, NewProject), as_text(problems)
    return made


def read(files: Mapping[str, str]) -> tuple[object, Problems]:
    problems = Problems()
    sources = [SourceText(path, text) for path, text in files.items() if path.startswith("data/")]
    return read_story(sources, "data", problems), problems


@texts
def test_a_new_project_has_no_error(text: str, language: str) -> None:
    story, problems = read(project(text, language).files)
    assert isinstance(story, Story), as_text(problems)
    assert [entry.kind for entry in map(story.entry, story.entries)] == ["source"]


@texts
def test_the_text_is_kept_word_for_word(text: str, language: str) -> None:
    story, _ = read(project(text, language).files)
    assert isinstance(story, Story)
    _, _, body = text.partition("\n\n")
    kept = " ".join(paragraph.text for paragraph in story.lead.paragraphs)
    assert " ".join(kept.split()) == " ".join((body or text).split())


def test_what_is_left_to_write_is_what_the_check_warns_of() -> None:
    _, problems = read(project(GERMAN, "de").files)
    assert [f"{problem.location.path}: {problem.message}" for problem in problems] == [
        "data/articles/keine-fahre-mehr-nach-sturum.md: paragraph 2 quotes words that quotes.yml does not know",
        "data/explainer.yml: the summary repeats paragraph 1 word for word",
        "data/explainer.yml: key point 1 repeats paragraph 1 word for word",
        "data/explainer.yml: key point 2 repeats paragraph 2 word for word",
        "data/explainer.yml: key point 3 repeats paragraph 3 word for word",
    ]


def test_the_report_is_a_source_of_its_own_with_what_is_known_of_it() -> None:
    story, _ = read(project(GERMAN, "de", author="Eva Holm", seen="excerpt").files)
    assert isinstance(story, Story)
    (source,) = story.of(Source)
    assert source.id == "the-gazette-2031-05-12"
    assert (source.publisher, source.author, source.seen, str(source.date)) == (
        "The Gazette", "Eva Holm", "excerpt", "2031-05-12",
    )  # fmt: skip
    assert story.lead.front.value.source == source.id
    assert str(story.project.value.updated) == "2031-06-01"


def test_ids_are_made_for_titles_and_publishers_in_other_letters() -> None:
    files = project(*TEXTS["Greek"], publisher="Εφημερίδα").files
    assert "data/articles/report.md" in files
    assert "\n2031-05-12:\n" in files["data/sources.yml"]


@texts
def test_every_file_of_configuration_can_be_read(text: str, language: str) -> None:
    files = project(text, language).files
    for path in ("mkdocs.yml", ".github/workflows/check.yml", ".github/workflows/publish.yml"):
        assert "%%" not in files[path].replace("%% $x", "")
        assert isinstance(yaml.load(files[path], Loader=yaml.BaseLoader), dict)  # noqa: S506 -- texts stay texts


def test_a_title_cannot_leave_its_place_in_the_configuration() -> None:
    config = yaml.load(project(HOSTILE).files["mkdocs.yml"], Loader=yaml.BaseLoader)  # noqa: S506
    assert config["site_name"] == "A “&lt;b&gt;title&lt;/b&gt;” &amp; 'more': #1 %% $x {{ 7*7 }}"


def test_the_same_text_gives_the_same_files() -> None:
    assert project(GERMAN, "de") == project(GERMAN, "de")


def test_new_projects_check_and_publish_with_the_same_steps_as_this_one() -> None:
    made = project(GERMAN, "de").files
    for name in ("check.yml", "publish.yml"):
        ours = (ROOT / ".github" / "workflows" / name).read_text(encoding="utf-8")
        steps = re.findall(r"uses: (\S+)", made[f".github/workflows/{name}"])
        assert steps
        assert set(steps) <= set(re.findall(r"uses: (\S+)", ours))


def refused(name: str, text: str) -> str | None:
    """How a text is refused by its own lines; None if it makes a project, which then has no error."""
    problems = Problems()
    if not isinstance(read_manuscript(SourceText(name, text), problems), Manuscript):
        assert {problem.location.path for problem in problems} == {name}
        return as_text(problems)
    story, problems = read(project(text, is_markdown=name.endswith(".md")).files)
    assert isinstance(story, Story), as_text(problems)
    return None


allowed = st.text(min_size=1, max_size=300).filter(lambda text: not any(bad_characters(text)))
signs = st.sampled_from(
    ["***", "---", "===", "# ", "> ", "- ", "1. ", "    ", "`", "~~~", "🎉", "\u00a0", "\u0301", "<!-- -->", "&#8238;",
     "[a]: https://x.example", "\n", "\n\n", " ", "Grain stays", "It left. ", "a", "<<<<<<< ours\n"]
)  # fmt: skip


@given(allowed, st.sampled_from(["en", "de", "ar", "ja"]))
@example("***\n\nThe grain stayed.", "en")
@example("🎉", "en")
def test_any_text_that_is_one_makes_a_project_without_errors(text: str, language: str) -> None:
    assume(any(map(holds_words, paragraphs_below_title(SourceText("text", text)))))
    story, problems = read(project(text, language).files)
    assert isinstance(story, Story), as_text(problems)


@given(st.sampled_from(["text", "text.md"]), st.lists(signs, min_size=1, max_size=12).map("".join))
@example("text.md", "# Grain\n\nIt left\n---")
@example("text.md", "# Grain\n\n\u00a0\n\nIt left.")
def test_what_is_wrong_with_a_text_is_told_with_its_own_lines(name: str, text: str) -> None:
    assert refused(name, text) != ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("# Grain\n\n***\n", "text.md:1:1: error: there is no text below the title", id="only signs below"),
        pytest.param("# Grain\n\n## Later\n", "text.md:1:1: error: the article has no paragraph", id="headings"),
        pytest.param(
            "# Grain\n\nIt left\n---\n",
            "text.md:3:1: error: the line below this one makes it a heading",
            id="underlined",
        ),
        pytest.param("# Grain\n\n&#8238;It left.", "text.md:3:1: error: '&#8238;' stands for", id="reference"),
    ],
)
def test_a_text_that_is_no_article_is_refused_by_its_own_lines(text: str, said: str) -> None:
    assert (refused("text.md", text) or "").startswith(said)


# Accepting ------------------------------------------------------------------------------------------------------------

ANSWERS = {"type": "person", "story": "background", "date": "2029", "speaker": "somebody", "status": "original"}
SOMEBODY = """
somebody:
  name: Somebody
  type: person
  description: Speaks.
  on_the_day: {text: Spoke., sources: [the-gazette-2031-05-12]}
"""


def accepted(text: str) -> str:
    """A data file with every proposal uncommented and every blank filled."""
    head, line, below = text.partition(f"# {'-' * 80}\n")
    blocks = [re.sub("^# ?", "", block, flags=re.MULTILINE) for block in below.split("\n\n")[1:]]
    entries = "\n".join(blocks)
    written = re.sub(r"(?m)^( *)(\w+):  # .*$", lambda m: f"{m[1]}{m[2]}: {ANSWERS.get(m[2], 'Written.')}", entries)
    return f"{head}{line}\n{written}\n"


@texts
@pytest.mark.parametrize("names", ["actors", "places"])
def test_proposals_pass_the_check_when_uncommented_and_filled(text: str, language: str, names: str) -> None:
    made = project(text, language)
    files = dict(made.files)
    for file in (names, "events", "quotes", "terms"):
        files[f"data/{file}.yml"] = accepted(files[f"data/{file}.yml"])
    if names == "places":
        files["data/places.yml"] = files["data/places.yml"].replace("type: person", "type: town")
    files["data/actors.yml"] += SOMEBODY
    story, problems = read(files)
    assert isinstance(story, Story), as_text(problems)
    assert len(story.of(Quote)) == made.found["quote"]
    assert len(story.of(Event)) == made.found["event"]
    assert "unattributed-quote" not in {problem.code for problem in problems}


def test_a_proposal_that_is_accepted_and_not_filled_is_told_field_by_field() -> None:
    files = dict(project(GERMAN, "de").files)
    files["data/terms.yml"] = re.sub(r"(?m)^# (mowe:|  \w+:)", r"\1", files["data/terms.yml"].rpartition("----\n")[2])
    _, problems = read(files)
    assert [problem.message for problem in problems.errors] == ["nothing stands after 'description:'"]


def test_a_new_project_can_say_who_makes_it_and_says_nothing_by_itself() -> None:
    text = project("One word.").files["data/explainer.yml"]
    form = text.partition("# about:\n")[2].partition("\n\n")[0]
    assert re.findall(r"^#   (\w+):  # ", form, re.MULTILINE) == list(About.model_fields)
    assert yaml.safe_load(text).get("about") is None
