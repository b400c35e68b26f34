"""Articles as HTML, with their marks. The words are never changed.

Links made here lead to places on the same page; where a quotation leads is told by whoever asks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, pairwise, takewhile

from markdown_it.token import Token
from markupsafe import Markup

from explainer.encode import as_html
from explainer.kinds import KINDS, Claim, Quote
from explainer.locale.interface import Interface
from explainer.reading.article import Article, Paragraph
from explainer.reading.story import Annotation, Story
from explainer.words.characters import without_marks
from explainer.words.folding import fold, slug
from explainer.words.markdown import inline_text, token_text
from explainer.words.quotations import quoted
from explainer.words.selectors import TextQuoteSelector, TextRange, find_quote

__all__ = ["card_id", "first_marks", "is_in_dispute", "render_article"]


def card_id(entry: str) -> str:
    """The id of an entry's card, at the foot of every page that mentions it."""
    return f"card-{entry}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marks:
    """What the marks of an article say of themselves: which notes they open, and which of them are seen at first."""

    story: Story
    interface: Interface
    notes: dict[str, int]
    first: frozenset[str]

    @classmethod
    def of(cls, story: Story, article: Article, interface: Interface) -> _Marks:
        notes = {entry.id: number for number, entry in enumerate(story.mentioned(article.id), start=1)}
        return cls(story=story, interface=interface, notes=notes, first=first_marks(story, article))

    def link(self, mark: Annotation, text: str, *, is_first: bool) -> str:
        """Marked words, or a part of them: a link to the note of the first entry that they mean.

        Links to them lead to an empty place at their end: reader views throw out what an id makes them take for a
        byline or for comments, and at their start it could be left behind at the end of the line before.
        """
        is_disputed = is_in_dispute(self.story, mark)
        facts = {
            "data-kind": mark.kind,
            "data-entry": mark.body,
            "data-also": " ".join(mark.bodies[1:]) or None,
            "data-here": mark.here.get(mark.body),
            "data-disputed": "" if is_disputed else None,
            "data-later": None if is_disputed or mark.anchor in self.first else "",
            "tabindex": None if is_disputed or mark.anchor in self.first else "-1",
            "aria-label": self._label(mark, text, is_disputed=is_disputed),
        }
        said = "".join(f' {name}="{as_html(value)}"' for name, value in facts.items() if value is not None)
        former = "".join(_FORMER.format(as_html(anchor)) for anchor in mark.former_anchors)
        place = f'<span class="x-anchor" id="{mark.anchor}">{former}</span>' if is_first else ""
        return f'<a class="x-mention" href="#{card_id(mark.body)}"{said}>{as_html(text)}{place}</a>'

    def _label(self, mark: Annotation, words: str, *, is_disputed: bool) -> str:
        """What is heard: the words, then what they are and where they lead."""
        _ = self.interface.gettext
        kind, number = _(KINDS[mark.kind].label), self.notes[mark.body]
        if is_disputed:
            return _("%(words)s (%(kind)s, in dispute, note %(number)s)", words=words, kind=kind, number=number)
        return _("%(words)s (%(kind)s, note %(number)s)", words=words, kind=kind, number=number)


_FORMER = '<span class="x-former-id" id="{}"></span>'


def first_marks(story: Story, article: Article) -> frozenset[str]:
    """The anchors of the first mentions of names and terms: by name, or by other words where none names them."""
    named: dict[str, str] = {}
    told: dict[str, str] = {}
    for mark in story.annotations[article.id]:
        if KINDS[mark.kind].marked_by == "names" and mark.body not in named:
            words = fold(story.words(mark))
            is_named = any(fold(name) == words for name in story.entry(mark.body).search_names)
            (named if is_named else told).setdefault(mark.body, mark.anchor)
    return frozenset((told | named).values())


def is_in_dispute(story: Story, mark: Annotation) -> bool:
    """Whether the words make a claim that somebody does not share; they are marked wherever they stand."""
    entries = (story.entry(body) for body in mark.bodies)
    return any(isinstance(entry, Claim) and entry.is_in_dispute for entry in entries)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Quotation:
    """Words between quotation marks, with the marks, that have an entry: where they stand, and the HTML around them."""

    target: TextRange
    is_block: bool
    before: str
    after: str


