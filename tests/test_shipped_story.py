"""The story in ``data/``: sound, complete, and built without a warning."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from harbour import build_with_mkdocs, files_of
from server import compressed
from trees import tree

from explainer.dates import parse_date
from explainer.diagnostics.listing import as_text
from explainer.diagnostics.locations import SourceText
from explainer.diagnostics.problems import Problems
from explainer.files.entries import display_path
from explainer.files.texts import read_folder
from explainer.kinds import KINDS, Claim, Event, Place, Quote, Route
from explainer.reading.article import Article
from explainer.reading.article_file import parse_article
from explainer.reading.folder import VERIFIED_FILE
from explainer.reading.human_checks import as_yaml, checks_of, holding, void_checks, with_checks
from explainer.reading.loading import load_story
from explainer.reading.story import Story
from explainer.repairs import repair, sort_entries

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def story() -> Story:
    problems = Problems()
    found = load_story(ROOT / "data", problems)
    assert as_text(problems) == ""
    return found


@pytest.fixture(scope="module")
def site(shipped_site: Path) -> dict[str, bytes]:
    return files_of(shipped_site)


def test_it_is_as_sound_when_its_pages_are_folders(tmp_path: Path) -> None:
    built = build_with_mkdocs(ROOT, tmp_path / "site", use_directory_urls=True)
    hits = [hit["location"] for hit in json.loads(built["search/search_index.json"])["docs"]]
    assert {"", "map/#stepanakert"} <= set(hits)
    assert b'src="../assets/explainer/map.svg"' in built["map/index.html"]


def test_the_data_have_no_errors_and_no_warnings(story: Story) -> None:
    assert len(story.articles) >= 1


def test_every_kind_has_entries(story: Story) -> None:
    assert [kind for kind in KINDS if kind != "correction" and not story.of_kind(kind)] == []


def test_there_are_at_least_44_core_events(story: Story) -> None:
    core = [event for event in story.of(Event) if event.importance == "core"]
    assert len(core) >= 44
    assert {event.story for event in core} == {"in-the-report", "background", "since"}


def test_both_quotations_are_there_with_speakers_and_provenance(story: Story) -> None:
    assert len(story.of(Quote)) == 2
    assert [quote.paragraph for quote in story.of(Quote)] == [4, 6]
    assert story.of(Quote)[0].exact.startswith("If the Azerbaijani authorities are really interested")
    assert story.of(Quote)[1].exact.startswith("Only one road will be functioning: the Lachin road.")
    for quote in story.of(Quote):
        assert quote.speaker and quote.sources and quote.context


def test_the_retelling_has_the_nine_paragraphs_of_the_report_each_with_marks(story: Story) -> None:
    assert [paragraph.number for paragraph in story.lead.paragraphs] == list(range(1, 10))
    marked = {annotation.paragraph for annotation in story.annotations[story.lead.id]}
    assert marked == set(range(1, 10))


def test_every_passage_opens_an_entry_that_has_a_card(story: Story, site: dict[str, bytes]) -> None:
    home = tree(site["index.html"].decode())
    cards = {card.attributes["id"] for card in home.all("section", "x-card")}
    mentions = home.all("a", "x-mention")
    opened = {mention.attributes["href"].removeprefix("#") for mention in mentions}
    also = {f"card-{id_}" for mention in mentions for id_ in mention.attributes.get("data-also", "").split()}
    assert opened | also == cards
    assert len(home.all(class_="x-paragraph")) == 9


def test_every_statement_rests_on_a_source(story: Story) -> None:
    for kind in ("actor", "place", "route", "event", "quote", "term", "claim"):
        assert [entry.id for entry in story.of_kind(kind) if not entry.sources] == []  # type: ignore[attr-defined]


def test_contested_claims_show_more_than_one_side(story: Story) -> None:
    lonely = [claim.id for claim in story.of(Claim) if claim.status == "disputed" and len(claim.positions) < 2]
    assert lonely == []


def test_stepanakert_aghdam_and_the_lachin_corridor_are_on_the_map(story: Story) -> None:
    points = [place for place in story.of(Place) if place.coordinates and place.prominence == "main"]
    names = " ".join(name for entry in (*points, *story.of(Route)) for name in entry.search_names)
    assert all(name in names for name in ("Stepanakert", "Aghdam", "Lachin"))


def test_the_strict_build_is_clean_and_whole(site: dict[str, bytes]) -> None:
    assert {f"{kind.page}.html" for kind in KINDS.values()} | {"index.html", "404.html", "about.html"} <= set(site)


def test_every_entry_has_its_anchor_on_its_page(story: Story, site: dict[str, bytes]) -> None:
    for kind in KINDS.values():
        register = re.compile(rf"{kind.page}(/[\w-]+)?\.html")  # the page, and the volumes of one that is divided
        html = "".join(content.decode() for path, content in site.items() if register.fullmatch(path))
        ids = set(re.findall(r'\bid="([^"]+)"', html))
        assert {entry.id for entry in story.of_kind(kind.name)} <= ids


def test_no_page_weighs_more_than_100_kilobytes(site: dict[str, bytes]) -> None:
    pages = {path: content for path, content in site.items() if path.endswith(".html")}
    assert {path: size for path, content in pages.items() if (size := len(compressed(content))) > 100_000} == {}


def test_no_word_is_joined_to_its_neighbour_by_a_mark(site: dict[str, bytes]) -> None:
    joined = r"[a-z]<mark>[A-Za-z]|[A-Za-z]</mark>[A-Za-z]"
    assert [
        path for path, content in site.items() if path.endswith(".html") and re.search(joined, content.decode())
    ] == []


def test_the_data_need_no_repair_and_stand_in_order(story: Story) -> None:
    done = repair(read_folder(ROOT / "data", Problems()), display_path(ROOT / "data"), Problems())
    assert [f"{repair.where}: {repair.reason}" for repair in (*done.repairs, *sort_entries(story).repairs)] == []
    assert sort_entries(story).notes == ()


@pytest.mark.parametrize(
    ("true", "false"),
    [
        pytest.param("2021", "2012", id="another year"),
        pytest.param("this alone drew applause", "every other part drew applause", id="all for none"),
        pytest.param("40 tonnes", "14 tonnes", id="another weight"),
        pytest.param("past midnight", "past midday", id="another hour"),
        pytest.param("within days", "within weeks", id="another delay"),
    ],
)
def test_a_false_edit_voids_the_record_of_its_paragraph(story: Story, true: str, false: str) -> None:
    """Many are errors anyway, where they take away the words of a mark; no mark stands on all words."""
    lead, texts = story.lead, [paragraph.text for paragraph in story.lead.paragraphs]
    (edited,) = lead.paragraphs_with(true)
    checks = checks_of(lead, texts, range(1, len(texts) + 1), by="R. Holm", on=parse_date("2031-05-02"))
    recorded = load_story(ROOT / "data", changes={VERIFIED_FILE: as_yaml(with_checks((), checks))})
    article = parse_article(SourceText(lead.file.path, lead.file.text.replace(true, false)), Problems())
    assert isinstance(article, Article)
    after = replace(recorded, articles={article.id: article})
    assert [check.paragraph for check in holding(recorded, lead)] == list(range(1, len(texts) + 1))
    assert edited not in [check.paragraph for check in holding(after, article)]
    (told,) = void_checks(after)
    assert told.message.startswith(f"paragraph {edited} of ")
