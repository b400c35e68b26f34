"""HTML as a tree that tests can ask, with the standard library only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Tree:
    """An element: its tag, attributes and children (elements and texts)."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Tree | str] = field(default_factory=list)

    def __iter__(self) -> Iterator[Tree]:
        """The element and everything below it, in the order of the page."""
        yield self
        for child in self.children:
            if isinstance(child, Tree):
                yield from child

    def all(self, tag: str = "", class_: str = "", **attributes: str) -> list[Tree]:
        """The elements below with that tag, class and attributes (an underscore stands for a hyphen)."""
        wanted = {name.replace("_", "-"): value for name, value in attributes.items()}
        return [
            element
            for element in self
            if element is not self
            and tag in ("", element.tag)
            and (not class_ or class_ in element.attributes.get("class", "").split())
            and all(element.attributes.get(name) == value for name, value in wanted.items())
        ]

    def one(self, tag: str = "", class_: str = "", **attributes: str) -> Tree:
        """The only such element."""
        found = self.all(tag, class_, **attributes)
        assert len(found) == 1, f"{len(found)} of {tag} {class_} {attributes}"
        return found[0]

    @property
    def text(self) -> str:
        """The words of the element, white space folded."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, Tree):
                yield from child._texts()
            else:
                yield child

    @property
    def links(self) -> list[tuple[str, str]]:
        """Words and address of every link."""
        return [(link.text, link.attributes["href"]) for link in self.all("a") if "href" in link.attributes]


def tree(html: str) -> Tree:
    """The tree of a piece of HTML. Every element in it must end where it should."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert len(builder.open) == 1, f"never closed: {[element.tag for element in builder.open[1:]]}"
    return builder.open[0]


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Tree("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Tree(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Tree(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open[-1].tag == tag, f"'{tag}' ends inside '{self.open[-1].tag}'"
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)
