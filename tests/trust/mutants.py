"""Files that somebody broke, by hand or on purpose: whatever stands in them is told, and never ends in a traceback.

A mutant is a project of which one file was changed by a program: data, articles, pages written by hand, or the
configuration of MkDocs. Most are only checked; some are built, by MkDocs itself. What is raised must be ours or
MkDocs' own, which both are told in a line. Where MkDocs stumbles over its configuration before any plugin is there,
what counts is what ``explainer build`` makes of it.
"""

from __future__ import annotations

import contextlib
import io
import logging
import random
import tempfile
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from click import ClickException
from harbour import FILES, MKDOCS
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from variants import full

from explainer.commands.build import what_is_wrong
from explainer.diagnostics.errors import ExplainerError, SiteError
from explainer.diagnostics.listing import FORMATS
from explainer.diagnostics.problems import Problems
from explainer.reading.loading import load_story
from trust.figures import Figure

COUNT = 10_000
BUILT = 12
"""One of so many mutants of data is built; those of pages and of the configuration always are."""

PAGE = """---
title: About
description: How this was made.
hide: [toc]
search: {exclude: true}
icon: material/information
status: new
tags: [a, b]
---

# About { #about }

The [report](index.md), the [quotations](quotes.md#open-in-may) and <em>more</em>.

- one
- two

| a | b |
|---|---|
| 1 | 2 |

```text
code
```
"""

CONFIGURATION = f"""{MKDOCS}
repo_name: harbour
edit_uri: edit/main/docs/
copyright: Nobody
markdown_extensions:
  - attr_list
  - tables
  - toc: {{toc_depth: 2, permalink: false}}
nav:
  - The report: index.md
  - people.md
  - About: [about.md, sources.md]
"""

PROJECT: Mapping[str, str] = {
    **{f"data/{name}": text.lstrip("\n") for name, text in full(FILES).items()},
    "docs/about.md": PAGE,
    "mkdocs.yml": CONFIGURATION,
}

WEIGHTS = {"mkdocs.yml": 12, "docs/about.md": 8, "data/explainer.yml": 12, "data/articles/grain.md": 12}
"""How often a file is drawn, others once in ten."""

HOSTILE = (
    "<script>alert(1)</script>", "{{ 7 * 7 }}", "{% include 'x' %}", "${7*7}", "../../../etc/passwd", "/dev/null",
    "javascript:alert(1)", "\x00", "\x1b[31m", "\u202e", "\u2028", "\ufeff", "\U0001f600", "e\u0301" * 40, "'" * 30,
    '"' * 30, "[" * 60, "{" * 60, "(" * 400, "*" * 300, "- " * 100, "\t", "\r", "%s%n%x",
    "!!python/object/apply:os.system [id]", "!ENV HOME", "!ENV [X, 3]", "&a [*a]", "<<: *a", "? x", "---", "...",
    "|", "=", "nan", ".inf", "-0", "1e999", "0x1F", "9" * 400, "2030-02-30", "0000-00-00", "Ⅷ", "٣", "true", "null",
    "~", "", "https://[::1", "https://x.example:99999/", "http://\u00e9.example/\u00e9", "mailto:",
    "data:text/html,x", "#", "?", "\\", "[x](javascript:alert(1))", "![x](x.svg)", "[x]: y", "> " * 80, "#" * 9 + " x",
    "```", "~~~", "&#0;", "&#x202e;", "&bogus;",
)  # fmt: skip

Change = Callable[[bytes, random.Random], bytes]


def _somewhere(text: bytes, drawn: random.Random) -> int:
    return drawn.randrange(len(text) + 1)


def _lines(change: Callable[[list[bytes], int, random.Random], Sequence[bytes]]) -> Change:
    """A change of one line, which it gets among all others."""

    def changed(text: bytes, drawn: random.Random) -> bytes:
        lines = text.split(b"\n")
        number = drawn.randrange(len(lines))
        return b"\n".join([*lines[:number], *change(lines, number, drawn), *lines[number + 1 :]])

    return changed


def _value(line: bytes, drawn: random.Random) -> bytes:
    """The line with a hostile value in the place of its own."""
    start, colon, _ = line.partition(b": ")
    return start + (colon or b": ") + drawn.choice(HOSTILE).encode("utf-8", "surrogatepass")


def _flip(text: bytes, drawn: random.Random) -> bytes:
    at = _somewhere(text[1:], drawn)
    return text[:at] + bytes([text[at] ^ (1 << drawn.randrange(8))]) + text[at + 1 :]


def _insert(text: bytes, drawn: random.Random) -> bytes:
    at = _somewhere(text, drawn)
    return text[:at] + drawn.choice(HOSTILE).encode("utf-8", "surrogatepass") + text[at:]


def _cut_out(text: bytes, drawn: random.Random) -> bytes:
    one, two = sorted((_somewhere(text, drawn), _somewhere(text, drawn)))
    return text[:one] + text[two:]


