"""A Markdown file with YAML front matter to an Article.

The plain text of a paragraph is what a reader sees; offsets count its code points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from markdown_it.token import Token

from explainer.diagnostics.locations import Location, SourceText
from explainer.diagnostics.problems import INVALID, Code, Invalid, Problems
from explainer.diagnostics.text_checks import check_text
from explainer.files.store import Store
from explainer.kinds.project import FrontMatter
from explainer.reading.article import Article, Paragraph
from explainer.reading.kept import known_node, known_paragraphs
from explainer.reading.models import read_model
from explainer.words.bounds import MAX_PARAGRAPH
from explainer.words.folding import slug
from explainer.words.markdown import inline_text, is_too_long, parser

__all__ = ["parse_article", "parse_body", "split_head"]


def parse_article(file: SourceText, problems: Problems, kept: Store | None = None) -> Article | Invalid:
    """The Article in ``articles/<id>.md``, or INVALID; what is wrong is added to ``problems``.

    Of a body that was ``kept``, the paragraphs are known, and its tokens are parsed when they are asked for. Those that
    were parsed for the paragraphs go to whoever asks first, and no more room is taken by them.
    """
    head, body = split_head(file)
    if head is None:
        message, remedy = _HEAD_NOT_CLOSED if file.text.startswith("---") else _NO_HEAD
        problems.error(Code.BAD_ARTICLE, message, Location(file, 0, 0), remedy)
        return INVALID
    node = known_node(head, problems, kept)
    front = read_model(FrontMatter, node, problems) if node else INVALID
    if not check_text(body, problems) or isinstance(front, Invalid):
        return INVALID
    parsed: list[Sequence[Token]] = []

    def read() -> tuple[Paragraph, ...] | None:
        blocks = parse_body(file, body, problems)
        if isinstance(blocks, Invalid):
            return None
        parsed.append(blocks[0])
        return blocks[1]

    def parse() -> Sequence[Token]:
        return parsed.pop() if parsed else parser().parse(body.text)

    paragraphs = known_paragraphs(file, body.text, kept, read)
    if not paragraphs:
        return INVALID
    stem = PurePosixPath(file.path).stem
    # a file name that cannot be an id has a problem of its own (``folder``); references to the right id shall have none
    return Article(slug(stem) or stem, front, file, paragraphs, parse)


def parse_body(
    file: SourceText, body: SourceText, problems: Problems
) -> tuple[Sequence[Token], tuple[Paragraph, ...]] | Invalid:
    """The blocks and paragraphs of ``body``, which is ``file`` with blanks in place of its front matter."""
    tokens = parser().parse(body.text)
    if not (_are_short(file, tokens, problems) and _is_prose(file, tokens, problems)):
        return INVALID
    if not _are_sections(file, tokens, problems):
        return INVALID
    paragraphs = tuple(_paragraphs(file, tokens))
    if not paragraphs:
        problems.error(Code.BAD_ARTICLE, "the article has no paragraph", Location(file, 0, 0), "write its text")
        return INVALID
    return tokens, paragraphs


def _are_short(file: SourceText, tokens: Sequence[Token], problems: Problems) -> bool:
    """Add an error for each paragraph that is too long to be read; whether there is none."""
    found = [token for token in tokens if is_too_long(token)]
    for token in found:
        assert token.map is not None
        start = file.offset(token.map[0] + 1)
        message = f"this paragraph has {len(token.content):,} characters"
        remedy = f"divide it with blank lines into paragraphs of at most {MAX_PARAGRAPH:,}"
        problems.error(Code.TOO_LARGE, message, Location(file, start, start + 1), remedy)
    return not found


_NO_HEAD = (
    "the article does not start with its head",
    "start with a line ---, then title, date, language and where the text comes from, then a line ---",
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
"""What Markdown makes of pasted text by accident, by type of token: program code, or a heading by underlining it."""


def _is_prose(file: SourceText, tokens: Sequence[Token], problems: Problems) -> bool:
    """Add an error for each paragraph that became code or a heading by the signs around it; whether there is none."""
    found = [token for token in tokens if token.type in _NOT_MEANT and not token.markup.startswith("#")]
    for token in found:
        assert token.map is not None
        line = token.map[0] + 1
        indent = len(file.line(line)) - len(file.line(line).lstrip())
        start = file.offset(line) + indent
        message, remedy = _NOT_MEANT[token.type]
        problems.error(Code.BAD_ARTICLE, message, Location(file, start, start + 1), remedy)
    return not found


def split_head(file: SourceText) -> tuple[SourceText | None, SourceText]:
    """Front matter and body, each with blanks in place of what precedes it, so that lines and columns stay the same.

    The first is None if there is no front matter, or if it is not closed.
    """
    lines = file.text.split("\n")
    if lines[0].rstrip() != "---":
        return None, file
    end = next((i for i, line in enumerate(lines[1:], start=1) if line.rstrip() == "---"), None)
    if end is None:
        return None, file
    head = "\n".join([" " * len(lines[0]), *lines[1:end]])
    body = "\n".join([" " * len(line) for line in lines[: end + 1]] + lines[end + 1 :])
    return SourceText(file.path, head), SourceText(file.path, body)


def _are_sections(file: SourceText, tokens: Sequence[Token], problems: Problems) -> bool:
    """Add an error for each heading inside a quotation or a list: they divide the article. Whether there is none."""
    found = [token for token in tokens if token.type == "heading_open" and token.level]
    for token in found:
        assert token.map is not None
        start = file.offset(token.map[0] + 1)
        end = file.text.find("\n", start)
        where = Location(file, start, end if end >= 0 else len(file.text))
        remedy = "put it in front of the quotation or list, or write it as a paragraph"
        problems.error(Code.BAD_ARTICLE, "a heading stands inside a quotation or a list", where, remedy)
    return not found


def _paragraphs(file: SourceText, tokens: Sequence[Token]) -> Iterator[Paragraph]:
    number = 0
    for index, token in enumerate(tokens):
        if token.type != "inline" or tokens[index - 1].type != "paragraph_open":
            continue
        number += 1
        text, locked = inline_text(token.children or [])
        assert token.map is not None
        start, end = file.offset(token.map[0] + 1), file.line_range(token.map[1])[1]
        yield Paragraph(number, text, Location(file, start, start + 1), end, index, tuple(locked))
