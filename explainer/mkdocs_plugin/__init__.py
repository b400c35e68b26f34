"""The explainer as a MkDocs plugin. The only importer of mkdocs.

It generates the pages, watches the data, reads what is written by hand before MkDocs and the theme do, adds a content
policy to every page, and checks the finished site. MkDocs knows our pages by their front matter alone: their HTML is
finished, and no Markdown parser takes it apart again.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from explainer.admission.policy import check_folder, check_theme
from explainer.diagnostics.problems import Code, Problems
from explainer.files.manifest import MANIFEST, manifest
from explainer.files.package import has_pictures, program_digest
from explainer.files.store import store
from explainer.files.walking import FolderFiles
from explainer.files.workroom import target_of
from explainer.files.writing import fill
from explainer.finished.archive import INDEX
from explainer.finished.content_policy import Known, protect
from explainer.finished.file_types import is_script
from explainer.finished.gate import check_site
from explainer.finished.headers import HEADERS_FILE, headers_file
from explainer.finished.outward import hide_referrer
from explainer.kinds import KINDS
from explainer.kinds.project import Project
from explainer.mkdocs_plugin.absent import Unlink, without
from explainer.mkdocs_plugin.files_by_hand import admit_files, check_names
from explainer.mkdocs_plugin.known import known_code
from explainer.mkdocs_plugin.navigation import contents, lead_on, navigation
from explainer.mkdocs_plugin.options import PluginConfig
from explainer.mkdocs_plugin.pages_by_hand import HandWritten, encode_headings, encode_titles, has_file
from explainer.mkdocs_plugin.preview import Preview
from explainer.mkdocs_plugin.publication import Publication, refused
from explainer.mkdocs_plugin.search import with_records
from explainer.mkdocs_plugin.settings import (
    check_settings,
    data_folder,
    icons_of_theme,
    project_folder,
    settings_file,
    site_options,
    snippet_folders,
    where,
)
from explainer.mkdocs_plugin.telling import load, log, stop_at
from explainer.mkdocs_plugin.theme import THEME, as_title, mended, prepare
from explainer.mkdocs_plugin.themed import Themed, is_themed_alike
from explainer.mkdocs_plugin.unforeseen import in_one_line
from explainer.pages import Page, SiteOptions
from explainer.pages.context import Context
from explainer.pages.entries import SITE_PICTURE
from explainer.pages.interface import interface
from explainer.pages.makers import Makers
from explainer.pages.newest import REPORTS, newest_first
from explainer.pages.search import Record, covered, records
from explainer.pages.ways import ways
from explainer.site import build_kept_site

# What is wrong with a PDF is told in one line, and not in the many in which its reader thinks aloud.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

SCRIPT = "assets/explainer/explainer.js"


class ExplainerPlugin(BasePlugin[PluginConfig]):
    """Generates the explainer's pages into MkDocs."""

    _project: Project
    _ways: tuple[tuple[str, str, str], ...]
    _options: SiteOptions
    _made: Mapping[str, Page]
    _records: tuple[Record, ...]
    _covered: frozenset[str]
    _reports: tuple[str, ...]
    _scripts: frozenset[str]
    _unlink: Unlink
    _by_hand: HandWritten
    _known: Known
    _publication: Publication | None = None
    _site_dir = ""
    _preview: Preview | None = None
    _themed: Themed | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Know whether this is a preview, which stands in a folder of its own, where nobody else looks."""
        is_preview = command == "serve"
        self._preview, self._themed = (Preview(), Themed()) if is_preview else (None, None)

    @event_priority(100)
    def _begin(self, config: MkDocsConfig) -> MkDocsConfig:
        """Let MkDocs build beside the site, before another plugin asks where that is."""
        self._give_up()
        is_ours = target_of(Path(config.site_dir)) is not None  # ``explainer build`` puts the site in its place itself
        self._publication = None if self._preview or is_ours else Publication(config)
        self._site_dir = config.site_dir
        return config

    def _bring(self, config: MkDocsConfig) -> MkDocsConfig:
        """Bring our theme overrides, style sheet and script, if nothing stands in the way that could not go in."""
        problems, settings = Problems(), settings_file(config)
        check_settings(config, settings, self.config.allow_scripts, problems)
        folders = {Path(config.docs_dir), *snippet_folders(config, settings, problems)}
        stop_at(problems, "mkdocs.yml cannot be used")
        for folder in sorted(folders):
            check_folder(folder, problems)
        if config.theme.custom_dir:
            check_theme(Path(config.theme.custom_dir), problems)
        stop_at(problems)
        if not has_pictures():
            log.info("shared links get no picture; it needs the program's extra 'pictures'")
        if not config.repo_url:
            config.edit_uri = None  # MkDocs would link to pages that are not on the site
        # no style in an attribute counts on our pages, so that cells of tables would all begin at their start
        config.mdx_configs.setdefault("tables", {}).setdefault("use_align_attribute", True)
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))  # behind what a project puts first
        self._unlink = Unlink()
        config.markdown_extensions.append(self._unlink)  # type: ignore[arg-type]  # extensions may be objects, too
        config.extra_css.append("assets/explainer/explainer.css")
        config.extra_javascript.append(SCRIPT)
        return config

    on_config = CombinedEvent(_begin, _bring)

    @event_priority(100)
    def _admit(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Put what is admitted in the place of what was written by hand, before anybody reads that."""
        admit_files(files, config, self.config.allow_scripts)
        return files

    def _generate(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Generate pages and assets from the data, beside the pages that were written by hand."""
        self._by_hand = HandWritten(files, config)
        # large, and nobody needs it when the pages are made
        story = load(data_folder(config, self.config), is_draft=self.config.draft)
        self._project = story.project.value
        options = self._options = site_options(config, self.config, is_preview=self._preview is not None)
        context = Context(story, options)
        site = build_kept_site(context, project_folder(config))
        check_names(files, site.paths, config)
        self._made = {page.path: page for page in site.pages}
        self._records, self._covered = tuple(records(context, site.pages)), frozenset(covered(context))
        self._reports = tuple(map(context.article_path, newest_first(story)))
        self._ways = tuple((path, options.served(path), words) for path, words in ways(story, context.interface))
        self._scripts = frozenset(asset.path for asset in site.assets if is_script(asset.path))
        self._unlink.absent = {REPORTS, *(f"{kind.page}.md" for kind in KINDS.values())} - set(self._made)
        self._unlink.moved = context.tables.moved
        for page in site.pages:
            # A project may write its own navigation and leave pages of ours out, such as those that come with a later
            # version of this program; MkDocs would warn of each, and a strict build would fail.
            file = File.generated(config, page.path, content=page.front_matter, inclusion=InclusionLevel.NOT_IN_NAV)
            file.edit_uri = f"../{page.source}" if page.source else None
            files.append(file)
        for asset in site.assets:
            generated = self._preview.file if self._preview else File.generated
            files.append(generated(config, asset.path, content=asset.content))
        if config.nav is None:
            paths = [file.src_uri for file in files.documentation_pages()]
            config.nav = navigation(self._made, paths, interface(options.language))
        else:
            config.nav = list(without(config.nav, self._unlink.absent))
        return files

    on_files = CombinedEvent(_admit, _generate)

    def on_pre_page(self, page: MkDocsPage, *, config: MkDocsConfig, files: Files) -> MkDocsPage:
        """Date every page by the content, not by the clock, so that equal input gives equal bytes."""
        updated = self._project.updated.last
        if updated:
            page.update_date = min(max(updated, _FIRST_DAY), _LAST_DAY).isoformat()
        return page

    @event_priority(100)
    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Let others see only what we have read of a page's head, and tell from where the links of the page lead."""
        path = self._unlink.page = page.file.src_uri
        if path in self._made:
            if path in self._covered:
                page.meta["search"] = {"exclude": True}  # our records tell what is found there
            return markdown
        page.meta = self._by_hand.meta(page.file)
        return markdown

    @event_priority(100)
    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Bring the content of our pages before other plugins look at it, and tell MkDocs what it cannot read there."""
        made = self._made.get(page.file.src_uri)
        if made is None:
            return html
        page.toc = contents(made, config)
        page.present_anchor_ids = made.ids
        return made.html

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Mend the theme's markup and add the content policy."""
        return self._finished(output)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Do the same to pages of the theme, such as 404.html."""
        return self._finished(output_content) if template_name.endswith(".html") else output_content

    def _finished(self, html: str) -> str:
        return protect(hide_referrer(mended(html)), self._known)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Make titles in mkdocs.yml texts that are no HTML, and pages that are listed elsewhere lead on."""
        encode_titles(nav.items)
        lead_on(nav, files, REPORTS, self._reports)
        for index in {page.part_of: None for page in self._made.values() if page.part_of}:
            lead_on(nav, files, index, [path for path, page in self._made.items() if page.part_of == index])
        return nav

    @event_priority(100)
    def _prepare_theme(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Give our parts of the theme their words, and the picture of shared links if there is one."""
        variables = {
            "explainer_pages": self._made,
            "explainer_makers": Makers(self._project, interface(self._options.language)),
            "explainer_ways": self._ways,
            "explainer_trust": self._options.served("trust.md"),
            "explainer_picture": SITE_PICTURE if files.get_file_from_path(SITE_PICTURE) else None,
            "explainer_interface": interface(self._options.language),
        }
        prepare(env, variables)
        if self._themed and is_themed_alike(config):
            picture = variables["explainer_picture"]
            self._themed.attend(env, self._made, [self._project, self._ways, picture, self._options])
        problems, settings = Problems(), settings_file(config)
        for icon in icons_of_theme(config):
            if "/" in icon and not has_file(env, f".icons/{icon}.svg"):
                problems.error(Code.BAD_VALUE, f"the theme has no icon '{icon}'", where(settings, icon))
        stop_at(problems, "mkdocs.yml cannot be used")
        self._known = known_code(config, files, variables, self.config.allow_scripts, self._scripts)
        return env

    @event_priority(-100)
    def _check_pages(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Check what is written by hand, after every other plugin has had its say, and before anything is printed."""
        problems = Problems()
        self._by_hand.check_files_of_theme(env, problems)
        for file in files.documentation_pages():
            if file.page:
                encode_headings(file.page)
                self._by_hand.check(file.page, problems)
        stop_at(problems, "pages hold what no page may")
        return env

    on_env = CombinedEvent(_prepare_theme, _check_pages)

    @event_priority(-100)
    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Tell the theme that the content of a page is HTML and its head text, whatever others have made of both."""
        problems = Problems()
        self._by_hand.check(page, problems)
        stop_at(problems, "pages hold what no page may")
        page.meta.update({name: as_title(value) for name, value in page.meta.items() if isinstance(value, str)})
        page.content = Markup(page.content or "")  # noqa: S704 -- our own, or checked
        return context

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Check the finished site, after every other plugin has had its say."""
        problems = Problems()
        site = Path(config.site_dir)
        files = FolderFiles(site)
        added = {}
        if INDEX in files:  # else the project has no search
            added[INDEX] = with_records(files[INDEX], self._records)
        tiles = self._project.map.tiles
        known = replace(self._known, tiles=frozenset([tiles.url] if tiles else []))
        added[HEADERS_FILE] = headers_file(known)
        added[MANIFEST] = manifest({*files, *added})
        fill(site, added)
        with store("finished", project_folder(config), program_digest()) as kept:
            check_site(FolderFiles(site), problems, config.site_url or "/", known, kept.made)
        stop_at(problems, "the built site is not sound")
        if self._publication:
            self._publication.finish()
            self._publication = None

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the site as it was, and tell in one line what the system refuses, or what nobody foresaw.

        That may be a value in mkdocs.yml of which a theme wants another type.
        """
        self._give_up()
        if not isinstance(error, MkDocsException):
            log.debug("the error as Python tells it", exc_info=error)
            if isinstance(error, OSError) and error.errno is not None:  # a file that Jinja misses is an OSError, too
                raise PluginError(refused(error, self._site_dir)) from error
            raise PluginError(in_one_line(error)) from error

    def on_shutdown(self) -> None:
        """Leave the site as it was when somebody ends the build by Ctrl-C, which is no error to MkDocs."""
        self._give_up()
        if self._preview:
            self._preview.close()
            self._preview = self._themed = None

    def _give_up(self) -> None:
        if self._publication:
            self._publication.give_up()
            self._publication = None

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Build again when the data change."""
        server.watch(str(data_folder(config, self.config)))
        return server


_FIRST_DAY, _LAST_DAY = date(1970, 1, 1), date(2106, 2, 6)
"""What MkDocs can date its packed sitemap by: seconds since 1970 in 32 bits (RFC 1952, 2.3.1)."""
