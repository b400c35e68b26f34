"""The harbour story with so many mistakes, or so much, of one sort: what they take is counted at two sizes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from harbour import ARTICLE, FILES

Files = Mapping[str, str]

WHOLE: Files = {**FILES, "articles/grain.md": ARTICLE}


def _actor(number: int, more: str = "", name: str = "", sources: str = "atlas") -> str:
    return (
        f"a{number}:\n  name: {name or f'Xq{number}z'}\n  type: person\n  description: D.\n"
        f"  on_the_day: {{text: T., sources: [atlas]}}\n  sources: [{sources}]\n{more}"
    )


def _with_actors(actors: str) -> Files:
    return {**WHOLE, "actors.yml": FILES["actors.yml"] + actors}


def _with_mentions(lines: str) -> Files:
    return _with_actors(_actor(1, f"  mentions:\n{lines}"))


def _with_paragraphs(paragraphs: str, files: Files = WHOLE) -> Files:
    return {**files, "articles/grain.md": f"{ARTICLE}\n{paragraphs}\n"}


def _names(count: int) -> list[str]:
    """The same letters, with other capitals each time."""
    letters = "abcdefghijklmnop"
    return [
        "".join(char.upper() if number >> place & 1 else char for place, char in enumerate(letters))
        for number in range(1, count + 1)
    ]


def _of_dockers(count: int) -> str:
    return "\n\n".join(f"In Velter number {number} dockers of all." for number in range(count))


STORIES: Mapping[str, Callable[[int], Files]] = {
    "unknown fields": lambda n: _with_actors(_actor(1, "".join(f"  f{i}: x\n" for i in range(n)))),
    "wrong ids in a list": lambda n: _with_actors(_actor(1, sources=", ".join(f"atl{i}" for i in range(n)))),
    "one wrong id in a list": lambda n: _with_actors(_actor(1, sources=", ".join(["atlass"] * n))),
    "wrong items of a list": lambda n: _with_actors(_actor(1, sources=", ".join(["{a: b}"] * n))),
    "entries with one name": lambda n: _with_actors("".join(_actor(i, name="Same Name") for i in range(n))),
    "names with other capitals": lambda n: _with_actors(
        "".join(_actor(i, name=name) for i, name in enumerate(_names(n)))
    ),
    "fields twice": lambda n: _with_actors("".join(_actor(i, "  name: y\n") for i in range(n))),
    "bad ids": lambda n: _with_actors("".join(_actor(i).replace("a", "A_", 1) for i in range(n))),
    "lost mentions": lambda n: _with_mentions("".join(f"    - exact: nothing like this {i}\n" for i in range(n))),
    "one mention again": lambda n: _with_mentions("    - exact: the harbour\n" * n),
    "numbers of paragraphs": lambda n: _with_mentions(
        "".join(f"    - {{exact: the harbour, paragraph: {i + 9}}}\n" for i in range(n))
    ),
    "mentions and paragraphs": lambda n: _with_paragraphs(
        _of_dockers(n), _with_mentions("".join(f"    - exact: number {i} dock\n" for i in range(n)))
    ),
    "lost mentions and paragraphs": lambda n: _with_paragraphs(
        _of_dockers(n), _with_mentions("".join(f"    - exact: numbr {i} dockers of al\n" for i in range(n)))
    ),
    "quotations": lambda n: _with_paragraphs("\n\n".join(f"“We will never do {i} again”." for i in range(n))),
    "names in a paragraph": lambda n: _with_paragraphs("dockers *of* " * min(n, 350)),
    "fields on one line": lambda n: _with_actors(f"x: {{{', '.join(f'k{i}: v' for i in range(n))}}}\n"),
    "parties": lambda n: {
        **WHOLE,
        "explainer.yml": FILES["explainer.yml"].replace(
            "map:\n", "".join(f"  P{i}: {{}}\n" for i in range(n)) + "map:\n"
        ),
    },
    "bad characters on one line": lambda n: _with_actors(f"# {chr(0x200B) * n}\n"),
    "lines indented by tabs": lambda n: _with_actors("\ta: b\n" * n),
    "unknown files": lambda n: {**WHOLE, **{f"x{i}.yml": "" for i in range(n)}},
}
"""By what there is too much of."""
