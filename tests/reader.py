"""What the tests in the browser look at: the built site, and a watch over requests and complaints."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request


@dataclass(frozen=True)
class BuiltSite:
    """The built site: its folder, where it is served, and the paths of its pages."""

    folder: Path
    address: str

    @property
    def pages(self) -> list[str]:
        """Every page; of the pages of single entries, which are all made alike, one in twenty."""
        every = sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))
        single = [path for path in every if path.startswith("entry/")]
        return [path for path in every if path not in single] + single[::20]


@dataclass
class Watch:
    """Everything that went wrong, and every request."""

    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        context.on("console", self._console)
        context.on("weberror", lambda error: self.complaints.append(f"error: {error.error}"))
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("requestfailed", self._failed)
        context.on("response", lambda r: self.complaints.append(f"{r.status}: {r.url}") if r.status >= 400 else None)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"console: {message.text}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # what the reader left before it was there
            self.complaints.append(f"failed: {request.url} {request.failure}")

    def hosts(self) -> set[str]:
        return {urlsplit(url).hostname or "" for url in self.requests if not url.startswith(("data:", "blob:"))}
