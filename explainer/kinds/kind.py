"""All that is said per kind of entry, so that nothing else in the program need know which kinds there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, ClassVar, Generic, Literal, Protocol, TypeVar

if TYPE_CHECKING:
    from _typeshed import SupportsRichComparison

__all__ = ["Kind", "Look", "Motivation", "Order", "Register"]


class _Entry(Protocol):
    """What is asked here of an entry (``entry`` has the whole)."""

    kind: ClassVar[str]

    @property
    def aliases(self) -> tuple[str, ...]: ...

    @property
    def search_names(self) -> tuple[str, ...]: ...


E = TypeVar("E", bound=_Entry)

Motivation = Literal["assessing", "commenting", "describing", "identifying", "linking"]
"""Why a passage is marked, in the words of the standard (W3C Web Annotation Data Model, 3.3.5)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How readers tell a kind from the others: by an icon and by the line below its marks; colour only helps.

    ``icon`` is SVG, black on a square of 16 units. ``line`` is the style of the line, and ``pixels`` its thickness; if
    that is None, it is as thin as screen or paper allow. Marks of a kind without a line have a tint. ``day`` and
    ``night`` are colours for text on light and on dark paper, with a contrast of at least 7:1.
    """

    icon: str
    line: Literal["solid", "double", "dashed", "dotted", "wavy", "none"]
    pixels: int | None = None
    day: str
    night: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Generic[E]):
    """An order of entries; what is equal in it stays in the order of the file. ``by`` says what counts, in a word."""

    by: str
    key: Callable[[E], SupportsRichComparison]
    is_descending: bool = False

    def sorted(self, entries: Iterable[E]) -> tuple[E, ...]:
        """The entries in this order."""
        return tuple(sorted(entries, key=self.key, reverse=self.is_descending))


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The page of a kind that needs no design of its own: its heading, and a sentence on what readers find there."""

    title: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind(Generic[E]):
    """One kind of entry.

    ``label`` is what readers call one. ``marked_by`` tells by which of its words an entry is found in the articles:
    by all its names, by its aliases only (a title is no name), or by nothing but mentions.

    ``listed_on`` is the page that shows the kind, by its path without the suffix: that of a module in ``pages``, or a
    register, which is made of what the kind and its model say. ``has_own_pages`` tells whether each entry also has a
    page alone, to be shared and embedded. If there are more entries than ``whole``, the page is divided by
    ``divided_by``: first letters of titles, years, the sides of sources, or number alone, in the order readers see.

    ``parts`` names the template in ``templates/parts`` that prints what is said of it there first, after what its note
    shows.

    ``schema_org`` is the type in the words of schema.org. A creative work cites its sources there; anything else is
    what its sources are about. ``order`` is the order readers see, and ``file_order`` the one into which ``explainer
    fix --sort`` puts the file; both leave entries as their editors put them if there is none.
    """

    model: type[E]
    plural: str
    label: str
    look: Look
    marked_by: Literal["names", "aliases", "mentions"]
    listed_on: str | Register
    has_own_pages: bool = True
    whole: int = 250
    divided_by: Literal["letter", "year", "side", "number"] = "letter"
    parts: str = "plain"
    schema_org: str
    is_creative_work: bool
    motivation: Motivation
    order: Order[E] | None = None
    file_order: Order[E] | None = None

    @property
    def name(self) -> str:
        """What the data and the program call one."""
        return self.model.kind

    @property
    def filename(self) -> str:
        """The data file that holds entries of this kind, unless they stand in several."""
        return f"{self.plural}.yml"

    @property
    def split(self) -> str:
        """The pattern of the files among which they may be divided."""
        return f"{self.plural}/*.yml"

    def holds(self, name: str) -> bool:
        """Whether a file holds entries of this kind, by its path below the data folder."""
        folder, _, file = name.rpartition("/")
        return name == self.filename or (folder == self.plural and PurePosixPath(file).suffix == ".yml")

    @property
    def page(self) -> str:
        """The page that shows entries of this kind, by its path without the suffix."""
        return self.listed_on if isinstance(self.listed_on, str) else self.plural

    def marked_names(self, entry: E) -> tuple[str, ...]:
        """The words by which articles are found to mention an entry."""
        if self.marked_by == "names":
            return entry.search_names
        return entry.aliases if self.marked_by == "aliases" else ()

    def sorted(self, entries: Iterable[E]) -> tuple[E, ...]:
        """Entries in the order readers see; they come in the order of the file."""
        return self.order.sorted(entries) if self.order else tuple(entries)
