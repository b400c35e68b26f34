"""An annotated text as it was read: numbered paragraphs of plain text, and where each stands in its file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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

    ``end`` is the offset in the file where its last line ends, ``token`` the index of its inline token in the tokens of
    the article.
    """

    number: int
    text: str
    location: Location
    end: int
    token: int
    locked: tuple[TextRange, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One annotated text: front matter and paragraphs, and what parses the Markdown from which it is rendered."""

    id: str
    front: Located[FrontMatter]
    file: SourceText
    paragraphs: tuple[Paragraph, ...]
    parse: Callable[[], Sequence[Token]]

    @property
    def title(self) -> str:
        """The title of the retelling."""
        return self.front.value.title

    def paragraph(self, number: int) -> Paragraph | None:
        """The paragraph of that number, counted from 1."""
        return self.paragraphs[number - 1] if 1 <= number <= len(self.paragraphs) else None

    def paragraphs_with(self, words: str) -> list[int]:
        """The numbers of the paragraphs that contain some words."""
        return [paragraph.number for paragraph in self.paragraphs if stands_in(words, paragraph.text)]
