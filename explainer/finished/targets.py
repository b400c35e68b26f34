"""Where the addresses on the pages of a built site lead: to one of its files, elsewhere, or into the void."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

from explainer.diagnostics.problems import Code

__all__ = ["Target", "Targets", "Verdict"]

_LINK_SCHEMES = {"", "http", "https", "mailto"}

_SERVE = "serve the file from the site"
_SAFE = "a link may begin with https:, http: or mailto:, or lead to a page of the site"

Verdict = tuple[Code, str, str | None]
"""What is wrong with an address, in words, and what to do."""


class Target(NamedTuple):
    """Where an address leads, up to its fragment: to a file of the site, elsewhere (None), or into the void.

    ``is_here`` says that it leads to the file in which it stands, whichever that is. What is ``wrong`` is told in words
    that follow the address.
    """

    path: str | None = None
    is_here: bool = False
    wrong: Verdict | None = None


@dataclass(frozen=True)  # without slots: a cached property needs a ``__dict__``
class Targets:
    """Where addresses lead on a site, by the paths of its files and the address at which it is served.

    Each is looked for once, as most stand on many pages.
    """

    files: Collection[str]
    address: SplitResult
    _found: dict[tuple[str, str, bool], Target] = field(default_factory=dict)

    @cached_property
    def root(self) -> str:
        """The path at which the site is served, with a slash at either end."""
        return f"/{self.address.path.strip('/')}/".replace("//", "/")

    @cached_property
    def by_folded_path(self) -> Mapping[str, str]:
        """Every file by its path without capitals."""
        return {path.casefold(): path for path in self.files}

    def of(self, folder: str, address: str, *, is_loaded: bool) -> Target:
        """Where an address without a fragment leads that stands in a file of ``folder``."""
        key = (folder, address, is_loaded)
        if (found := self._found.get(key)) is None:
            found = self._found[key] = self._of(folder, address, is_loaded=is_loaded)
        return found

    def _of(self, folder: str, address: str, *, is_loaded: bool) -> Target:
        try:
            parts = urlsplit(address)
        except ValueError:
            return Target(wrong=(Code.BROKEN_LINK, "is not an address", None))
        if parts.scheme == "data" and is_loaded:
            return Target()
        if parts.scheme not in _LINK_SCHEMES:
            return Target(wrong=(Code.UNSAFE_HTML, "is not a safe address", _SAFE))
        if self.is_own(parts):
            return self._here(folder, parts.path or "/")
        if not (parts.netloc or parts.scheme):
            return self._here(folder, parts.path)
        if is_loaded:
            return Target(wrong=(Code.FOREIGN_ADDRESS, "would be loaded from another host", _SERVE))
        return Target()

    def is_own(self, parts: SplitResult) -> bool:
        """Whether an address with a host leads below the place where the site is served; a newsroom may have both the
        original report and its explainer on one host."""
        own = self.address
        is_our_host = own.netloc and parts.netloc.lower() == own.netloc.lower() and parts.scheme in ("", own.scheme)
        return bool(is_our_host) and f"{posixpath.normpath(parts.path or '/')}/".replace("//", "/").startswith(
            self.root
        )

    def _here(self, folder: str, link: str) -> Target:
        """Where the path of an address leads on the site itself."""
        if not unquote(link):
            return Target(is_here=True)
        wanted = self.resolve(folder, unquote(link))
        target = self._file_at(wanted)
        return Target(target) if target else Target(wrong=(Code.BROKEN_LINK, "leads to no file", self._remedy(wanted)))

    def resolve(self, folder: str, link: str) -> str | None:
        """The path a link means, counted from the root of the site; a folder ends in a slash. None if it is elsewhere.

        ``link`` is the path of a URL, absolute or relative to ``folder``.
        """
        if link.startswith("/"):
            if not f"{link}/".startswith(self.root):
                return None
            link, folder = link[len(self.root) :] or "./", ""
        joined = posixpath.normpath(posixpath.join(folder, link))
        if joined == ".":
            return "/"
        return f"{joined}/" if posixpath.basename(link) in ("", ".", "..") else joined

    def _file_at(self, wanted: str | None) -> str | None:
        """The file at a path: itself, or the page of a folder."""
        if wanted is None:
            return None
        index = posixpath.join(wanted, "index.html").lstrip("/")
        return next((path for path in (wanted, index) if path in self.files), None)

    def _remedy(self, wanted: str | None) -> str | None:
        """What a dead path was probably meant to be."""
        if wanted is None:
            return f"the site is served below {self.root}"
        if found := self.by_folded_path.get(wanted.casefold()):
            return f"did you mean '{found}'? small and capital letters differ"
        if any(path.startswith(f"{wanted.rstrip('/')}/") for path in self.files):
            return "that is a folder without a page of its own; name a file in it"
        return None
