"""Texts written by hand: pages, and the few small files that web servers and search engines ask for by name."""

from __future__ import annotations

import re
from collections import Counter

from explainer.admission.file import File
from explainer.diagnostics.locations import Location, SourceText
from explainer.diagnostics.problems import Code, Problems
from explainer.diagnostics.text_checks import check_text
from explainer.files.texts import decoded

__all__ = ["admit_empty", "admit_host_name", "admit_page", "admit_robots", "read_file"]

# The form of a line; which fields there are is for search engines (RFC 9309, 2.2).
_ROBOTS_LINE = re.compile(r"[ \t]*(?:[A-Za-z][A-Za-z-]*[ \t]*:[^<>\n]*)?(?:#[^<>\n]*)?")

# Labels of letters, digits and inner hyphens, two or more (RFC 1123, 2.1); other scripts are written with xn--.
_HOST_NAME = re.compile(
    r"(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]", re.IGNORECASE
)


def read_file(file: File, problems: Problems) -> SourceText | None:
    """The text of a file in UTF-8 without characters that no text may hold; None with the reasons in ``problems``."""
    text = decoded(file.path, file.content, problems)
    return text if text and check_text(text, problems) else None


def admit_page(file: File, problems: Problems) -> bytes | None:
    """A page in Markdown, which its parser reads in a time that its author would wait for."""
    text = read_file(file, problems)
    return text.text.encode() if text and _is_readable(text, problems) else None


_MOST_OPEN = 20
_MOST_LINES = 1_000
_SIGN = re.compile(r"[\[\]()>]|<(?=[a-zA-Z/!?])")
_CLOSES = {"]": "[", ")": "(", ">": "<"}


def _is_readable(page: SourceText, problems: Problems) -> bool:
    """Whether no part of a page between blank lines is long, or opens so many brackets that others have to be closed.

    Python-Markdown, with which MkDocs reads pages, takes time with the square of the lines of such a part, and more
    with the brackets and tags that it leaves open.
    """
    lines, is_open = 0, Counter[str]()
    for number, line in enumerate(page.text.split("\n"), start=1):
        if not line.strip():
            lines, is_open = 0, Counter()
            continue
        lines += 1
        if lines > _MOST_LINES:
            message = f"more than {_MOST_LINES:,} lines stand here without a blank one"
            _tell_unreadable(page, page.offset(number), message, "leave a blank line between them", problems)
            return False
        for sign in _SIGN.finditer(line):
            opened = _CLOSES.get(sign[0], sign[0])
            is_open[opened] = max(0, is_open[opened] + (1 if opened == sign[0] else -1))
            if is_open[opened] > _MOST_OPEN:
                message = f"more than {_MOST_OPEN} '{opened}' are open here at once"
                _tell_unreadable(page, page.offset(number) + sign.start(), message, "close them", problems)
                return False
    return True


def _tell_unreadable(page: SourceText, start: int, message: str, remedy: str, problems: Problems) -> None:
    problems.error(Code.TOO_LARGE, message, Location(page, start, start + 1), remedy)


def admit_robots(file: File, problems: Problems) -> bytes | None:
    """What search engines are asked to leave out, ``robots.txt``."""
    text = read_file(file, problems)
    if text is None:
        return None
    for number, line in enumerate(text.text.split("\n"), start=1):
        if not _ROBOTS_LINE.fullmatch(line):
            start = text.offset(number)
            where = Location(text, start, start + len(line))
            remedy = "write lines such as 'User-agent: *' and 'Disallow: /drafts/'; a comment begins with #"
            problems.error(Code.REFUSED_FILE, "this is no line of robots.txt", where, remedy)
            return None
    return text.text.encode()


def admit_host_name(file: File, problems: Problems) -> bytes | None:
    """The name of the host that serves the site, ``CNAME``."""
    text = read_file(file, problems)
    if text is None:
        return None
    name = text.text.strip()
    if not _HOST_NAME.fullmatch(name):
        where = Location(text, 0, len(text.line(1)))
        remedy = "write one name, such as www.example.org, without https:// and without a path"
        problems.error(Code.REFUSED_FILE, "this is not the name of one host", where, remedy)
        return None
    return f"{name.lower()}\n".encode()


def admit_empty(file: File, problems: Problems) -> bytes | None:
    """A file that tells by being there, ``.nojekyll``."""
    if file.content.strip():
        file.refuse(problems, "this file should be empty", "delete what it holds")
        return None
    return b""
