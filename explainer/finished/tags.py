"""One piece of HTML after another, as browsers cut a text into them (WHATWG HTML, 13.2.5, "Tokenization").

Each pattern gives nothing back of what it has read, so that reading takes time in proportion to the text, whatever
stands in it. What a browser does about elements in wrong places is no matter here.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

__all__ = [
    "RAW_TEXT",
    "Tag",
    "begins_tag",
    "end_of_other",
    "end_of_raw_text",
    "is_tag",
    "pieces",
    "plain_tag",
    "read_tag",
]

RAW_TEXT = {"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"}
"""Elements of HTML in which no tag is read but their own end."""

_SPACE = r"\t\n\f\r "
_NAME = re.compile(rf"</?([a-zA-Z][^{_SPACE}/>]*+)")
_ATTRIBUTE = re.compile(
    rf"[{_SPACE}/]*+(?P<name>=[^{_SPACE}/>=]*+|[^{_SPACE}/>=]++)"
    rf"(?:[{_SPACE}]*+=[{_SPACE}]*+(?:"
    rf"\"(?P<double>[^\"]*+)(?:\"|(?P<open>\Z))|'(?P<single>[^']*+)(?:'|(?P<also_open>\Z))|(?P<bare>[^{_SPACE}>]*+)))?+"
)
_TAG_END = re.compile(rf"([{_SPACE}/]*+)>")

_PRINTED = rf"(?:[{_SPACE}]++[a-zA-Z][\w:.-]*+(?:=\"[^<\"]*+\")?+)*+[{_SPACE}]*+"
_PLAIN = re.compile(rf"</?[a-zA-Z][a-zA-Z0-9-]*+{_PRINTED}/?>", re.ASCII)
"""A tag as programs print it, which can be told from all else without reading what stands in it."""
_PLAIN_ATTRIBUTE = re.compile(rf"[{_SPACE}]([a-zA-Z][\w:.-]*+)(?:=\"([^\"]*+)\")?+", re.ASCII)

_RAW = "|".join(sorted(RAW_TEXT))
_PIECE = re.compile(
    rf"</?(?!(?i:{_RAW})\b)[a-zA-Z][a-zA-Z0-9-]*+{_PRINTED}/?>"
    + "".join(rf"|<{name}{_PRINTED}>(?:[^<]|<(?!/|!--|(?i:{_RAW})))*+</{name}>" for name in sorted(RAW_TEXT))
    + r"|<!--(?!-?>)(?:[^<-]|<(?!/)|-(?!-))*+-->|<!(?i:doctype) html>",
    re.ASCII,
)
"""Such a tag, a whole element of raw text, a comment or a document type, where it can be nothing else. None begins
inside of another, so that all of them are found in time in proportion to the text."""

_COMMENT = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))", re.DOTALL)
_BOGUS_COMMENT = re.compile(r"<[!?/][^>]*+>?")
_SCRIPT_STEP = re.compile(rf"<!--|-->|</?script(?=[{_SPACE}/>])", re.IGNORECASE)

_NUMBER = re.compile(r"&#0*(\d{1,8})\d*")
"""A decimal character reference. One of eight digits is beyond Unicode already, and a longer one is no number that
Python would read."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tag:
    """What stands in a start or end tag.

    Names are in lower case. Of two attributes with one name the first counts; values have their character references
    decoded, and one that is not written is empty. Tags written alike are mostly one object, so that what is found out
    about one can be kept.
    """

    name: str
    attributes: Mapping[str, str]
    is_end: bool = False
    is_self_closing: bool = False


def begins_tag(text: str, at: int) -> bool:
    """Whether the ``<`` at that offset begins a tag."""
    return _NAME.match(text, at) is not None


def read_tag(text: str, at: int, limit: int) -> tuple[Tag, int] | None:
    """The tag that begins at ``at`` and the offset right after it.

    None if no tag begins there, or if it does not end before ``limit``: then a browser reads none.
    """
    if plain := _PLAIN.match(text, at, limit):
        return plain_tag(plain[0]), plain.end()
    return _read_tag(text, at, limit)


def pieces(text: str) -> list[str]:
    """Every tag, element of raw text, comment and document type of a text that is written as programs print them.

    What is written otherwise is left out: each ``<`` of a text must stand in one of its pieces, or they tell nothing.
    """
    return _PIECE.findall(text)


def is_tag(piece: str) -> bool:
    """Whether a piece of a text is one tag."""
    return not (piece.startswith("<!") or "<" in piece[1:])


@lru_cache(maxsize=1 << 13)
def plain_tag(written: str) -> Tag:
    """The tag that programs print so, without anything before or behind it."""
    started = _NAME.match(written)
    assert started is not None
    attributes: dict[str, str] = {}
    for name, value in _PLAIN_ATTRIBUTE.findall(written, started.end()):
        attributes.setdefault(name.lower(), _decoded(value))
    return Tag(
        name=started[1].lower(),
        attributes=attributes,
        is_end=written.startswith("</"),
        is_self_closing=written.endswith("/>"),
    )


def _read_tag(text: str, at: int, limit: int) -> tuple[Tag, int] | None:
    started = _NAME.match(text, at, limit)
    if started is None:
        return None
    attributes: dict[str, str] = {}
    here = started.end()
    while found := _ATTRIBUTE.match(text, here, limit):
        if found["open"] is not None or found["also_open"] is not None:  # the value, and with it the tag
            return None
        value = found["double"] or found["single"] or found["bare"] or ""
        attributes.setdefault(found["name"].lower(), _decoded(value))
        here = found.end()
    ended = _TAG_END.match(text, here, limit)
    if ended is None:
        return None
    tag = Tag(
        name=started[1].lower(),
        attributes=attributes,
        is_end=text.startswith("</", at),
        is_self_closing=ended[1].endswith("/"),
    )
    return tag, ended.end()


def end_of_other(text: str, at: int, limit: int) -> int:
    """The offset after a ``<`` that begins no tag, with the comment, document type or instruction that it begins."""
    found = _COMMENT.match(text, at, limit) or _BOGUS_COMMENT.match(text, at, limit)
    return found.end() if found else at + 1


def end_of_raw_text(name: str, text: str, at: int, limit: int) -> int:
    """The offset of the end tag of an element of raw text; ``limit`` if it has none."""
    if name == "script":
        return _end_of_script(text, at, limit)
    found = re.compile(rf"</{re.escape(name)}(?=[{_SPACE}/>])", re.IGNORECASE).search(text, at, limit)
    return found.start() if found else limit


def _end_of_script(text: str, at: int, limit: int) -> int:
    """The same for a script: between ``<!--`` and ``-->``, the start of another takes the next end for itself."""
    is_escaped = is_inner = False
    while found := _SCRIPT_STEP.search(text, at, limit):
        step = found[0].lower()
        at = found.end()
        if step == "<!--" and not is_escaped:
            is_escaped = True
            at -= len("--")  # which may begin the ``-->``
        elif step == "-->":
            is_escaped = is_inner = False
        elif step == "<script":
            is_inner = is_escaped
        elif step == "</script" and not is_inner:
            return found.start()
        elif step == "</script":
            is_inner = False
    return limit


def _decoded(value: str) -> str:
    return html.unescape(_NUMBER.sub(r"&#\1", value)) if "&" in value else value
