"""How the time that a text takes grows with its length: every pattern and every parser of the program, n against 2n.

Each is given hostile texts, longer and longer, until one takes over 50 milliseconds or the text is as long as any that
comes there. Then half of that text is measured against the whole, and again, best of five, where twice the text seems
to take too long. What never takes 50 milliseconds, even at its bound, needs no measure.
"""

from __future__ import annotations

import gc
import json
import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import _lru_cache_wrapper, partial
from typing import Any

import harbour
import hostile
from patterns import bounded
from pydantic import TypeAdapter, ValidationError

from explainer import dates, encode
from explainer.diagnostics.edits import apply_edits
from explainer.diagnostics.listing import FORMATS
from explainer.diagnostics.locations import Edit, Location, SourceText
from explainer.diagnostics.problems import Invalid, Problems
from explainer.finished.addresses import read_document
from explainer.finished.content_policy import protect
from explainer.finished.gate import check_site
from explainer.finished.hand_written import check_content
from explainer.finished.markup import parse_markup
from explainer.finished.outline import outline
from explainer.finished.outward import hide_referrer
from explainer.kinds import field_types
from explainer.pages.interface import interface
from explainer.pages.prose import rich_text
from explainer.pages.render import render_article
from explainer.reading.article_file import parse_article
from explainer.reading.folder import read_story
from explainer.reading.front_matter import read_head
from explainer.reading.verify import verify_article
from explainer.starting.candidates import find_quotations, find_terms
from explainer.starting.likely_dates import find_dates
from explainer.starting.likely_names import find_names
from explainer.starting.manuscript import paragraphs_below_title, read_manuscript
from explainer.words.bounds import (
    MAX_ARGUMENT,
    MAX_FILE,
    MAX_LINE,
    MAX_PARAGRAPH,
    MAX_TEXT,
)
from explainer.words.folding import fold, slug
from explainer.words.languages import guess_language
from explainer.words.markdown import plain_text
from explainer.words.mentions import NameIndex, choose_spans
from explainer.words.quotations import quoted
from explainer.words.selectors import TextQuoteSelector, find_quote, nearest_passage
from explainer.words.typos import did_you_mean, first_difference, near_passages, surely_meant
from explainer.yaml.compose import compose
from trust.figures import Figure

MOST = 2.3
LONG_ENOUGH = 0.05
TIMES = 5
SHOWN = 20
PATIENCE = 4
"""How often a pair is measured again that seems to grow too fast: another program may have been in the way."""

LONGEST = 1_000_000
LONGEST_FOR_A_PATTERN = 300_000
"""Characters of the longest text that is tried, where the bound is higher: what grows too fast shows long before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Something that reads a text, with a hostile text of any length, up to its bound."""

    what: str
    run: Callable[[str], object]
    make: Callable[[int], str]
    most: int


CACHES = [
    one for one in gc.get_objects() if isinstance(one, _lru_cache_wrapper) and (one.cache_info().maxsize or 0) >= 4_096
]
"""Of texts, which would make the second time a short one."""


def measure() -> Iterator[Figure]:
    """How many pairs were measured, how many took long enough to tell, and which grows fastest."""
    yield from figures("patterns", of_patterns())
    yield from figures("parsers", of_parsers())


def figures(what: str, pairs: Iterator[Pair]) -> Iterator[Figure]:
    """The figures of some pairs."""
    count = 0
    long: dict[str, float] = {}
    for pair in pairs:
        count += 1
        if factor := growth(pair):
            long[pair.what] = factor
    yield Figure(what=f"{what} with hostile texts", value=count, unit="pairs", at_least=1)
    yield Figure(what=f"{what} that take over 50 ms somewhere", value=len(long), unit="pairs")
    worst = max(long, key=lambda key: long[key], default="none")
    yield Figure(what=f"most growth of {what} from n to 2n", value=long.get(worst, 0), at_most=MOST, note=worst)
    too_much = [key for key, factor in long.items() if factor > MOST]
    told = "; ".join(f"{key}: {long[key]:.2f}" for key in too_much[:SHOWN])
    yield Figure(
        what=f"{what} that grow more than {MOST} times", value=len(too_much), unit="pairs", at_most=0, note=told
    )


