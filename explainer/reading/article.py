"""An annotated text as it was read: numbered paragraphs of plain text, and where each stands in its file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from explainer.diagnostics.locations import Location, SourceText
from explainer.kinds.project import FrontMatter
from explainer.reading.located import Located
from explainer.words.folding import stands_in
from explainer.words.selectors import TextRange

__all__ = ["Article", "Paragraph"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered paragraph: its plain text, and the ranges of it that no mark may touch (links and code).

    ``token`` is the index of its inline token in the tokens of the article.
    """

    number: int
    text: str
    location: Location
    token: int
    locked: tuple[TextRange, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One annotated text: front matter and paragraphs, and the Markdown tokens from which it is rendered."""

    id: str
    front: Located[FrontMatter]
    file: SourceText
    tokens: Sequence[Token]
    paragraphs: tuple[Paragraph, ...]

    @property
    def title(self) -> str:
        """The title of the retelling."""
        return self.front.value.title

    def paragraph(self, number: int) -> Paragraph | None:
        """The paragraph of that number, counted from 1."""
        return self.paragraphs[number - 1] if 1 <= number <= len(self.paragraphs) else None

    def end_of(self, paragraph: Paragraph) -> int:
        """The offset in the file where the last line of a paragraph ends."""
        lines = self.tokens[paragraph.token].map
        assert lines is not None  # every block has its lines
        return self.file.line_range(lines[1])[1]

    def paragraphs_with(self, words: str) -> list[int]:
        """The numbers of the paragraphs that contain some words."""
        return [paragraph.number for paragraph in self.paragraphs if stands_in(words, paragraph.text)]