def render_article(
    story: Story, article: Article, interface: Interface, address: Callable[[Quote], str] | None = None
) -> Markup:
    """The article as HTML, with headings, numbered paragraphs and marks. ``address`` is that of a quotation's entry."""
    return Markup("\n".join(filter(None, _elements(story, article, interface, address))))  # noqa: S704 -- its texts are encoded


def _elements(
    story: Story, article: Article, interface: Interface, address: Callable[[Quote], str] | None
) -> Iterator[str]:
    """Whole headings and paragraphs, and where lists and quotations around paragraphs start and end."""
    paragraphs = {paragraph.token: paragraph for paragraph in article.paragraphs}
    corrected, marks = story.corrections_in(article.id), _Marks.of(story, article, interface)
    annotations, quotes = story.marks(article.id), story.quotes_in(article.id)
    heading = ""
    ids = Counter(["title"])  # the page's own heading is called _title
    for index, token in enumerate(article.parse()):
        if token.type == "heading_open":
            heading = f"h{max(2, int(token.tag[1]))}"
        elif token.type == "heading_close":
            heading = ""
        elif heading:
            words = without_marks(inline_text(token.children or [])[0])
            yield f'<{heading} id="{_heading_id(words, ids)}">{as_html(words)}</{heading}>'
        elif index in paragraphs:
            paragraph, children = paragraphs[index], token.children or []
            quotations = [
                _quotation(quote, target, paragraph, interface, address)
                for quote in quotes.get(paragraph.number, ())
                for target in _between_marks(paragraph.text, quote.exact)
                if _is_whole(children, target)
            ]
            inner = "".join(_inline(children, marks, annotations.get(paragraph.number, ()), quotations))
            number, is_block = paragraph.number, any(quotation.is_block for quotation in quotations)
            yield _paragraph(interface, number, inner, is_corrected=number in corrected, is_block=is_block)
        elif token.type not in ("paragraph_open", "paragraph_close"):
            yield _structure(token)


def _between_marks(text: str, words: str) -> list[TextRange]:
    """Where a quotation stands in a paragraph, once, with its quotation marks; nothing where they are not around it."""
    found = find_quote(text, TextQuoteSelector(exact=words))[:1]
    for one in quoted(text) if found else ():
        if one.start <= found[0].start and found[0].end <= one.end:
            before, after = text[: one.start].rstrip(), text[one.end :].lstrip()
            return [TextRange(len(before) - 1, len(text) - len(after) + 1)]
    return []


_PARAGRAPH_SHARE = 0.75
"""Of a paragraph, from which on a quotation at its start is set as a paragraph of its own."""


def _quotation(
    quote: Quote,
    target: TextRange,
    paragraph: Paragraph,
    interface: Interface,
    address: Callable[[Quote], str] | None,
) -> _Quotation:
    """A quotation within a sentence, or as a paragraph; either leads to its entry."""
    _ = interface.html.gettext
    label = (
        _("Where these words come from, and which are in dispute")
        if quote.contested
        else _("Where these words come from")
    )
    href = as_html(address(quote)) if address else f"#{quote.id}"
    is_block = target.start == 0 and target.end >= _PARAGRAPH_SHARE * len(paragraph.text)
    word = _("source")
    link = f'<a class="x-quote-mark" href="{href}" aria-label="{label}" data-label="{word}"></a>'
    if not is_block:
        return _Quotation(target=target, is_block=False, before=f'<q cite="{href}">', after=f"</q>{link}")
    before, after = f'<blockquote cite="{href}"><p>', f"{link}</p></blockquote>"
    return _Quotation(target=target, is_block=True, before=before, after=after)


def _heading_id(words: str, ids: Counter[str]) -> str:
    """An id that no other place of the page has: only ours begin with an underscore, and no slug holds one."""
    name = slug(words) or "section"
    ids[name] += 1
    return f"_{name}" if ids[name] == 1 else f"_{name}_{ids[name]}"


_STRUCTURE = {"blockquote", "ul", "ol", "li"}


def _structure(token: Token) -> str:
    """Lists, block quotations and rules around paragraphs."""
    if token.tag in _STRUCTURE:
        start = f' start="{token.attrs["start"]}"' if "start" in token.attrs else ""
        return f"<{token.tag}{start}>" if token.nesting == 1 else f"</{token.tag}>"
    return "<hr>" if token.type == "hr" else ""


