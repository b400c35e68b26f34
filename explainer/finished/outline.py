"""What the check of a whole site keeps of each file: so little that all of them are kept at once.

Where something stands is none of it: a file in which something is wrong is read again. An outline depends on nothing
but the path and the bytes of its file, and on this program, so that it may be kept for the next build too.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from explainer.finished.addresses import (
    Active,
    Document,
    Facts,
    decoded,
    facts_of,
    holds_addresses,
    is_page,
    read_document,
)
from explainer.finished.markup import parse_markup, plain_pieces
from explainer.finished.tags import is_tag, plain_tag

__all__ = ["Kept", "Outline", "outline"]

Kept = Callable[[str, Callable[[], bytes]], bytes]
"""Gives what a function makes, or has made before: the text tells all that it depends on."""


class Outline(NamedTuple):
    """What a file holds: its anchors, the addresses that a reader may follow (``linked``) and that a browser fetches,
    the links that would tell other hosts where the reader comes from, and what is active.

    ``is_faulty`` tells whether something is wrong with it, whatever else is on the site.
    """

    anchors: frozenset[str]
    linked: tuple[str, ...]
    fetched: tuple[str, ...]
    telling: tuple[str, ...]
    active: tuple[Active, ...]
    is_faulty: bool


def outline(path: str, content: bytes, kept: Kept | None = None) -> Outline | None:
    """The outline of the file at ``path``, which may be ``kept``; None if files of its format hold no addresses."""
    if not holds_addresses(path):
        return None
    if kept is None:
        return _outline(path, content)
    key = f"{path} {hashlib.sha256(content).hexdigest()}"
    return _from_json(kept(key, lambda: _as_json(_outline(path, content))))


def _outline(path: str, content: bytes) -> Outline:
    pieces = plain_pieces(decoded(content)) if is_page(path) else None
    if pieces is not None:
        return _of_facts([facts for piece in pieces if (facts := _facts_of_piece(piece))])
    return _of_document(read_document(path, content))


def _as_json(found: Outline) -> bytes:
    return json.dumps([sorted(found.anchors), *found[1:]]).encode()


def _from_json(text: bytes) -> Outline:
    anchors, linked, fetched, telling, active, is_faulty = json.loads(text)
    return Outline(
        anchors=frozenset(anchors),
        linked=tuple(linked),
        fetched=tuple(fetched),
        telling=tuple(telling),
        active=tuple(Active(*one) for one in active),
        is_faulty=is_faulty,
    )


@lru_cache(maxsize=1 << 13)
def _facts_of_piece(piece: str) -> Facts | None:
    if is_tag(piece):
        return facts_of(plain_tag(piece))
    element, *_ = parse_markup(piece).elements
    return facts_of(element.tag, element.text)


def _of_facts(found: list[Facts]) -> Outline:
    """The outline of a page whose elements nest."""
    ids = [facts.id for facts in found if facts.id]
    anchors = frozenset(ids)
    return Outline(
        anchors=anchors.union(facts.name for facts in found if facts.name),
        linked=_each_once(facts.linked for facts in found),
        fetched=_each_once(facts.fetched for facts in found),
        telling=_each_once(facts.telling for facts in found),
        active=tuple(facts.active for facts in found if facts.active),
        is_faulty=len(anchors) < len(ids)
        or any(facts.unsafe for facts in found)
        or sum(facts.is_policy for facts in found) > 1,
    )


def _of_document(document: Document) -> Outline:
    addresses = document.addresses.values()
    return Outline(
        anchors=frozenset(document.anchors),
        linked=tuple(address.value for address in addresses if not address.is_loaded),
        fetched=tuple(address.value for address in addresses if address.is_loaded),
        telling=_each_once([value] for value, _ in document.telling),
        active=tuple(active for active, _ in document.active),
        is_faulty=bool(document.repeated or document.unsafe or document.policies[document.is_page :]),
    )


def _each_once(values: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(values)))