def growth(pair: Pair) -> float | None:
    """How many times as long twice the text takes; None if even the longest takes under 50 milliseconds."""
    length = min(1_000, pair.most)
    while (took := seconds(pair, length)) < LONG_ENOUGH:
        if length == pair.most:
            return None
        length = min(2 * length, pair.most) if took > LONG_ENOUGH / 16 else min(8 * length, pair.most)
    factor = best(pair, length, 2) / best(pair, length // 2, 2)
    for _ in range(PATIENCE):
        if factor <= MOST:
            break
        factor = best(pair, length, TIMES) / best(pair, length // 2, TIMES)
    return factor


def best(pair: Pair, length: int, times: int) -> float:
    """The shortest time of several."""
    return min(seconds(pair, length) for _ in range(times))


def seconds(pair: Pair, length: int) -> float:
    """How long a text of that length takes, in seconds of the processor: whatever else the machine does, counts not."""
    text = pair.make(length)[: pair.most]
    for cache in CACHES:
        cache.cache_clear()
    gc.collect(0)
    gc.disable()
    try:
        start = time.process_time()
        pair.run(text)
        return time.process_time() - start
    finally:
        gc.enable()


# Patterns -------------------------------------------------------------------------------------------------------------


def of_patterns() -> Iterator[Pair]:
    """Every pattern with texts made of what it reads, and with all other hostile ones."""
    for owner, pattern, methods, bound in bounded():
        most = min(bound, LONGEST_FOR_A_PATTERN)
        shapes = [("", unit, "") for unit in hostile.UNITS] + list(hostile.units_against(pattern))
        for before, unit, after in dict.fromkeys(shapes):
            make = partial(hostile.text, unit, before=before, after=after)
            what = f"{owner} {pattern.pattern[:40]!r} on {before!r} + {unit!r} … {after!r}"
            for method in sorted(methods):
                yield Pair(what=f"{what} by {method}", run=partial(_use, pattern, method), make=make, most=most)


def _use(pattern: re.Pattern[Any], method: str, text: str | bytes) -> None:
    text = text.encode() if isinstance(pattern.pattern, bytes) and isinstance(text, str) else text
    if method in ("sub", "subn"):
        pattern.sub(text[:0], text)
    elif method == "finditer":
        for _ in pattern.finditer(text):
            pass
    else:
        getattr(pattern, method)(text)


# Parsers --------------------------------------------------------------------------------------------------------------


def of_parsers() -> Iterator[Pair]:
    """Every parser with every hostile text."""
    for name, (run, bound) in PARSERS.items():
        for unit in hostile.UNITS:
            make = partial(hostile.text, unit)
            yield Pair(what=f"{name} on {unit!r}", run=run, make=make, most=min(bound, LONGEST))


def _field(annotation: Any, text: str) -> None:
    try:
        TypeAdapter(annotation).validate_python(text)
    except ValidationError as error:
        error.errors()


def _date(text: str) -> None:
    try:
        dates.parse_date(text)
    except dates.DateError:
        dates.surely_meant_date(text)


def _listed(read: Callable[[Problems], object]) -> None:
    """Read, and print what is wrong in every format."""
    problems = Problems()
    read(problems)
    for form in FORMATS.values():
        form(problems)


def _yaml(text: str) -> None:
    _listed(lambda problems: compose(SourceText("a.yml", text), problems))


def _yaml_value(text: str) -> None:
    """As the value of a field, and of one that is not known."""
    value = json.dumps(text, ensure_ascii=False)
    entry = f"x:\n  name: {value}\n  type: {value}\n  website: {value}\n  sources: {value}\n  other: {value}\n"
    files = {**harbour.FILES, "actors.yml": harbour.FILES["actors.yml"] + entry, "articles/grain.md": harbour.ARTICLE}
    _listed(partial(_read, files))


def _read(files: Mapping[str, str], problems: Problems) -> None:
    read_story([SourceText(f"data/{name}", text) for name, text in files.items()], "data", problems)


def _mention(text: str) -> None:
    """As the words of a mention and of a quotation, with what stands before and after."""
    value = json.dumps(text, ensure_ascii=False)
    mention = f"  mentions:\n    - {{exact: {value}, prefix: {value}, suffix: {value}}}\n"
    files = {**harbour.FILES, "actors.yml": harbour.FILES["actors.yml"] + mention, "articles/grain.md": harbour.ARTICLE}
    _listed(partial(_read, files))


HEAD = harbour.ARTICLE[: harbour.ARTICLE.index("---\n", 3) + 4]


def _article(text: str) -> None:
    _listed(lambda problems: parse_article(SourceText("data/articles/a.md", f"{HEAD}\n{text}"), problems))


def _front_matter(text: str) -> None:
    _listed(lambda problems: parse_article(SourceText("data/articles/a.md", f"---\n{text}\n---\n\na\n"), problems))


def _story(text: str) -> None:
    """As one paragraph of an article: found names, quotations and their places, and all of it as HTML."""
    files = {**harbour.FILES, "articles/grain.md": f"{harbour.ARTICLE}\n{text} dockers {text}\n"}
    problems = Problems()
    found = read_story([SourceText(f"data/{name}", content) for name, content in files.items()], "data", problems)
    if not isinstance(found, Invalid):
        render_article(found, found.articles["grain"], interface("en"))


STORY = harbour.story()


def _original(text: str) -> None:
    problems = Problems()
    source = SourceText("original.txt", text)
    verify_article(STORY, STORY.articles["grain"], paragraphs_below_title(source), problems)


def _manuscript(path: str, text: str) -> None:
    _listed(lambda problems: read_manuscript(SourceText(path, text), problems))


def _candidates(language: str, text: str) -> None:
    paragraphs = [text[at : at + MAX_PARAGRAPH] for at in range(0, len(text), MAX_PARAGRAPH)]
    for found in (find_quotations(paragraphs), find_terms(paragraphs)):
        assert all(one.occurrences for one in found)
    find_dates(paragraphs, language)
    find_names(paragraphs, language)


def _names(text: str) -> None:
    """A paragraph that is nothing but a name, again and again."""
    index = NameIndex((("a", text[: MAX_LINE // 10] or "a"), ("b", text[:3] or "b")))
    choose_spans((), index.find(text), (), {"a": 0, "b": 0})


def _words(text: str) -> None:
    words = text[: MAX_LINE // 5]
    selector = TextQuoteSelector(exact=words)
    find_quote(text, selector)
    near_passages(text, f"{words} else")
    nearest_passage(text, f"{words} else")
    first_difference(f"{words} else", text)


def _edits(text: str) -> None:
    """A change at every tenth character of one line."""
    source = SourceText("a.yml", text)
    edits = [Edit(Location(source, at, at + 1), "x") for at in range(0, len(source.text), 10)]
    try:
        apply_edits(source, edits)
    except ValueError:
        assert source.text != text


def _site(text: str) -> None:
    page = f"<!doctype html><html><head><title>a</title></head><body>{text}</body></html>"
    files = {"index.html": protect(page).encode(), "a.css": text.encode(), "a.svg": text.encode()}
    _listed(partial(check_site, files))


def _finished(name: str, text: str) -> None:
    read_document(name, text.encode())
    outline(name, text.encode())


def _attributes(text: str) -> None:
    value = encode.as_html(text)
    names = ("srcset", "style", "href", "id", "class")
    parse_markup("".join(f'<img {name}="{value}">' for name in names))
    page = f'<img srcset="{value}" style="{value}"><meta http-equiv="refresh" content="{value}">'
    read_document("index.html", page.encode())


KNOWN = [f"{word}-{number}" for word in ("harbour", "quay", "mole", "grain") for number in range(50)]

ENCODERS = (
    encode.as_html, encode.as_plain_words, encode.as_json_in_script, encode.as_xml, encode.as_yaml_string,
    encode.as_yaml_value, encode.as_yaml_quoted, encode.as_yaml_comment, encode.as_csv_cell, encode.as_ics_text,
)  # fmt: skip


def _by_hand(text: str) -> None:
    """Rendered, with the Markdown that it was made of."""
    problems = Problems()
    check_content(text, SourceText("docs/a.md", text), problems)
    _listed(lambda problems: read_head(SourceText("docs/a.md", f"---\ntitle: {text}\n---\n"), problems))


PARSERS: Mapping[str, tuple[Callable[[str], object], int]] = {
    "dates": (_date, 40_000),
    **{
        name: (partial(_field, annotation), bound)
        for name, annotation, bound in (
            ("an id", field_types.Id, MAX_TEXT),
            ("a line", field_types.Line, MAX_TEXT),
            ("a name", field_types.NameLine, MAX_TEXT),
            ("prose", field_types.Prose, MAX_TEXT),
            ("an address", field_types.Url, MAX_TEXT),
            ("a language", field_types.Language, MAX_TEXT),
            ("a reference", field_types.SourceId, MAX_TEXT),
            ("a date", field_types.Date, MAX_TEXT),
            ("a number", field_types.ParagraphNumber, MAX_TEXT),
        )
    },
    "a file of data": (_yaml, MAX_FILE),
    "values of data": (_yaml_value, MAX_TEXT),
    "words of a mention": (_mention, MAX_LINE),
    "an article": (_article, MAX_FILE),
    "front matter": (_front_matter, MAX_FILE),
    "a paragraph of a story": (_story, MAX_PARAGRAPH // 2 - 100),
    "an original": (_original, MAX_FILE),
    "a plain manuscript": (partial(_manuscript, "a.txt"), MAX_FILE),
    "a manuscript in Markdown": (partial(_manuscript, "a.md"), MAX_FILE),
    **{f"candidates, {code}": (partial(_candidates, code), MAX_FILE) for code in ("en", "de", "zh")},
    "rich text": (rich_text.__wrapped__, MAX_TEXT),
    "plain text": (plain_text.__wrapped__, MAX_TEXT),
    "names in a paragraph": (_names, MAX_PARAGRAPH),
    "words in a paragraph": (_words, MAX_PARAGRAPH),
    "quotations": (lambda text: list(quoted(text)), MAX_FILE),
    "the language of a text": (guess_language, MAX_FILE),
    "folding": (fold, MAX_FILE),
    "slugs": (slug, MAX_ARGUMENT),
    "the text of a file": (partial(SourceText, "a.txt"), MAX_FILE),
    "edits": (_edits, MAX_FILE),
    "what was meant": (lambda text: did_you_mean(text, KNOWN), MAX_ARGUMENT),
    "what was surely meant": (lambda text: surely_meant(text, KNOWN), MAX_ARGUMENT),
    "a finished page": (parse_markup, 10 * MAX_FILE),
    "a finished site": (_site, 10 * MAX_FILE),
    "attributes": (_attributes, 10 * MAX_FILE),
    **{
        f"a finished file {name}": (partial(_finished, name), 10 * MAX_FILE)
        for name in ("a.html", "a.svg", "a.css", "a.js", "sitemap.xml", "search_index.json")
    },
    "a content policy": (protect, 10 * MAX_FILE),
    "links that lead out": (hide_referrer, 10 * MAX_FILE),
    "a page written by hand": (_by_hand, MAX_FILE),
    **{f"{one.__name__}": (one, MAX_TEXT) for one in ENCODERS},
    "as_markdown_source": (encode.as_markdown_source, MAX_FILE),
}
"""What reads text of others, with how much of it comes there at most."""