def _paragraph(interface: Interface, number: int, inner: str, *, is_corrected: bool, is_block: bool) -> str:
    """A paragraph between its number and, if it was corrected, a mark that adds no word to the text."""
    _ = interface.html.gettext
    label = _("Paragraph %(number)s", number=number)
    anchor = f'<a class="x-number" href="#p{number}" aria-label="{label}">{number}</a>'
    mark = ""
    if is_corrected:
        label, word = _("Paragraph %(number)s was corrected", number=number), _("corrected")
        mark = f'<a class="x-corrected-mark" href="#corrected-p{number}" aria-label="{label}" data-label="{word}"></a>'
    if is_block:  # no <p> holds a block; of other elements, reader views throw out those with many links
        return f'<article class="x-paragraph" id="p{number}" role="none">{anchor}{inner}{mark}</article>'
    return f'<p class="x-paragraph" id="p{number}">{anchor}{inner}{mark}</p>'


def _inline(
    children: Sequence[Token], marks: _Marks, annotations: Sequence[Annotation], quotations: Sequence[_Quotation]
) -> Iterator[str]:
    """Inline tokens with marks and quotations cut into them; a mark that crosses emphasis, or an end of a quotation,
    becomes several links, one id."""
    for tokens, here, text in _runs(children):
        if not here:
            yield from map(_wrapping, tokens)
            continue
        cuts = {cut for quotation in quotations for cut in (quotation.target.start, quotation.target.end)}
        stops = sorted({here.start, here.end, *(cut for cut in cuts if here.start <= cut <= here.end)})
        for start, end in pairwise(stops):
            yield from (q.before for q in quotations if q.target.start == start)
            yield from _marked(text[start - here.start : end - here.start], start, marks, annotations)
            yield from (q.after for q in quotations if q.target.end == end)


def _runs(children: Sequence[Token]) -> Iterator[tuple[list[Token], TextRange | None, str]]:
    """Inline tokens in turns: texts with their range in the paragraph, and what stands around them, without one.

    Lines of one paragraph are one text, so that a mark across their end is one link.
    """
    at = 0
    for is_text, group in groupby(children, key=lambda child: child.type in _TEXT):
        tokens = list(group)
        text = "".join(map(token_text, tokens))
        yield tokens, TextRange(at, at + len(text)) if is_text and text else None, text
        at += len(text)


def _is_whole(children: Sequence[Token], target: TextRange) -> bool:
    """Whether an element can be put around words: no emphasis and no link reaches across an end of theirs."""
    depth, depths, ends = 0, list[int](), set[int]()
    for tokens, here, _ in _runs(children):
        if here is None:
            for token in tokens:
                depth += token.nesting
                depths += [depth] if ends == {target.start} else []
            continue
        if here.start <= target.start < here.end:
            ends.add(target.start)
            depths = [depth]
        if here.start < target.end <= here.end and ends:
            return depth == depths[0] and min(depths) == depth
    return False


_TEXT = {"text", "text_special", "softbreak", "hardbreak"}


def _wrapping(token: Token) -> str:
    """Code, and where links and emphasis start and end."""
    if token.type == "code_inline":
        return f"<code>{as_html(token.content)}</code>"
    if token.type == "link_open":
        return f'<a href="{as_html(str(token.attrs["href"]))}" rel="noopener noreferrer">'
    if token.tag in ("em", "strong", "a", "bdi"):
        return f"<{token.tag}>" if token.nesting == 1 else f"</{token.tag}>"
    return ""


def _marked(text: str, offset: int, marks: _Marks, annotations: Sequence[Annotation]) -> Iterator[str]:
    here = TextRange(offset, offset + len(text))
    at = offset
    # in order and apart from each other: those that reach into this text follow each other
    first = bisect_right(annotations, offset, key=lambda mark: mark.target.end)
    for mark in takewhile(lambda mark: mark.target.overlaps(here), islice(annotations, first, None)):
        start, end = max(mark.target.start, offset), min(mark.target.end, here.end)
        yield as_html(text[at - offset : start - offset])
        words = text[start - offset : end - offset]
        yield marks.link(mark, words, is_first=start == mark.target.start) if words.strip() else as_html(words)
        at = end
    yield as_html(text[at - offset :])
