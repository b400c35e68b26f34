"""A new project for a text: every file of it, as values. ``explainer new`` writes them.

The files come from ``kit``, the forms from the models, and everything that is said of the report from whoever
starts the project: nothing is invented. Where the story itself has to be told first, sentences of the text stand in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from string import Template

from explainer.diagnostics.locations import SourceText
from explainer.diagnostics.problems import INVALID, Invalid, Problems
from explainer.editing.forms import filled_form, form
from explainer.encode import as_html, as_markdown_source, as_yaml_string
from explainer.files.package import package_file
from explainer.kinds import KINDS
from explainer.kinds.project import About, Notes
from explainer.reading.article import Article
from explainer.reading.article_file import parse_article
from explainer.starting.manuscript import Manuscript, first_sentences
from explainer.starting.proposals import ID_LENGTH, Proposal, form_text, proposals, proposals_text
from explainer.words.characters import holds_words
from explainer.words.folding import slug
from explainer.yaml.values import Value, as_comment, write_fields

__all__ = ["Assignment", "NewProject", "new_project"]

_KEY_POINTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """What is known of a report before anybody has read it; dates are in EDTF."""

    title: str
    form: str = "retelling"
    language: str
    publisher: str | None = None
    date: str
    url: str | None = None
    author: str | None = None
    licence: str | None = None
    seen: str = "whole"
    today: str
    program: str

    @property
    def article(self) -> str:
        """The id of the article, made of its title; in letters that no id can have, a title gives none."""
        return slug(self.title)[:ID_LENGTH].strip("-") or "report"

    @property
    def source(self) -> str | None:
        """The id of the report among the sources; None of an own report, which is not its own source."""
        return None if self.form == "own" else slug(f"{(self.publisher or '')[:ID_LENGTH]} {self.date}")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewProject:
    """The files of a project by their paths, and how many entries of each kind they propose."""

    files: Mapping[str, str]
    found: Mapping[str, int]


def new_project(manuscript: Manuscript, assignment: Assignment, problems: Problems) -> NewProject | Invalid:
    """The whole project; INVALID, with the reasons in ``problems``, if the text cannot be an article."""
    path = f"data/articles/{assignment.article}.md"
    text = _kit("article.md", head=_front_matter(assignment), body=manuscript.body)
    article = parse_article(SourceText(path, text), problems)
    if isinstance(article, Invalid):
        return INVALID
    found = proposals(article, taken=[assignment.source] if assignment.source else [])
    # Themes print the name as HTML, and between double quotation marks too; an apostrophe needs no escape there.
    site_name = str(as_html(assignment.title)).replace("&#39;", "'")
    files = {
        "mkdocs.yml": _kit("mkdocs.yml", site_name=as_yaml_string(site_name)),
        "requirements.txt": _kit("requirements.txt", program=" ".join(assignment.program.split())),
        "README.md": _kit("README.md", title=as_markdown_source(assignment.title)),
        "docs/about.md": _kit("about.md"),
        ".gitignore": _kit("gitignore"),
        ".github/workflows/check.yml": _kit("check.yml"),
        ".github/workflows/publish.yml": _kit("publish.yml"),
        "data/explainer.yml": _project(article, assignment),
        path: text,
        **_data_files(found, assignment),
    }
    return NewProject(files=files, found={kind: len(entries) for kind, entries in found.items()})


class _Kit(Template):
    """Values stand at ``%%name``, because YAML, Markdown and workflows have their own uses for the dollar sign."""

    delimiter = "%%"


def _kit(name: str, **values: str) -> str:
    """A file of the kit, with values in the places that it leaves open."""
    text = package_file("explainer", f"starting/kit/{name}").decode()
    # the kit has the line ends after its places
    return _Kit(text).substitute({key: value.rstrip("\n") for key, value in values.items()})


def _front_matter(assignment: Assignment) -> str:
    return write_fields(
        _given(
            title=assignment.title,
            form=assignment.form,
            source=assignment.source,
            publisher=assignment.publisher,
            date=assignment.date,
            url=assignment.url,
            language=assignment.language,
            author=assignment.author,
            licence=assignment.licence,
        )
    )


def _given(**fields: Value | None) -> dict[str, Value]:
    """The fields that have a value."""
    return {name: value for name, value in fields.items() if value is not None}


def _project(article: Article, assignment: Assignment) -> str:
    texts = [paragraph.text for paragraph in article.paragraphs]
    sources: list[Value] | None = [assignment.source] if assignment.source else None
    points: list[Value] = [
        _given(text=as_markdown_source(sentence), paragraphs=[str(number)], sources=sources)
        for number, sentence in first_sentences(texts, _KEY_POINTS)
    ]
    published = f" ({assignment.publisher})" if assignment.publisher else ""
    report = {"name": "The report", "short": "Report", "description": f"What the report says{published}."}
    return _kit(
        "explainer.yml",
        title=write_fields({"title": assignment.title}),
        summary=write_fields({"summary": as_markdown_source(next(filter(holds_words, texts)))}),
        days=write_fields({"day": assignment.date, "updated": assignment.today}),
        lead=write_fields({"lead": article.id, "languages": [assignment.language]}),
        key_points=write_fields({"key_points": points}),
        parties=write_fields({"parties": {"report": report}}),
        notes=as_comment(write_fields({"notes": filled_form(form(Notes), {}, "all")})),
        about=as_comment(write_fields({"about": filled_form(form(About), {}, "all")})),
        map=write_fields({"map": {"note": _MAP_NOTE, "credit": "Our own drawing."}}),
    )


_MAP_NOTE = (
    "The lines are sketches of roads, good enough to see how places lie to each other and not to measure by. Names and "
    "lines express no view on the status of any territory."
)


def _data_files(found: Mapping[str, list[Proposal]], assignment: Assignment) -> dict[str, str]:
    source = assignment.source
    entries = {"source": "\n" + write_fields({source: _source(assignment)})} if source else {}
    return {
        f"data/{kind.filename}": form_text(kind) + entries.get(name, "") + proposals_text(kind, found.get(name, ()))
        for name, kind in KINDS.items()
    }


def _source(assignment: Assignment) -> dict[str, Value]:
    """The report itself. Its headline may be another than that of the text, so the title is called a description."""
    return _given(
        name=assignment.title,
        title_status="described",
        publisher=assignment.publisher,
        author=assignment.author,
        date=assignment.date,
        url=assignment.url,
        language=assignment.language,
        side="report",
        genre="news",
        perspective=assignment.publisher,
        seen=assignment.seen,
        checked_on=assignment.today,
    )
