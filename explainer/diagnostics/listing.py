"""Problems listed as text for people, JSON for programs, and annotations for code hosts."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from explainer.diagnostics.locations import Location, SourceText
from explainer.diagnostics.problems import Problem
from explainer.words.english import counted
from explainer.words.terminal import shown

__all__ = ["FORMATS", "as_diff", "as_github", "as_json", "as_text", "summary"]

_WIDTH = 160  # characters of a line that are shown; a pasted page or picture may be one line of a megabyte


def as_text(problems: Iterable[Problem]) -> str:
    """Each problem with its line, carets below the place, and the remedy."""
    return "\n\n".join(map(_text, problems))


def _text(problem: Problem) -> str:
    where = problem.location
    lines = [shown(f"{where}: {problem.severity}: {problem.message} [{problem.code}]")]
    gutter = ""
    if where.file.text:
        number = str(where.line)
        gutter = " " * len(number)
        line, indent = _clipped(where)
        carets = "^" * max(1, min(where.end - where.start, len(line) - indent))
        lines.append(f" {number} | {shown(line)}")
        lines.append(f" {gutter} | {' ' * indent}{carets}")
    if problem.remedy:
        lines.append(shown(f" {gutter} = {problem.remedy}" if gutter else f" = {problem.remedy}"))
    return "\n".join(lines)


def _clipped(where: Location) -> tuple[str, int]:
    """The part of a line around the start of a place, and the offset of the start in that part."""
    begin, end = where.file.line_range(where.line)
    start = max(begin, min(where.start - _WIDTH // 2, end - _WIDTH))
    before, after = "…" if start > begin else "", "…" if start + _WIDTH < end else ""
    part = where.file.text[start : min(start + _WIDTH, end)]
    return f"{before}{part}{after}", where.start - start + len(before)


def as_diff(before: SourceText, after: SourceText) -> str:
    """The change of a file as a unified diff for people, in which line ends and control characters do not show."""
    old, new = _LINE.findall(before.raw), _LINE.findall(after.raw)
    paths = shown(before.path), shown(after.path)
    return "\n".join(_diff_line(line) for line in difflib.unified_diff(old, new, *paths))


_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")  # str.splitlines would also split at U+2028 and form feeds


def _diff_line(line: str) -> str:
    bare = line.rstrip("\r\n")
    return shown(bare) if bare != line else f"{shown(bare)}\n\\ No newline at end of file"


def as_json(problems: Iterable[Problem]) -> str:
    """A JSON array of objects with stable keys; lines and columns start at 1."""
    return json.dumps([_object(problem) for problem in problems], ensure_ascii=False, indent=2)


def _object(problem: Problem) -> dict[str, Any]:
    where = problem.location
    end_line, end_column = where.end_position
    return {
        "path": where.path,
        "line": where.line,
        "column": where.column,
        "end_line": end_line,
        "end_column": end_column,
        "severity": problem.severity,
        "code": str(problem.code),
        "message": problem.message,
        "remedy": problem.remedy,
    }


def as_github(problems: Iterable[Problem]) -> str:
    """Workflow commands, which GitHub shows as annotations on the lines of a pull request."""
    return "\n".join(map(_command, problems))


def _command(problem: Problem) -> str:
    where = problem.location
    properties = {"file": where.path, "line": where.line, "col": where.column, "title": problem.code}
    listed = ",".join(f"{key}={_escape(str(value), ':,')}" for key, value in properties.items())
    text = problem.message + (f". {problem.remedy}" if problem.remedy else "")
    return f"::{problem.severity} {listed}::{_escape(text)}"


def _escape(text: str, more: str = "") -> str:
    """Percent-encoding as the runner decodes it: in properties also the characters that separate them."""
    text = "".join(char if char.isprintable() or char in "\r\n" else "�" for char in text)
    for char in "%\r\n" + more:  # the percent sign first, or it would escape the escapes
        text = text.replace(char, f"%{ord(char):02X}")
    return text


def summary(problems: Iterable[Problem]) -> str:
    """How many errors and warnings, in one line, and how many notices if there are any."""
    found = [problem.severity for problem in problems]
    errors, warnings, notices = (counted(found.count(one), one) for one in ("error", "warning", "notice"))
    return f"{errors} and {warnings}" + (f", {notices}" if "notice" in found else "")


FORMATS: Mapping[str, Callable[[Iterable[Problem]], str]] = {"text": as_text, "json": as_json, "github": as_github}
