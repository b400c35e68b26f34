"""What the installed theme brings to every page, and which of its parts we put ours in the place of.

As a program (``make theme``) it writes ``theme.txt`` anew and shows the difference: what a new version of the theme
changes is to be read before it reaches readers. Scripts, files and parts of the theme are told by their digests.
"""

from __future__ import annotations

import difflib
import hashlib
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import material
from harbour import build_with_mkdocs, write_project

from explainer.finished.content_policy import known_code
from explainer.mkdocs_plugin.theme import THEME

RECORD = Path(__file__).with_suffix(".txt")
PACKAGE = "mkdocs-material"
TEMPLATES = Path(material.__file__).parent / "templates"


def installed() -> str:
    """The record of the theme that is installed, a fact a line."""
    return "".join(f"{line}\n" for line in _facts())


def recorded_version() -> str:
    """The version of the theme that ``theme.txt`` tells of."""
    return RECORD.read_text(encoding="utf-8").split()[1]


def _facts() -> Iterator[str]:
    yield f"{PACKAGE} {version(PACKAGE)}"
    with tempfile.TemporaryDirectory() as folder:
        site = build_with_mkdocs(write_project(Path(folder)), Path(folder) / "site")
    scripts, styles, _ = known_code(site["404.html"].decode())
    yield from sorted(f"script in a page {digest}" for digest in scripts)
    yield from sorted(f"style in a page {digest}" for digest in styles)
    files = {path: content for path, content in site.items() if _is_of_theme(path)}
    languages = [content for path, content in files.items() if "/lunr/" in path]
    yield from (f"file {path} {_digest(content)}" for path, content in files.items() if content not in languages)
    yield f"files assets/javascripts/lunr {_digest(*languages)}"
    yield f"templates {_digest(*(path.read_bytes() for path in sorted(TEMPLATES.rglob('*.html'))))}"
    for part in sorted(path.relative_to(THEME) for path in THEME.rglob("*.html")):
        replaced = TEMPLATES / part
        if replaced.is_file():
            yield f"replaced by ours {part.as_posix()} {_digest(replaced.read_bytes())}"


def _is_of_theme(path: str) -> bool:
    return path.endswith((".js", ".css")) and not path.startswith(("assets/explainer/", "search/"))


def _digest(*contents: bytes) -> str:
    return hashlib.sha256(b"".join(contents)).hexdigest()


def main() -> int:
    """Write the record, and show what is other than before."""
    before = RECORD.read_text(encoding="utf-8") if RECORD.exists() else ""
    after = installed()
    RECORD.write_text(after, encoding="utf-8")
    named = ("before", "now")
    sys.stdout.writelines(difflib.unified_diff(before.splitlines(True), after.splitlines(True), *named, n=0))
    print(
        "the theme is as recorded" if before == after else "look at what the theme has changed, and test in a browser"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
