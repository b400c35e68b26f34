"""The explainer as a MkDocs plugin. The only importer of mkdocs.

It generates the pages, watches the data, adds a content policy to every page, and checks the finished site. MkDocs
knows our pages by their front matter alone: their HTML is finished, and no Markdown parser takes it apart again.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from jinja2 import Environment
from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from explainer.admission.policy import HIDDEN_NAMES, admit_file, check_folder, is_leftover
from explainer.diagnostics.errors import StoryError
from explainer.diagnostics.listing import as_text
from explainer.diagnostics.locations import Location, SourceText
from explainer.diagnostics.problems import Code, Problems
from explainer.files.entries import display_path
from explainer.files.environment import handed_on
from explainer.files.manifest import MANIFEST, manifest
from explainer.files.package import has_pictures
from explainer.files.walking import walk_files
from explainer.files.writing import fill
from explainer.finished.content_policy import add_policy, own_scripts
from explainer.finished.gate import check_site
from explainer.kinds import KINDS
from explainer.locale.interface import Interface
from explainer.pages import Page, SiteOptions
from explainer.pages.compiled import COMPILED
from explainer.pages.entries import SITE_PICTURE
from explainer.pages.interface import interface, nearest_language
from explainer.reading.loading import load_story
from explainer.reading.story import Story
from explainer.site import Site, build_site
from explainer.words.file_names import clashes

log = get_plugin_logger("explainer")

THEME = Path(__file__).parent / "theme"


class PluginConfig(Config):
    """Options of the plugin in mkdocs.yml."""

    folder = config_options.Type(str, default="data")
    """The folder with explainer.yml, counted from mkdocs.yml; `explainer build DATA` names another."""

    edit_uri = config_options.Type(str, default="edit/main/")
    """What stands between repo_url and the path of a data file in links to edit it."""

    contributor_pages = config_options.Type(bool, default=False)
    """Whether to make the pages that help to edit the data: fields.md and problems.md."""

    draft = config_options.Type(bool, default=False)
    """Whether a strict build goes on although the check warns, for stories that are still being written."""


class ExplainerPlugin(BasePlugin[PluginConfig]):
    """Generates the explainer's pages into MkDocs."""

    story: Story
    _made: Mapping[str, Page]
    _unlink: _Unlink
    _built: dict[str, str]

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Bring our theme overrides, style sheet and script, if nothing stands in the way that could not go in."""
        problems = Problems()
        for folder in _folders_by_hand(config):
            check_folder(Path(folder), problems)
        _stop_at(problems)
        self._built = {}
        if not has_pictures():
            log.info("shared links get no picture; it needs the program's extra 'pictures'")
        if not config.repo_url:
            config.edit_uri = None  # MkDocs would link to pages that are not on the site
        config.theme.dirs.insert(0, str(THEME))
        self._unlink = _Unlink()
        config.markdown_extensions.append(self._unlink)  # type: ignore[arg-type]  # extensions may be objects, too
        config.extra_css.append("assets/explainer/explainer.css")
        config.extra_javascript.append("assets/explainer/explainer.js")
        return config

    @event_priority(100)
    def _admit(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Put what is admitted in the place of what was written by hand, before anybody reads that."""
        problems = Problems()
        by_hand = [file for file in files if file.src_dir in _folders_by_hand(config)]
        for file in by_hand:
            path = PurePosixPath(file.src_uri)
            if file.src_uri in HIDDEN_NAMES:
                file.inclusion = InclusionLevel.INCLUDED  # MkDocs leaves out every name that begins with a point
            if file.inclusion is InclusionLevel.EXCLUDED:
                continue
            if is_leftover(path):
                log.info("%s was left out: it looks like what an editor leaves behind", file.src_uri)
                files.remove(file)
                continue
            content = admit_file(Path(str(file.src_dir)), path, problems)
            if content is not None:
                file.content_bytes, file.edit_uri, file.generated_by = content, file.edit_uri, "explainer"
        _stop_at(problems)
        return files

    def _generate(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Generate pages and assets from the data, beside the pages that were written by hand."""
        self.story = self._load(config)
        options = SiteOptions(
            edit_base=self._edit_base(config),
            data_folder=self._data_in_project(config),
            issues_url=_issues_url(config.repo_url),
            site_url=f"{config.site_url.rstrip('/')}/" if config.site_url else None,
            directory_urls=config.use_directory_urls,
            contributor_pages=self.config.contributor_pages,
            language=_language(config),
        )
        site = build_site(self.story, options)
        _check_names(files, site, config)
        self._made = {page.path: page for page in site.pages}
        self._unlink.absent = {f"{kind.page}.md" for kind in KINDS.values()} - set(self._made)
        for page in site.pages:
            # A project may write its own navigation and leave pages of ours out, such as those that come with a later
            # version of this program; MkDocs would warn of each, and a strict build would fail.
            file = File.generated(config, page.path, content=page.front_matter, inclusion=InclusionLevel.NOT_IN_NAV)
            file.edit_uri = f"../{page.source}" if page.source else None
            files.append(file)
        for asset in site.assets:
            files.append(File.generated(config, asset.path, content=asset.content))
        if config.nav is None:
            paths = [file.src_uri for file in files.documentation_pages()]
            config.nav = _navigation(site, paths, interface(options.language))
        else:
            config.nav = list(_without(config.nav, self._unlink.absent))
        return files

    on_files = CombinedEvent(_admit, _generate)

    def on_pre_page(self, page: MkDocsPage, *, config: MkDocsConfig, files: Files) -> MkDocsPage:
        """Date every page by the content, not by the clock, so that equal input gives equal bytes."""
        updated = self.story.project.value.updated.last
        if updated:
            page.update_date = min(max(updated, _FIRST_DAY), _LAST_DAY).isoformat()
        return page

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Tell from which page the links of its Markdown lead."""
        self._unlink.page = page.file.src_uri
        return markdown

    @event_priority(100)
    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Bring the content of our pages before other plugins look at it, and tell MkDocs what it cannot read there."""
        made = self._made.get(page.file.src_uri)
        if made is None:
            return html
        page.toc = _contents(made, config)
        page.present_anchor_ids = made.ids
        return made.html

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Mend the theme's markup and add the content policy."""
        self._built[page.file.src_uri] = output
        return add_policy(_mended(output))

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Do the same to pages of the theme, such as 404.html."""
        return add_policy(_mended(output_content)) if template_name.endswith(".html") else output_content

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Give our parts of the theme their words, and the picture of shared links if there is one.

        The theme is compiled once, and not again whenever a preview is built anew.
        """
        env.bytecode_cache = COMPILED
        env.globals["explainer_picture"] = SITE_PICTURE if files.get_file_from_path(SITE_PICTURE) else None
        env.globals["explainer_interface"] = interface(_language(config))
        return env

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Check the finished site, after every other plugin has had its say."""
        problems = Problems()
        site = Path(config.site_dir)
        files = dict(walk_files(site))
        added = {MANIFEST: b""}
        if "search/search_index.json" in files:
            added["search/search_index.js"] = _index_script(files["search/search_index.json"])
        added[MANIFEST] = manifest({*files, *added})
        fill(site, added)
        check_site(files, problems, config.site_url or "/")
        for path in own_scripts(self._built):
            where = Location(SourceText(f"{Path(config.docs_dir).name}/{path}", ""), 0, 0)
            problems.error(Code.UNSAFE_HTML, "this page brings a script of its own", where, "take the script out")
        if problems.errors:
            raise PluginError("the built site is not sound\n\n" + as_text(problems))

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Build again when the data change."""
        server.watch(str(self._data(config)))
        return server

    def _load(self, config: MkDocsConfig) -> Story:
        problems = Problems()
        try:
            story = load_story(self._data(config), problems)
        except StoryError as error:
            raise PluginError(f"the data hold errors\n\n{as_text(error.problems)}") from None
        for problem in problems.notices:
            log.info("%s: %s [%s]", problem.location, problem.message, problem.code)
        for problem in problems.warnings:
            # a warning fails a strict build, and what another host has done must fail none
            tell = log.info if self.config.draft or problem.code is Code.SOURCE_GONE else log.warning
            tell("%s: %s [%s]", problem.location, problem.message, problem.code)
        return story

    def _data(self, config: MkDocsConfig) -> Path:
        return handed_on() or _project(config) / self.config.folder

    def _data_in_project(self, config: MkDocsConfig) -> str:
        """The data folder as counted from mkdocs.yml, not from where the build was started."""
        return posixpath.relpath(self._data(config).as_posix(), _project(config).as_posix())

    def _edit_base(self, config: MkDocsConfig) -> str | None:
        return f"{config.repo_url.rstrip('/')}/{self.config.edit_uri}" if config.repo_url else None


def _folders_by_hand(config: MkDocsConfig) -> tuple[str, ...]:
    """The folders of files written by hand: pages, and what a project changes in its theme."""
    return tuple(filter(None, (config.docs_dir, config.theme.custom_dir)))


def _stop_at(problems: Problems) -> None:
    """Tell what was done to files that go in, and fail if there are others."""
    if problems.errors:
        raise PluginError(f"files cannot go onto the site\n\n{as_text(problems.errors)}")
    for problem in problems.notices:
        log.info("%s: %s [%s]", problem.location, problem.message, problem.code)


def _check_names(files: Files, site: Site, config: MkDocsConfig) -> None:
    """Refuse files in each other's place, one of which would be left out without a word."""
    docs = [file for file in files if file.src_dir == config.docs_dir and file.inclusion.is_included()]
    by_hand = {file.dest_uri: display_path(Path(config.docs_dir) / file.src_uri) for file in docs}
    of_theme = (file.dest_uri for file in files if file.src_dir not in _folders_by_hand(config))
    ours = {File.generated(config, path, content="").dest_uri for path in site.files}
    told = [
        f"{by_hand[path]} {_TAKEN if other in ours else _ALIKE.format(other)}"
        for path, other in clashes([*ours, *of_theme, *(file.dest_uri for file in docs)])
        if path in by_hand
    ]
    if told:
        raise PluginError("\n".join(told))


_TAKEN = "has the name of a page or file that is made of the data; rename it"
_ALIKE = "would be one with {} on the site, or where letter case does not count; rename one of the two"

_FIRST_DAY, _LAST_DAY = date(1970, 1, 1), date(2106, 2, 6)
"""What MkDocs can date its packed sitemap by: seconds since 1970 in 32 bits (RFC 1952, 2.3.1)."""


class _Unlink(Extension):
    """Leaves the words of links to pages that a story without such entries does not have, and takes the links away.

    A page written by hand may then tell of claims or quotations before there are any. ``absent`` are those pages, and
    ``page`` is the one whose links are read.
    """

    absent: frozenset[str] | set[str] = frozenset()
    page = ""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- its name in Python-Markdown
        """Look at the links before MkDocs does, which warns of those that lead nowhere."""
        md.treeprocessors.register(_Unlinking(self), "explainer-unlink", 1)

    def leads_nowhere(self, href: str) -> bool:
        """Whether a link leads to a page that is not there for want of entries."""
        address = urlsplit(href)
        path = posixpath.normpath(posixpath.join(posixpath.dirname(self.page), unquote(address.path)))
        return not (address.scheme or address.netloc) and path in self.absent


class _Unlinking(Treeprocessor):
    def __init__(self, unlink: _Unlink) -> None:
        self._unlink = unlink

    def run(self, root: Element) -> None:
        for element in root.iter("a"):
            if self._unlink.leads_nowhere(element.get("href", "")):
                element.tag = "span"
                element.attrib.clear()


def _without(nav: Iterable[Any], absent: Iterable[str]) -> Iterator[Any]:
    """A navigation without the pages that are absent, and without the sections that then are empty."""
    for item in nav:
        if isinstance(item, dict):
            for title, inner in item.items():
                kept = list(_without(inner if isinstance(inner, list) else [inner], absent))
                if kept:
                    yield {title: kept if isinstance(inner, list) else inner}
        elif item not in absent:
            yield item


def _project(config: MkDocsConfig) -> Path:
    """The folder of mkdocs.yml."""
    return Path(config.config_file_path or ".").parent


def _contents(page: Page, config: MkDocsConfig) -> TableOfContents:
    """The headings of a page, each below the last higher one, as deep as the project lists them."""
    first, _, last = str(config.mdx_configs.get("toc", {}).get("toc_depth", 6)).rpartition("-")
    above = [AnchorLink("", "", 0)]
    for heading in page.headings:
        if int(first or 1) <= heading.level <= int(last):
            link = AnchorLink(heading.html, heading.id, heading.level)
            while above[-1].level >= link.level:
                above.pop()
            above[-1].children.append(link)
            above.append(link)
    return TableOfContents(above[0].children)


_INVALID = re.compile(
    r"""(<(?:input class="md-toggle"|label class="md-nav__link")[^<>]*?) (?:autocomplete="off"|tabindex="")"""
)
"""Attributes of Material's own elements that HTML does not allow there, and browsers pass over."""


def _mended(html: str) -> str:
    """A page without the mistakes in the theme's markup."""
    return _INVALID.sub(r"\1", html)


def _issues_url(repo_url: str | None) -> str | None:
    """Only where it is known how a code host takes title and text from an address."""
    host = urlsplit(repo_url or "").hostname
    return f"{str(repo_url).rstrip('/')}/issues/new" if host == "github.com" else None


def _index_script(index: bytes) -> bytes:
    """The index of the search as a script: a page opened from a folder may load scripts, but may not read files."""
    return b"var __index = " + index + b"\n"


def _language(config: MkDocsConfig) -> str:
    """The language of the interface: the theme's, if there is a catalogue of it."""
    return nearest_language(config.theme.get("language") or "") or "en"


def _navigation(site: Site, paths: list[str], words: Interface) -> list[Any]:
    """Pages where mkdocs.yml lists none: ours in their order, further reports together, then those written by hand."""
    own = [page.path for page in site.pages]
    reports = [path for path in own if path.startswith("reports/")]
    others = [path for path in own if path not in ("index.md", *reports)]
    more = [{words.gettext("More reports"): reports}] if reports else []
    return [{words.gettext("The report"): "index.md"}, *more, *others, *(path for path in paths if path not in own)]
