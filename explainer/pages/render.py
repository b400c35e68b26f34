"""Articles as HTML, with their marks. The words are never changed.

Links made here lead to places on the same page; links between pages belong to the templates.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, islice, takewhile

from markdown_it.token import Token
from markupsafe import Markup

from explainer.encode import as_html
from explainer.locale.interface import Interface
from explainer.reading.article import Article
from explainer.reading.story import Annotation, Story
from explainer.words.characters import without_marks
from explainer.words.folding import slug
from explainer.words.markdown import inline_text, token_text
from explainer.words.selectors import TextRange

__all__ = ["card_id", "render_article"]


def card_id(entry: str) -> str:
    """The id of an entry's card, at the foot of every page that mentions it."""
    return f"card-{entry}"


def render_article(story: Story, article: Article, interface: Interface) -> Markup:
    """The article as HTML, with headings, numbered paragraphs and marks."""
    return Markup("\n".join(filter(None, _elements(story, article, interface))))  # noqa: S704 -- its texts are encoded


def _elements(story: Story, article: Article, interface: Interface) -> Iterator[str]:
    """Whole headings and paragraphs, and where lists and quotations around paragraphs start and end."""
    paragraphs = {paragraph.token: paragraph for paragraph in article.paragraphs}
    marks, corrected = story.marks(article.id), story.corrections_in(article.id)
    heading = ""
    ids = Counter(["title"])  # the page's own heading is called _title
    for index, token in enumerate(article.tokens):
        if token.type == "heading_open":
            heading = f"h{max(2, int(token.tag[1]))}"
        elif token.type == "heading_close":
            heading = ""
        elif heading:
            words = without_marks(inline_text(token.children or [])[0])
            yield f'<{heading} id="{_heading_id(words, ids)}">{as_html(words)}</{heading}>'
        elif index in paragraphs:
            number = paragraphs[index].number
            inner = "".join(_inline(token.children or [], marks.get(number, ())))
            yield _paragraph(interface, number, inner, is_corrected=number in corrected)
        elif token.type not in ("paragraph_open", "paragraph_close"):
            yield _structure(token)


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


def _paragraph(interface: Interface, number: int, inner: str, *, is_corrected: bool) -> str:
    """A paragraph between its number and, if it was corrected, a mark that adds no word to the text."""
    _ = interface.html.gettext
    label = _("Paragraph %(number)s", number=number)
    anchor = f'<a class="x-number" href="#p{number}" aria-label="{label}">{number}</a>'
    label, word = _("Paragraph %(number)s was corrected", number=number), _("corrected")
    link = f'<a class="x-corrected-mark" href="#corrected-p{number}" aria-label="{label}" data-label="{word}"></a>'
    mark = link if is_corrected else ""
    return f'<p class="x-paragraph" id="p{number}">{anchor}{inner}{mark}</p>'


def _inline(children: Sequence[Token], marks: Sequence[Annotation]) -> Iterator[str]:
    """Inline tokens with the marks cut into them; a mark that crosses emphasis becomes several links, one id."""
    at = 0
    for is_text, group in groupby(children, key=lambda child: child.type in _TEXT):
        tokens = list(group)
        text = "".join(map(token_text, tokens))
        if is_text:  # lines of one paragraph are one text, so that a mark across their end is one link
            yield from _marked(text, at, marks)
        else:
            yield from map(_wrapping, tokens)
        at += len(text)


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


def _marked(text: str, offset: int, marks: Sequence[Annotation]) -> Iterator[str]:
    here = TextRange(offset, offset + len(text))
    at = offset
    # in order and apart from each other: those that reach into this text follow each other
    first = bisect_right(marks, offset, key=lambda mark: mark.target.end)
    for mark in takewhile(lambda mark: mark.target.overlaps(here), islice(marks, first, None)):
        start, end = max(mark.target.start, offset), min(mark.target.end, here.end)
        yield as_html(text[at - offset : start - offset])
        words = text[start - offset : end - offset]
        yield _link(mark, words, is_first=start == mark.target.start) if words.strip() else as_html(words)
        at = end
    yield as_html(text[at - offset :])


def _link(mark: Annotation, text: str, *, is_first: bool) -> str:
    id_ = f' id="{mark.anchor}"' if is_first else ""
    others = f' data-also="{" ".join(mark.bodies[1:])}"' if mark.bodies[1:] else ""
    facts = f'data-kind="{mark.kind}" data-entry="{mark.body}"{others}'
    former = "".join(f'<span class="x-former-id" id="{anchor}"></span>' for anchor in mark.former_anchors if is_first)
    return f'{former}<a class="x-mention" href="#{card_id(mark.body)}"{id_} {facts}>{as_html(text)}</a>'
