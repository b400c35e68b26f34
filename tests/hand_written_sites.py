"""Sites with hostile pages written by hand: what the check lets through, and what it would not, put past it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from harbour import MKDOCS, build_with_mkdocs, write_project
from payloads import EVERYTHING, EXTENSIONS, HARMLESS, HTML, TEXTS, page

from explainer.encode import as_yaml_string
from explainer.finished.headers import HEADERS_FILE

FIELDS = ("title", "subtitle", "description", "author")


def project(
    folder: Path, pages: Mapping[str, str] | None = None, settings: str = "", extensions: str = EXTENSIONS
) -> Path:
    """The harbour story with pages written by hand; ``settings`` take the place of those with the same names."""
    write_project(folder)
    for name, text in (pages or {}).items():
        path = folder / "docs" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    names = re.findall(r"^(\w+):", settings, re.MULTILINE)
    kept = re.sub(rf"^({'|'.join(names) or '$.'}):.*\n(?: .*\n)*", "", MKDOCS, flags=re.MULTILINE)
    (folder / "mkdocs.yml").write_text(kept + extensions + settings, encoding="utf-8")
    return folder


def named(payloads: Mapping[str, str]) -> dict[str, str]:
    """Pages of one payload each, by the path of the page."""
    return {f"{number:02}.md": page(payload) for number, payload in enumerate(payloads.values())}


def words_everywhere(folder: Path) -> dict[str, bytes]:
    """A site with a page of everything, each harmless text, and hostile words in every field that holds words."""
    heads = {
        f"head/{number}.md": "---\n"
        + "".join(f"{field}: {as_yaml_string(words)}\n" for field in FIELDS)
        + f"tags: [{as_yaml_string(words)}]\n---\n\n# Page\n"
        for number, words in enumerate(TEXTS)
    }
    shown = {f"shown/{name}": text for name, text in named(HARMLESS).items()}
    words = [as_yaml_string(text) for text in TEXTS]
    nav = "".join(f"  - {text}:\n      - {text}: head/{number}.md\n" for number, text in enumerate(words))
    settings = f"""
site_name: {as_yaml_string(" ".join(TEXTS))}
site_description: {as_yaml_string(" ".join(TEXTS))}
site_author: {as_yaml_string(" ".join(TEXTS))}
copyright: 'Ours &copy; <a href="https://x.example/">x</a>'
nav:
  - index.md
{nav}  - https://x.example/
  - 7: people.md
extra:
  generator: true
  status: {{new: {words[1]}}}
  social:
    - {{icon: material/map, link: "https://x.example/", name: {words[1]}}}
  consent: {{title: {words[0]}, description: {words[1]}}}
theme:
  name: material
  font: false
  features: [navigation.tabs, navigation.footer, navigation.path, content.tabs.link, search.share]
  palette: {{scheme: default, toggle: {{icon: material/map, name: {words[1]}}}}}
validation: {{nav: {{omitted_files: ignore}}}}
"""
    return build_with_mkdocs(
        project(folder, {"everything.md": EVERYTHING, **heads, **shown}, settings), folder / "site"
    )


def past_the_check(site: Path) -> Iterator[str]:
    """Put each payload into a finished page of its own, as if nobody had looked at it; gives the paths of these.

    The site is served as by a host that sends no headers, so that only what stands in the page holds it.
    """
    (site / HEADERS_FILE).unlink()
    plain = (site / "everything.html").read_text(encoding="utf-8")
    for number, payload in enumerate(HTML.values()):
        path = f"past-{number}.html"
        (site / path).write_text(plain.replace("</article>", f"{payload}</article>", 1), encoding="utf-8")
        yield path
