"""The invented story of the harbour with more entries than a page holds, and with any number of reports more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from harbour import ARTICLE, FILES, MKDOCS

LETTERS = "abcdefghijklmnop"

DRAFT = MKDOCS.replace("- explainer\n", "- explainer: {draft: true}\n")
"""Settings for them: nobody says the words of their entries, of which the check warns."""


_WORDS = "the grain of that year stood in sacks along a quay where nobody had paid for it and no ship would come"

_ENTRIES = {
    "places.yml": """
port-{id}:
  name: Port {name}
  type: town
  description: A town by the sea.
  coordinates: {{latitude: {latitude}, longitude: {longitude}, accuracy: derived, within_km: 1, sources: [atlas]}}
  sources: [atlas]
""",
    "actors.yml": """
guild-{id}:
  name: Guild {name}
  type: group
  description: Those who work in Port {name}.
  on_the_day: {{text: At work in {name}., sources: [atlas]}}
  sources: [atlas]
""",
    "events.yml": """
strike-{id}:
  name: The strike of {name}
  mentions:
    - {{exact: stopped work in Port {name}, article: ports-{id}, paragraph: 1}}
  date: 2030-03-01
  description: They stopped work in {name}.
  story: in-the-report
  who: [guild-{id}]
  where: [port-{id}]
  sources: [atlas]
""",
    "quotes.yml": """
vow-{id}:
  name: The vow of {name}
  exact: we of {name} shall not load another ship
  article: ports-{id}
  paragraph: 2
  speaker: guild-{id}
  role: secretary
  date: 2030-03-01
  venue: in a letter
  language: en
  translation: {{status: original}}
  context: An answer of {name}.
  sources: [atlas]
""",
}
"""What comes with each article, by file."""


def with_terms(words: Iterable[str], files: Mapping[str, str] = FILES) -> dict[str, str]:
    """The files with a term more for each word, which its name begins with; their ids are ``term-0`` and so on."""
    entry = 'term-{0}:\n  name: "{1} {0}"\n  description: A word.\n  sources: [atlas]\n'
    return _with("terms.yml", entry, words, files)


def with_events(dates: Iterable[str], files: Mapping[str, str] = FILES) -> dict[str, str]:
    """The files with an event of each date more; their ids are ``event-0`` and so on."""
    entry = (
        "event-{0}:\n  name: Event {0}\n  date: {1}\n  description: So it was.\n  story: background\n"
        "  sources: [atlas]\n"
    )
    return _with("events.yml", entry, dates, files)


def with_places(words: Iterable[str], files: Mapping[str, str] = FILES) -> dict[str, str]:
    """The files with a place more for each word, which its name begins with; their ids are ``place-0`` and so on."""
    entry = "place-{0}:\n  name: {1} {0}\n  type: town\n  description: A town.\n  sources: [atlas]\n"
    return _with("places.yml", entry, words, files)


def with_towns(points: Iterable[tuple[float, float]], files: Mapping[str, str] = FILES) -> dict[str, str]:
    """The files with a town more at each latitude and longitude; their ids are ``town-0`` and so on."""
    entry = (
        "town-{0}:\n  name: Town {0}\n  type: town\n  description: A town.\n  sources: [atlas]\n"
        "  coordinates: {{latitude: {1[0]}, longitude: {1[1]}, accuracy: published, within_km: 1, sources: [atlas]}}\n"
    )
    return _with("places.yml", entry, points, files)


def with_sources(sides: Iterable[str], files: Mapping[str, str] = FILES) -> dict[str, str]:
    """The files with a source of each side more; their ids are ``source-0`` and so on."""
    entry = (
        "source-{0}:\n  name: Paper {0}\n  publisher: Press {0}\n  url: https://press.example/{0}\n  side: {1}\n"
        "  perspective: a paper\n  language: en\n  seen: whole\n"
    )
    return _with("sources.yml", entry, sides, files)


def with_reports(articles: int, paragraphs: int) -> dict[str, str]:
    """The files with that many articles more, each about a port of its own and as long as the others.

    Whatever their number, an article brings as many entries, marks and links.
    """
    files = {name: text.replace("exact: she", "exact: she\n      article: grain") for name, text in FILES.items()}
    files["events.yml"] = files["events.yml"].replace("{exact: left,", "{exact: left, article: grain,")
    for number in range(articles):
        facts = {
            "id": f"{articles}-{number}",
            "name": f"{_as_word(articles)}{_as_word(number)}",  # other words in each size: nothing comes from a cache
            "latitude": f"{58 + number % 10 / 10}",
            "longitude": f"{5 + number // 10 / 10}",
        }
        for name, entry in _ENTRIES.items():
            files[name] += entry.format(**facts).lstrip("\n")
        files[f"articles/ports-{facts['id']}.md"] = _article(facts, paragraphs)
    return files


def letters(number: int) -> list[str]:
    """One letter after the other, and again."""
    return [LETTERS[count % len(LETTERS)].upper() for count in range(number)]


def _with(file: str, entry: str, values: Iterable[object], files: Mapping[str, str]) -> dict[str, str]:
    """``entry`` is formatted with a number and a value."""
    entries = (entry.format(number, value) for number, value in enumerate(values))
    return {**files, file: f"{files[file].rstrip()}\n{''.join(entries)}"}


def _as_word(number: int) -> str:
    """A number as a word that begins with a capital."""
    return "".join(chr(ord("a") + int(digit)) for digit in f"{number:03}").capitalize()


def _article(facts: Mapping[str, str], paragraphs: int) -> str:
    _, head, _ = ARTICLE.split("---\n")
    name, known = facts["name"], _WORDS.split()
    texts = [
        f"The Guild {name} stopped work in Port {name}.",
        f"It wrote that “we of {name} shall not load another ship”.",
    ]
    for number in range(len(texts), paragraphs):
        words = [known[(number * step + step) % len(known)] for step in range(1, 60)]
        texts.append(f"In Port {name} {' '.join(words)}.")
    return f"---\n{head}---\n\n" + "\n\n".join(texts) + "\n"


LONG = with_events((f"{year}" for year in range(1700, 2000)), with_terms(letters(300), with_places(letters(300))))
"""Three registers that are divided."""
