"""mkdocs.yml: what may stand there as far as its texts reach pages, where it stands, and what it asks of us."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError

from explainer.diagnostics.locations import Location, SourceText
from explainer.diagnostics.problems import Code, Problems
from explainer.files.entries import display_path
from explainer.files.environment import handed_on
from explainer.files.texts import read_text as read_file
from explainer.finished.hand_written import check_content, scheme_of
from explainer.mkdocs_plugin.options import PluginConfig
from explainer.pages import SiteOptions
from explainer.pages.interface import nearest_language

__all__ = [
    "check_settings",
    "data_folder",
    "icons_of_theme",
    "project_folder",
    "settings_file",
    "site_options",
    "snippet_folders",
    "where",
]

_CODE_SCHEMES = {"javascript", "data", "vbscript", "blob"}
_SCRIPT_HASH = re.compile(r"sha256-[A-Za-z0-9+/]{43}=")
_SCRIPT_PATH = re.compile(r"(?![/.])(?!.*(?:^|/)\.\.?(?:/|$))[\w./-]+\.m?js")
_ICON = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)+|[a-z0-9]+")


def check_settings(config: MkDocsConfig, file: SourceText, allowed: Iterable[str], problems: Problems) -> None:
    """Add what would bring code or another host to every page; mark the line of rights as the HTML it may be.

    ``allowed`` are the scripts that the project names.
    """
    if config.copyright:
        check_content(str(config.copyright), file, problems)
        config.copyright = Markup(config.copyright)  # noqa: S704 -- checked
    for text in _texts([config.nav, config.extra, config.repo_url, config.site_url, config.edit_uri]):
        if scheme_of(text) in _CODE_SCHEMES:
            message, remedy = f"'{text[:60]}' is not a safe address", "name an address that begins with https:"
            problems.error(Code.UNSAFE_HTML, message, where(file, text), remedy)
    for text in filter(None, (config.site_url, config.repo_url)):
        if "@" in text.partition("://")[2].partition("/")[0]:
            message = "this address holds the name of a user, and perhaps a password, and every page would tell it"
            problems.error(Code.BAD_VALUE, message, where(file, text), "take out what stands before the sign @")
    for name in allowed:
        if not (_SCRIPT_HASH.fullmatch(name) or _SCRIPT_PATH.fullmatch(name)):
            message = f"'{name}' is neither the path of a script nor the hash of one"
            remedy = "write a path below docs, such as js/name.js, or sha256- and the hash in Base64"
            problems.error(Code.BAD_VALUE, message, where(file, name), remedy)
    for script in map(str, config.extra_javascript):
        if script not in allowed:
            remedy = "name it below 'allow_scripts' of the plugin explainer, too, if it may run on every page"
            problems.error(Code.UNSAFE_HTML, f"the script '{script}' is not allowed", where(file, script), remedy)
    if config.extra.get("analytics"):
        message, remedy = "what counts readers tells others who reads what", "leave 'analytics' out"
        problems.error(Code.UNSAFE_HTML, message, where(file, "analytics"), remedy)
    if config.extra_templates:
        remedy = "leave 'extra_templates' out; a page goes into docs as Markdown"
        message = "templates in docs would run as programs when the site is built"
        problems.error(Code.UNSAFE_HTML, message, where(file, "extra_templates"), remedy)
    if _name_of(_PICTURES, config):
        message = "pictures would come into pages unseen, from wherever a link leads"
        problems.error(Code.UNSAFE_HTML, message, where(file, _PICTURES), f"leave '{_PICTURES}' out")
    for icon in icons_of_theme(config):
        if not _ICON.fullmatch(icon):
            problems.error(Code.BAD_VALUE, f"'{icon[:60]}' is not the name of an icon", where(file, icon), _AN_ICON)


_SNIPPETS, _PICTURES = "pymdownx.snippets", "pymdownx.b64"


def _name_of(extension: str, config: MkDocsConfig) -> str | None:
    """How mkdocs.yml names an extension of Markdown, if at all: its class may stand behind a colon."""
    return next((name for name in config.markdown_extensions if name.partition(":")[0] == extension), None)


def snippet_folders(config: MkDocsConfig, file: SourceText, problems: Problems) -> Iterator[Path]:
    """The folders from which pages may bring files into their text: ``docs_dir``, or those that mkdocs.yml names.

    The extension would bring any file of the project, so also what Git keeps and a link leads to, and pass over in
    silence what is not there.
    """
    name = _name_of(_SNIPPETS, config)
    if name is None:
        return
    options = config.mdx_configs[name] = {
        "base_path": config.docs_dir,
        "check_paths": True,
        **config.mdx_configs.get(name, {}),
    }
    if options.get("url_download") or not options.get("restrict_base_path", True):
        message = "snippets from elsewhere would come onto the site unseen"
        remedy = "leave 'url_download' and 'restrict_base_path' out, and put the files into the project"
        problems.error(Code.UNSAFE_HTML, message, where(file, _SNIPPETS), remedy)
    project = Path(config.config_file_path or ".").resolve().parent
    named = options["base_path"]
    for one in named if isinstance(named, list | tuple) else [named]:
        try:
            folder = Path(one).absolute()
        except BuildError:  # MkDocs' folder of the page itself, which lies in docs
            continue
        yield folder
        if project.is_relative_to(folder.resolve()):
            message = "snippets could bring any file of the project onto the site"
            remedy = "name folders that hold nothing else below 'base_path'; without it they are looked for in docs"
            problems.error(Code.UNSAFE_HTML, message, where(file, "base_path"), remedy)


_AN_ICON = "write one such as material/map"


def icons_of_theme(config: MkDocsConfig) -> list[str]:
    """The names below ``theme: icon``, and the kinds for which they stand, which become names in styles."""
    return list(_texts(config.theme.get("icon"), keys=True))


def where(file: SourceText, text: str) -> Location:
    """Where a text first stands in a file; its start if it does not stand there as it is."""
    start = file.text.find(text)
    return Location(file, start, start + len(text)) if start >= 0 and text else Location(file, 0, 0)


def _texts(value: Any, *, keys: bool = False) -> Iterator[str]:
    """Every text in lists and mappings; their keys too if wanted."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            if keys:
                yield str(key)
            yield from _texts(item, keys=keys)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item, keys=keys)


