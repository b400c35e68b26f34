"""What is fuzzed: each target takes any text, and fails if something does not hold that must hold for every text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from pydantic_core import PydanticCustomError

from explainer import dates
from explainer.diagnostics.listing import FORMATS
from explainer.diagnostics.locations import SourceText
from explainer.diagnostics.problems import Problems
from explainer.finished.addresses import read_document
from explainer.finished.content_policy import protect
from explainer.finished.markup import parse_markup, plain_pieces
from explainer.finished.styles_and_scripts import css_addresses, js_addresses
from explainer.kinds import KINDS
from explainer.kinds.validators import read_url
from explainer.pages.prose import rich_text
from explainer.reading.article import Article
from explainer.reading.article_file import parse_article
from explainer.reading.models import read_entries
from explainer.words.markdown import plain_text
from explainer.words.selectors import TextQuoteSelector, TextRange, bared, find_quote, nearest_passage
from explainer.words.typos import first_difference, near_passages
from explainer.yaml.compose import compose


def data_file(text: str) -> None:
    """A file of data: nodes within it, or problems within it, never an exception."""
    file, problems = SourceText("data/actors.yml", text), Problems()
    node = compose(file, problems)
    if node is not None:
        for kind in KINDS.values():
            list(read_entries(kind, node, problems))
    else:
        assert len(problems) or not text.strip() or "#" in text or "-" in text or "%" in text
    _check_problems(file, problems)


def date(text: str) -> None:
    """A date that says what it was made of, or one remedy."""
    try:
        found = dates.parse_date(text)
    except dates.DateError as error:
        assert error.remedy
    else:
        assert str(found) == text
        assert found.first is None or found.last is None or found.first <= found.last
    if (meant := dates.surely_meant_date(text)) is not None:
        assert str(dates.parse_date(meant)) == meant


def selector(text: str) -> None:
    """A passage that holds the words that were looked for; the text stands after the words, and a line between."""
    words, _, passage = text.partition("\n")
    if not words:
        return
    for found in find_quote(passage, TextQuoteSelector(exact=words)):
        assert bared(passage[found.start : found.end]).text == bared(words).text
    for near in near_passages(passage, words):
        assert TextRange(0, 0) <= near and near.start < near.end <= len(passage)
    if nearest := nearest_passage(passage, words):
        assert nearest in passage
    if difference := first_difference(words, passage):
        assert len(difference) == 2


def prose(text: str) -> None:
    """Rich text with nothing but the elements and addresses that we allow, which nest."""
    found = parse_markup(rich_text.__wrapped__(text))
    assert found.mistakes == []
    for element in found.elements:
        assert element.tag.name in {"p", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code", "br", "bdi"}
        assert element.tag.attributes.keys() <= {"href", "rel", "start"}
        assert urlsplit(element.tag.attributes.get("href", "https:")).scheme in ("http", "https", "mailto")
    assert "\n" not in plain_text.__wrapped__(text)


def article(text: str) -> None:
    """Paragraphs in order and within the file, or problems."""
    file, problems = SourceText("data/articles/a.md", _HEAD + text), Problems()
    found = parse_article(file, problems)
    _check_problems(file, problems)
    if isinstance(found, Article):
        starts = [paragraph.location.start for paragraph in found.paragraphs]
        assert starts == sorted(starts)
        for paragraph in found.paragraphs:
            assert len(_HEAD) <= paragraph.location.start < len(file.text)
        assert all(0 <= one.start <= one.end <= len(paragraph.text) for one in paragraph.locked)


def address(text: str) -> None:
    """An address that leads to a host of the web, or a remedy; and places of addresses where they stand."""
    try:
        parts = urlsplit(read_url(text))
        assert parts.scheme in ("http", "https") and parts.hostname and parts.username is None
    except PydanticCustomError as error:
        assert (error.context or {}).get("remedy")
    for found, start, end in (*css_addresses(text), *js_addresses(text)):
        assert text[start:end].strip() == found
    for name in ("a.css", "a.js", "a.svg", "sitemap.xml", "search_index.json"):
        document = read_document(name, text.encode())
        assert all(0 <= one.start <= one.end <= len(text) + 1 for one in document.addresses.values())


def page(text: str) -> None:
    """A finished page: elements in order, places within it, and a policy that changes nothing else."""
    found = parse_markup(text)
    places = [element.start for element in found.elements]
    assert places == sorted(places)
    assert all(text[start] == "<" for start in (*places, *(where for _, where in found.mistakes)))
    assert all(element.text in text for element in found.elements)
    document = read_document("index.html", text.encode())
    assert all(0 <= one.start < len(text) for one in document.addresses.values())
    if (pieces := plain_pieces(text)) is not None:
        assert found.mistakes == []
        assert [parse_markup(one).elements[0].tag.attributes for one in pieces] == [
            e.tag.attributes for e in found.elements
        ]
    whole = f"<html><head></head><body>{text}</body></html>"
    policy = protect(whole)
    assert policy.replace(policy[len("<html><head>") : policy.index("</head>")], "", 1) == whole


_HEAD = "---\ntitle: A\nsource: a\npublisher: B\ndate: 2030-03-01\nurl: https://a.example/\nlanguage: en\n---\n"


def _check_problems(file: SourceText, problems: Problems) -> None:
    for problem in problems:
        assert 0 <= problem.location.start <= problem.location.end <= len(file.text) + 1, problem
        assert problem.message
    for form in FORMATS.values():
        form(problems)


TARGETS: Mapping[str, Callable[[str], None]] = {
    "data-file": data_file,
    "date": date,
    "selector": selector,
    "prose": prose,
    "article": article,
    "address": address,
    "page": page,
}
