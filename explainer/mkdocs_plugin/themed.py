"""Pages of a preview in their theme, not printed again while all is the same that the theme prints of them.

That is known of the installed theme and of our parts of it alone: templates of a project, hooks and other plugins may
ask for anything, such as the time, and with them every page is printed anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from hashlib import blake2b
from typing import Any

from jinja2 import Environment, Template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink

from explainer.pages import Page

__all__ = ["Themed", "is_themed_alike"]

_PLUGINS = {"explainer", "search", "material/search"}


def is_themed_alike(config: MkDocsConfig) -> bool:
    """Whether nobody but the installed theme and this program has a say in what pages look like."""
    theme = config.theme
    return (
        theme.name == "material" and not theme.custom_dir and not config.hooks and _PLUGINS.issuperset(config.plugins)
    )


class Themed:
    """The last state of each page that was printed, by its path, and a digest of what was printed there."""

    def __init__(self) -> None:
        self._printed: dict[str, tuple[bytes, bytes]] = {}

    def attend(self, env: Environment, made: Mapping[str, Page], told: object) -> None:
        """Have ``env`` print each page that is ``made`` only if it is another one than before.

        ``told`` is what the templates know besides, as values of which ``repr`` tells all.
        """
        self._printed = {path: kept for path, kept in self._printed.items() if path in made}
        kept_text = self._text
        for_all: list[bytes] = []  # one digest, known when the first page is printed

        class Attended(Template):
            def render(self, *args: Any, **kwargs: Any) -> str:
                context = dict(*args, **kwargs)
                page: MkDocsPage | None = context.get("page")
                if page is None or page.file.src_uri not in made:
                    return super().render(context)
                if not for_all:
                    config, nav = context["config"], context["nav"]
                    for_all.append(_digest([told, _settings(config), _items(nav.items)]))
                path = page.file.src_uri
                digest = for_all[0] + _digest([_shown(page), made[path]])
                return kept_text(path, digest, partial(super().render, context))

        env.template_class = Attended

    def _text(self, path: str, digest: bytes, render: Callable[[], str]) -> str:
        kept = self._printed.get(path)
        if kept and kept[0] == digest:
            return kept[1].decode()
        text = render()
        self._printed[path] = digest, text.encode()
        return text


def _digest(values: object) -> bytes:
    return blake2b(repr(values).encode(), digest_size=16).digest()


def _settings(config: MkDocsConfig) -> list[object]:
    """The whole configuration, without objects that no template prints: they are others with each build."""
    plain = {name: value for name, value in config.items() if name not in ("markdown_extensions", "plugins", "theme")}
    return [plain, dict(config.theme), [(name, plugin.config) for name, plugin in config.plugins.items()]]


def _shown(page: MkDocsPage) -> list[object]:
    """What the theme prints of a page itself."""
    around = [(other.title, other.url) if other else None for other in (page.previous_page, page.next_page)]
    known = [page.url, page.title, page.meta, page.content, page.edit_url, page.canonical_url, page.is_homepage]
    return [*known, *around, _headings(page.toc)]


def _headings(links: Iterable[AnchorLink]) -> list[object]:
    return [[link.title, link.id, link.level, _headings(link.children)] for link in links]


def _items(items: Iterable[StructureItem]) -> list[object]:
    """What the theme prints of pages, sections and links in the navigation."""
    return [
        [
            item.title,
            getattr(item, "url", None),
            getattr(item, "meta", None),
            _items(getattr(item, "children", None) or ()),
        ]
        for item in items
    ]
