"""Our style sheets as they are served, and how kinds of entry look: for marks, cards, headings and legends alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from explainer.kinds import Entry, Kind

__all__ = ["kind_styles", "without_comments"]

_COMMENT = re.compile(r"[ \t]*/\*(?:[^*]|\*(?!/))*\*/\n*")


def without_comments(css: str) -> str:
    """One of our own sheets, in which no text holds the start of a comment. Comments are for who changes it."""
    return _COMMENT.sub("\n", css).lstrip("\n")


def kind_styles(kinds: Iterable[Kind[Entry]]) -> str:
    """The rules of all kinds: ``--x-k`` is a kind's colour and ``--x-i`` its icon, wherever ``data-kind`` names it."""
    all_kinds = list(kinds)
    day = "".join(f" --x-{kind.name}: {kind.look.day};" for kind in all_kinds)
    night = "".join(f" --x-{kind.name}: {kind.look.night};" for kind in all_kinds)
    rules = [f'[data-md-color-scheme="default"] {{{day} }}', f'[data-md-color-scheme="slate"] {{{night} }}']
    return "\n".join([*rules, *(rule for kind in all_kinds for rule in _rules(kind)), ""])


def _rules(kind: Kind[Entry]) -> Iterator[str]:
    look, at = kind.look, f'[data-kind="{kind.name}"]'
    icon = f"data:image/svg+xml,{_escaped(_SVG.format(look.icon))}"
    yield f'{at} {{ --x-k: var(--x-{kind.name}); --x-i: url("{icon}"); }}'
    if look.line == "none":
        yield f".md-typeset .x-mention{at} {{ text-decoration-line: none; background: {_TINT}; }}"
        return
    thickness = f" text-decoration-thickness: {look.pixels}px;" if look.pixels else ""
    yield f".md-typeset .x-mention{at} {{ text-decoration-style: {look.line};{thickness} }}"


_TINT = "color-mix(in srgb, var(--x-k) 9%, transparent)"
_SVG = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>{}</svg>"


def _escaped(svg: str) -> str:
    """SVG as part of a ``data:`` address between double quotation marks."""
    return svg.replace("%", "%25").replace("<", "%3C").replace(">", "%3E").replace("#", "%23").replace('"', "'")
