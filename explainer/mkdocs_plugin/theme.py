"""The installed theme: its templates encode what they print, and what code it brings is known from an empty page.

MkDocs lets templates print every text as HTML: titles, front matter, settings. Here they encode, as templates do
elsewhere; what is finished HTML is marked as such (``Markup``) when it is checked.
"""

from __future__ import annotations

import html
import re
from copy import copy
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from markupsafe import Markup
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from explainer.encode import as_html
from explainer.finished.content_policy import known_code
from explainer.pages.compiled import COMPILED

__all__ = ["THEME", "as_title", "code_of_theme", "mended", "prepare"]

THEME = Path(__file__).parent.parent / "theme"
"""Our parts of the theme, which stand before its own, and behind those of a project."""

_PLAIN = ("partials/language", "partials/icons.html")
"""Templates that print no contributed text: words of the theme, which others encode, and its own icons as a style."""

_ON_DEMAND = ("partials/javascripts/announce.html", "partials/javascripts/outdated.html")
"""Scripts of the theme that an empty page lacks: they belong to blocks that a template of a project may fill."""


def prepare(env: Environment, variables: dict[str, Any]) -> None:
    """Let the theme's templates encode what they print, and give our parts of it what they need.

    Ours may extend one of the theme that has the same name, by ``theme/`` before it, so that a project can extend that
    of ours in turn. They are compiled once, and not again whenever a preview is built anew.
    """
    assert isinstance(env.loader, FileSystemLoader)
    folders = env.loader.searchpath
    behind = FileSystemLoader(folders[folders.index(str(THEME)) + 1 :])
    env.loader = ChoiceLoader([env.loader, PrefixLoader({"theme": behind})])
    env.autoescape = lambda name: not (name or "").startswith(_PLAIN)
    env.bytecode_cache = COMPILED
    env.globals.update(variables)


def code_of_theme(config: MkDocsConfig, variables: dict[str, Any]) -> tuple[frozenset[str], frozenset[str]]:
    """Digests of the inline scripts and styles of an empty page.

    Neither templates nor scripts of the project go into it, and nothing that counts readers.
    """
    bare = copy(config)
    theme = copy(config.theme)
    theme.dirs = [folder for folder in theme.dirs if folder != theme.custom_dir]
    bare.theme = theme
    bare["extra"] = {name: value for name, value in config.extra.items() if name != "analytics"}
    bare.extra_javascript = []
    bare.copyright = None
    page = Page("", File.generated(bare, "index.md", content=""), bare)
    page.content = ""
    env = theme.get_env()
    prepare(env, variables)
    context = get_context(Navigation([page], [page]), [], bare, page)
    printed = [env.get_template(name).render(context) for name in ("main.html", *_ON_DEMAND)]
    return known_code(mended("".join(printed)))[:2]


def as_title(value: object) -> Markup:
    """A title for templates: what is no HTML yet is a text, in which MkDocs leaves character references."""
    return value if isinstance(value, Markup) else as_html(html.unescape(str(value)))


_INVALID = re.compile(
    r"""(<(?:input class="md-toggle"|label class="md-nav__link")[^<>]*?) (?:autocomplete="off"|tabindex="")"""
)
"""Attributes of Material's own elements that HTML does not allow there, and browsers pass over."""

_CODE_AS_LINK = '<a href="javascript:void(0)" class="md-search__icon'
"""Material's button that shares a search, whose script hinders the link; no page by hand may hold such an address."""


_WORKER = re.compile(r"assets/javascripts/workers/search\.\w+\.min\.js")
"""The theme's search, where its settings in a page name it: the place for another that understands its messages."""


def mended(page: str) -> str:
    """A page without the mistakes in the theme's markup, that asks our search."""
    page = _WORKER.sub("assets/explainer/search.js", page)
    if 'id="__toc"' not in page:  # a page that is not in the navigation has labels of a box that stands there
        page = page.replace(' for="__toc"', "")
    return _INVALID.sub(r"\1", page).replace(_CODE_AS_LINK, '<a href="#" class="md-search__icon')
