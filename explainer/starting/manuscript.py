"""A text for a new project, plain or Markdown and in any language, turned into the body of an article.

Nothing of it is lost but ornaments above its title, and nothing is added; what a plain text happens to hold of
Markdown's signs is kept as text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import dropwhile, islice, pairwise

from explainer.diagnostics.locations import Location, SourceText
from explainer.diagnostics.problems import INVALID, Code, Invalid, Problems
from explainer.diagnostics.text_checks import check_text
from explainer.encode import as_markdown_source
from explainer.reading.article_file import parse_body
from explainer.words.characters import holds_words
from explainer.words.folding import collapse
from explainer.words.markdown import inline_text, parser
from explainer.words.sentences import sentences
from explainer.yaml.compose import compose
from explainer.yaml.nodes import Mapping as MappingNode
from explainer.yaml.nodes import Scalar

__all__ = ["Manuscript", "first_sentences", "other_format", "paragraphs_below_title", "read_manuscript"]

_TITLE_LENGTH = 150
_ENDS_SENTENCE = re.compile(r"[.!?…。！？؟۔։।:;,]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """A text with what it says of itself: ``title`` as its first line has it, ``head`` as its front matter does."""

    title: str | None
    head: Mapping[str, str]
    body: str


def other_format(start: bytes) -> str | None:
    """The format of a file in words, told by the signature in its first bytes; None if it may be plain text."""
    bare = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return next((name for sign, name in _OTHER_FORMATS if bare.startswith(sign)), None)


# What people write in saves: Office Open XML and OpenDocument are ZIP archives, older Word files OLE compound files.
_OTHER_FORMATS = (
    (b"pk\x03\x04", "a document of Word or another word processor"),
    (b"\xd0\xcf\x11\xe0", "a document of an old Word"),
    (b"%pdf", "a PDF"),
    (b"{\\rtf", "a document in Rich Text Format"),
    (b"<!doctype html", "a page of the web"),
    (b"<html", "a page of the web"),
)


def read_manuscript(source: SourceText, problems: Problems) -> Manuscript | Invalid:
    """The text of a file; INVALID, with the reasons in ``problems``, if it can be no article."""
    if not check_text(source, problems):
        return INVALID
    manuscript = _from_file(source, problems)
    if _is_markdown(source) and holds_words(manuscript.body):
        # told here, with the lines of this file: those of the article are no help to somebody who has none yet
        start = len(source.text.rstrip("\n")) - len(manuscript.body)
        above = re.sub(r"[^\n]", " ", source.text[:start])
        parse_body(source, SourceText(source.path, above + source.text[start:]), problems)
    if not problems.errors and not any(map(holds_words, _paragraphs(manuscript.body))):
        problems.error(Code.BAD_ARTICLE, "there is no text below the title", Location(source, 0, 0), "write it")
    return INVALID if problems.errors else manuscript


def paragraphs_below_title(source: SourceText) -> list[str]:
    """The paragraphs of the article that is made of a text, whatever characters stand in it."""
    return _paragraphs(_from_file(source, Problems()).body)


def _paragraphs(body: str) -> list[str]:
    pairs = pairwise(parser().parse(body))
    return [inline_text(inline.children or [])[0] for before, inline in pairs if before.type == "paragraph_open"]


def _from_file(source: SourceText, problems: Problems) -> Manuscript:
    return _from_markdown(source, problems) if _is_markdown(source) else _from_plain_text(source.text)


def _is_markdown(source: SourceText) -> bool:
    """Whether a text is Markdown, by the suffix of its file."""
    return source.path.lower().endswith((".md", ".markdown"))


def _from_plain_text(text: str) -> Manuscript:
    """Paragraphs stand between blank lines; in a text without blank lines every line is one.

    The title may stand below lines of signs, such as ``***``, which are not words of the report.
    """
    blocks = re.split(r"\n[^\S\n]*\n", text) if re.search(r"\S[^\S\n]*\n[^\S\n]*\n\s*\S", text) else text.split("\n")
    paragraphs = [block for block in blocks if block.strip()]
    readable = list(dropwhile(lambda block: not holds_words(block), paragraphs))
    has_title = len(readable) > 1 and _is_title(readable[0])
    body = "\n\n".join(map(as_markdown_source, readable[1:] if has_title else paragraphs))
    return Manuscript(title=collapse(readable[0]) if has_title else None, head={}, body=body)


def _is_title(block: str) -> bool:
    """Whether a block is one short line that ends no sentence."""
    line = block.strip()
    return "\n" not in line and len(line) <= _TITLE_LENGTH and not _ENDS_SENTENCE.search(line)


def _from_markdown(source: SourceText, problems: Problems) -> Manuscript:
    """The front matter, the first heading if no words stand above it, and the rest as it stands."""
    head, body = _without_head(source, problems)
    lines = body.split("\n")
    for heading, inline in pairwise(parser().parse(body)):
        title = collapse(inline_text(inline.children or [])[0])
        if heading.type == "heading_open" and heading.map and heading.level == 0 and holds_words(title):
            if holds_words("".join(lines[: heading.map[0]])):
                break
            rest = "\n".join(lines[heading.map[1] :])
            return Manuscript(title=head.get("title", title), head=head, body=rest.strip("\n"))
    return Manuscript(title=head.get("title"), head=head, body=body.strip("\n"))


def _without_head(source: SourceText, problems: Problems) -> tuple[dict[str, str], str]:
    """The texts in the front matter, and what stands below it."""
    match = re.match(r"---[^\S\n]*\n(.*?\n)?---[^\S\n]*(?:\n|$)", source.text, re.DOTALL)
    if match is None:
        return {}, source.text
    node = compose(SourceText(source.path, f"\n{match[1] or ''}"), problems)
    fields = node.fields if isinstance(node, MappingNode) else ()
    head = {key.text: value.text for key, value in fields if isinstance(value, Scalar) and value.text.strip()}
    return head, source.text[match.end() :]


def first_sentences(paragraphs: list[str], count: int) -> list[tuple[int, str]]:
    """The first sentence of each paragraph with its number, then the second ones, until there are ``count``.

    A text with fewer sentences gives its own again, from the first; some paragraph has words.
    """
    found = [sentences(text) for text in paragraphs]
    depth = max(map(len, found))
    in_turn = ((n, one[at]) for at in range(depth) for n, one in enumerate(found, start=1) if at < len(one))
    rounds = list(islice(in_turn, count))
    chosen = [rounds[at % len(rounds)] for at in range(count)]
    return sorted(chosen, key=lambda item: item[0])