CHANGES: Mapping[str, Change] = {
    "one bit": _flip,
    "several bits": lambda text, drawn: _flip(_flip(_flip(text, drawn), drawn), drawn),
    "a character deleted": lambda text, drawn: text[: (at := _somewhere(text, drawn))] + text[at + 1 :],
    "a piece deleted": _cut_out,
    "the end cut off": lambda text, drawn: text[: _somewhere(text, drawn)],
    "the beginning cut off": lambda text, drawn: text[_somewhere(text, drawn) :],
    "empty": lambda _text, _drawn: b"",
    "a hostile text inserted": _insert,
    "a byte inserted": lambda text, drawn: text[: (at := _somewhere(text, drawn))] + drawn.randbytes(1) + text[at:],
    "a line deleted": _lines(lambda _lines, _number, _drawn: []),
    "a line twice": _lines(lambda lines, number, _drawn: [lines[number]] * 2),
    "a line indented": _lines(lambda lines, number, drawn: [b" " * drawn.randint(1, 5) + lines[number]]),
    "a line outdented": _lines(lambda lines, number, drawn: [lines[number][drawn.randint(1, 4) :]]),
    "a line moved": _lines(lambda lines, number, drawn: [lines[number], drawn.choice(lines)]),
    "a line of other words": _lines(lambda lines, _number, drawn: [drawn.choice(lines)]),
    "lines joined": _lines(lambda lines, number, _drawn: [lines[number] + lines[(number + 1) % len(lines)]]),
    "a hostile value": _lines(lambda lines, number, drawn: [_value(lines[number], drawn)]),
    "a hostile line": _lines(lambda _lines, _number, drawn: [drawn.choice(HOSTILE).encode("utf-8", "surrogatepass")]),
    "a list for a value": _lines(lambda lines, number, _drawn: [lines[number].partition(b": ")[0] + b": [3, {a: b}]"]),
    "fields for a value": _lines(lambda lines, number, _drawn: [lines[number].partition(b": ")[0] + b": {a: [3]}"]),
    "a number for a value": _lines(lambda lines, number, _drawn: [lines[number].partition(b": ")[0] + b": 3"]),
    "nothing for a value": _lines(lambda lines, number, _drawn: [lines[number].partition(b": ")[0] + b":"]),
    "a value of another line": _lines(
        lambda lines, number, drawn: [
            lines[number].partition(b": ")[0] + b": " + drawn.choice(lines).partition(b": ")[2]
        ]
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """A project with one file changed."""

    number: int
    file: str
    change: str
    content: bytes = field(repr=False)

    @property
    def is_built(self) -> bool:
        return not self.file.startswith("data/") or self.number % BUILT == 0


def mutants(count: int, seed: int) -> Iterator[Mutant]:
    """So many of them; equal numbers and seeds give equal mutants."""
    files = list(PROJECT)
    weights = [WEIGHTS.get(name, 10) for name in files]
    for number in range(count):
        drawn = random.Random(f"{seed} {number}")  # noqa: S311 -- for a test
        (file,) = drawn.choices(files, weights)
        change = drawn.choice(list(CHANGES))
        yield Mutant(number=number, file=file, change=change, content=CHANGES[change](PROJECT[file].encode(), drawn))


def uncaught(mutant: Mutant) -> str:
    """The traceback in which a mutant ends, in one line; nothing if all is told as it should be."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path, text in PROJECT.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(mutant.content if path == mutant.file else text.encode())
        try:
            _check(folder / "data")
            if mutant.is_built:
                _build(folder)
        except (ExplainerError, ClickException):
            return ""
        except Exception as error:
            last = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{Path(last.filename).name}:{last.lineno}"
            return f"{mutant.file}, {mutant.change}, number {mutant.number}: {type(error).__name__}: {error} ({where})"
    return ""


def _check(data: Path) -> None:
    problems = Problems()
    try:
        load_story(data, problems)
    finally:
        for listed in FORMATS.values():
            listed(problems)


def _build(folder: Path) -> None:
    logging.disable(logging.CRITICAL)
    try:
        with contextlib.redirect_stderr(io.StringIO()), contextlib.redirect_stdout(io.StringIO()):
            build(_configuration(folder))
    finally:
        logging.disable(logging.NOTSET)


def _configuration(folder: Path) -> MkDocsConfig:
    try:
        return load_config(config_file=str(folder / "mkdocs.yml"), strict=True, site_dir=str(folder / "site"))
    except ClickException:
        raise
    except Exception as error:
        told = what_is_wrong(traceback.format_exc(), Path("mkdocs.yml"))
        if "Traceback" in told or "\n" in told:
            raise
        raise SiteError(told) from error


def measure() -> Iterator[Figure]:
    """How many of all mutants end in a traceback."""
    drawn = list(mutants(COUNT, seed=9))
    with ProcessPoolExecutor() as pool:
        found = list(filter(None, pool.map(uncaught, drawn, chunksize=50)))
    what = f"Tracebacks of {COUNT:,} mutants of data, pages and configuration"
    yield Figure(what=what, value=len(found), at_most=0, note="; ".join(found)[:300])
