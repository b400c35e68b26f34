"""A Markdown article to blocks and plain text.

The plain text of a paragraph is what a reader sees; offsets count its code points. Raw HTML and images are not
Markdown here: they stay text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

from explainer.diagnostics.locations import Location, SourceText
from explainer.diagnostics.problems import INVALID, Code, Invalid, Problems
from explainer.kinds.project import FrontMatter
from explainer.reading.models import Located, read_model
from explainer.words.selectors import TextRange
from explainer.words.text import slug
from explainer.yaml.compose import check_text, compose

__all__ = ["Article", "Paragraph", "inline_text", "make_parser", "parse_article", "plain_text", "token_text"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered paragraph: its plain text, and the ranges of it that no mark may touch (links and code)."""

    number: int
    text: str
    location: Location
    token: int
    locked: tuple[TextRange, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One annotated text."""

    id: str
    front: Located[FrontMatter]
    source: SourceText
    tokens: Sequence[Token]
    paragraphs: tuple[Paragraph, ...]

    @property
    def title(self) -> str:
        """The title of the retelling."""
        return self.front.value.title

    def paragraph(self, number: int) -> Paragraph | None:
        """The paragraph of that number, counted from 1."""
        return self.paragraphs[number - 1] if 1 <= number <= len(self.paragraphs) else None


def make_parser() -> MarkdownIt:
    """CommonMark without raw HTML and images, and with links to the open web only."""
    parser = MarkdownIt("commonmark", {"html": False}).disable("image")
    parser.validateLink = _is_safe_link  # type: ignore[method-assign]
    return parser


def _is_safe_link(url: str) -> bool:
    try:
        return urlsplit(url).scheme.lower() in ("http", "https", "mailto")
    except ValueError:
        return False


def parse_article(source: SourceText, problems: Problems) -> Article | Invalid:
    """Front matter and body of ``articles/<id>.md``."""
    head, body = _split(source)
    if head is None:
        message, remedy = _HEAD_NOT_CLOSED if source.text.startswith("---") else _NO_HEAD
        problems.error(Code.BAD_ARTICLE, message, Location(source, 0, 0), remedy)
        return INVALID
    node = compose(head, problems)
    front = read_model(FrontMatter, node, problems) if node else INVALID
    if not check_text(body, problems) or isinstance(front, Invalid):
        return INVALID
    tokens = make_parser().parse(body.text)
    if not _is_prose(source, tokens, problems):
        return INVALID
    _report_inner_headings(source, tokens, problems)
    paragraphs = tuple(_paragraphs(source, tokens))
    if not paragraphs:
        problems.error(Code.BAD_ARTICLE, "the article has no paragraph", Location(source, 0, 0), "write its text")
        return INVALID
    stem = PurePosixPath(source.path).stem
    # a file that is called otherwise than an id can be is reported by its name; what names it rightly is no mistake
    return Article(slug(stem) or stem, front, source, tokens, paragraphs)


_NO_HEAD = (
    "the article does not start with its head",
    "start with a line ---, then title, source, publisher, date, url and language, then a line ---",
)
_HEAD_NOT_CLOSED = ("the head of the article does not end", "write a line --- after its last field")


_NOT_MEANT = {
    "code_block": ("the spaces before this line make it program code", "take the spaces away"),
    "fence": ("these signs make program code of what follows", "take them out"),
    "heading_open": (
        "the line below this one makes it a heading",
        "leave a line blank between the two; before a heading write ##",
    ),
}
"""What Markdown makes of texts that somebody pasted: reports have no code, and headings have signs of their own."""


def _is_prose(source: SourceText, tokens: Sequence[Token], problems: Problems) -> bool:
    """Whether no paragraph became something else by the spaces, signs or lines around it; each that did is reported."""
    found = [token for token in tokens if token.type in _NOT_MEANT and not token.markup.startswith("#")]
    for token in found:
        assert token.map is not None
        line = token.map[0] + 1
        indent = len(source.line(line)) - len(source.line(line).lstrip())
        start = source.offset(line) + indent
        message, remedy = _NOT_MEANT[token.type]
        problems.error(Code.BAD_ARTICLE, message, Location(source, start, start + 1), remedy)
    return not found


def _split(source: SourceText) -> tuple[SourceText | None, SourceText]:
    """Head and body, each with spaces in place of what stands before it, so that everything keeps its place."""
    lines = source.text.split("\n")
    if lines[0].rstrip() != "---":
        return None, source
    end = next((i for i, line in enumerate(lines[1:], start=1) if line.rstrip() == "---"), None)
    if end is None:
        return None, source
    head = "\n".join([" " * len(lines[0]), *lines[1:end]])
    body = "\n".join([" " * len(line) for line in lines[: end + 1]] + lines[end + 1 :])
    return SourceText(source.path, head), SourceText(source.path, body)


def _report_inner_headings(source: SourceText, tokens: Sequence[Token], problems: Problems) -> None:
    """Headings divide the article, so none may stand inside a part of it."""
    for token in tokens:
        if token.type == "heading_open" and token.level:
            assert token.map is not None
            start = source.offset(token.map[0] + 1)
            end = source.text.find("\n", start)
            where = Location(source, start, end if end >= 0 else len(source.text))
            remedy = "put it in front of the quotation or list, or write it as a paragraph"
            problems.error(Code.BAD_ARTICLE, "a heading stands inside a quotation or a list", where, remedy)


def _paragraphs(source: SourceText, tokens: Sequence[Token]) -> Iterator[Paragraph]:
    number = 0
    for index, token in enumerate(tokens):
        if token.type != "inline" or tokens[index - 1].type != "paragraph_open":
            continue
        number += 1
        text, locked = inline_text(token.children or [])
        assert token.map is not None
        start = source.offset(token.map[0] + 1)
        yield Paragraph(number, text, Location(source, start, start + 1), index, tuple(locked))


@lru_cache(maxsize=4096)
def plain_text(text: str) -> str:
    """A Markdown text without its marks, on one line."""
    inline = (token for token in make_parser().parse(text) if token.type == "inline")
    return " ".join(inline_text(token.children or [])[0] for token in inline)


def inline_text(children: Sequence[Token]) -> tuple[str, list[TextRange]]:
    """The plain text of inline tokens, and the ranges inside links and code."""
    parts: list[str] = []
    locked: list[TextRange] = []
    length = 0
    link_start: int | None = None
    for child in children:
        if child.type == "link_open":
            link_start = length
        elif child.type == "link_close" and link_start is not None:
            locked.append(TextRange(link_start, length))
            link_start = None
        piece = token_text(child)
        if child.type == "code_inline":
            locked.append(TextRange(length, length + len(piece)))
        parts.append(piece)
        length += len(piece)
    return "".join(parts), locked


def token_text(token: Token) -> str:
    """What one inline token adds to the plain text."""
    if token.type in ("softbreak", "hardbreak"):
        return " "
    return token.content if token.type in ("text", "code_inline", "text_special") else ""
