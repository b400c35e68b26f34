"""What files were read to, kept for the next reading.

Of YAML that are its nodes; of articles their paragraphs, and the passages in them that get marked. Each is kept by a
digest of all that it is made of, so that it is the same with a store and without. Where a problem was told, nothing is
kept, so that it is told again. Markdown is parsed again only where somebody asks for the blocks of an article.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Mapping, Sequence
from hashlib import blake2b

from explainer.diagnostics.locations import Location, SourceText
from explainer.diagnostics.problems import Problems
from explainer.files.store import Store
from explainer.reading.article import Article, Paragraph
from explainer.words.mentions import Span
from explainer.words.selectors import TextRange
from explainer.yaml.compose import compose
from explainer.yaml.nodes import Marks, Node, view

__all__ = ["known_node", "known_paragraphs", "known_spans", "spans_key"]

Spans = Sequence[Sequence[Span]]
"""Of each paragraph of an article, the spans that get marked."""


def known_node(file: SourceText, problems: Problems, kept: Store | None) -> Node | None:
    """What ``compose`` makes of ``file``: values as JSON, and where they stand as the bytes of three arrays.

    The order of those bytes is that of the machine, which ``program_digest`` tells from others.
    """
    if kept is None:
        return compose(file, problems)
    key = f"node {_digest(file.text)}"
    if (known := kept.get(key)) is not None:
        told, _, places = known.partition(b"\n")  # JSON holds no line break
        value, doubtful = json.loads(told)
        length = len(places) // 3
        starts, ends, after = (array("I", places[at : at + length]) for at in (0, length, 2 * length))
        return view(value, Marks(file, starts, ends, after, doubtful), 0)
    own = Problems()  # in ``problems`` these may stand already
    node = compose(file, own)
    for problem in own:
        problems.add(problem)
    if node is not None and not len(own):
        marks = node.marks
        told = json.dumps([node.value, marks.doubtful]).encode()
        kept.put(key, told + b"\n" + b"".join(map(bytes, (marks.starts, marks.ends, marks.after))))
    return node


def known_paragraphs(
    file: SourceText, body: str, kept: Store | None, read: Callable[[], tuple[Paragraph, ...] | None]
) -> tuple[Paragraph, ...] | None:
    """The paragraphs of a body of ``file``, which ``read`` reads; nothing is kept of what cannot be read."""
    if kept is None:
        return read()
    key = f"paragraphs {_digest(body)}"
    if (known := kept.get(key)) is not None:
        return tuple(
            Paragraph(number, text, Location(file, start, start + 1), end, token, _ranges(locked))
            for number, (text, start, end, token, locked) in enumerate(json.loads(known), start=1)
        )
    if paragraphs := read():
        kept.put(key, json.dumps([[p.text, p.location.start, p.end, p.token, p.locked] for p in paragraphs]).encode())
    return paragraphs


def spans_key(names: Mapping[str, tuple[int, tuple[str, ...]]]) -> str:
    """A digest of the names by which entries are found, each with the rank of its kind, by the ids of the entries."""
    return _digest(names)


def known_spans(
    article: Article,
    by_hand: Sequence[Sequence[tuple[str, TextRange]]],
    names: str,
    kept: Store | None,
    find: Callable[[], Spans],
) -> Spans:
    """The spans of each paragraph, which ``find`` finds; ``by_hand`` are those selected, ``names`` a ``spans_key``."""
    if kept is None:
        return find()
    key = f"spans {_digest([names, [[p.text, p.locked] for p in article.paragraphs], by_hand])}"
    if (known := kept.get(key)) is not None:
        return [
            [Span(TextRange(start, end), tuple(bodies)) for start, end, *bodies in spans] for spans in json.loads(known)
        ]
    found = find()
    kept.put(key, json.dumps([[[*span.range, *span.bodies] for span in spans] for spans in found]).encode())
    return found


def _ranges(locked: Sequence[tuple[int, int]]) -> tuple[TextRange, ...]:
    return tuple(TextRange(*ends) for ends in locked)


def _digest(made_of: object) -> str:
    return blake2b(json.dumps(made_of).encode(), digest_size=16).hexdigest()