def settings_file(config: MkDocsConfig) -> SourceText:
    """The text of mkdocs.yml; none if it cannot be read again."""
    path = Path(config.config_file_path or "mkdocs.yml")
    return read_file(path, Problems()) or SourceText(display_path(path), "")


def project_folder(config: MkDocsConfig) -> Path:
    """The folder of mkdocs.yml."""
    return Path(config.config_file_path or ".").parent


def data_folder(config: MkDocsConfig, options: PluginConfig) -> Path:
    """The folder of the story: the one that ``explainer build`` was given, or the one that mkdocs.yml names."""
    return handed_on() or project_folder(config) / options.folder


def site_options(config: MkDocsConfig, options: PluginConfig, *, is_preview: bool) -> SiteOptions:
    """What mkdocs.yml asks of our pages."""
    project, data = project_folder(config), data_folder(config, options)
    return SiteOptions(
        edit_base=f"{config.repo_url.rstrip('/')}/{options.edit_uri}" if config.repo_url else None,
        # as counted from mkdocs.yml, not from where the build was started
        data_folder=posixpath.relpath(data.as_posix(), project.as_posix()),
        issues_url=_issues_url(config.repo_url),
        site_url=f"{config.site_url.rstrip('/')}/" if config.site_url else None,
        directory_urls=config.use_directory_urls,
        contributor_pages=options.contributor_pages,
        language=_language(config),
        is_preview=is_preview,
    )


def _issues_url(repo_url: str | None) -> str | None:
    """Only where it is known how a code host takes title and text from an address."""
    host = urlsplit(repo_url or "").hostname
    return f"{str(repo_url).rstrip('/')}/issues/new" if host == "github.com" else None


def _language(config: MkDocsConfig) -> str:
    """The language of the interface: the theme's, if there is a catalogue of it."""
    return nearest_language(config.theme.get("language") or "") or "en"
