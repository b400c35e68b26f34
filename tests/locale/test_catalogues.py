"""The catalogues hold what the code says, whole and with every value in its place."""

from __future__ import annotations

import ast
import io
import re
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po
from jinja2 import Environment
from messages import LOCALE, TEMPLATE, catalogues, extracted, ids, is_translated, mistakes, template, updated

MARKS = {"_", "N_", "gettext", "ngettext"}
OUT_OF_DATE = "run `make messages`"
CATALOGUES = pytest.mark.parametrize("path", catalogues(), ids=lambda path: path.relative_to(LOCALE).parts[0])

HEAD = r"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Language: ru\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\n"

"""


def test_the_template_holds_every_message_of_the_code() -> None:
    assert TEMPLATE.read_bytes() == template(extracted()), OUT_OF_DATE


def test_no_message_stands_where_its_extraction_does_not_look() -> None:
    """Such as inside a text with values (an f-string), which is one token to Babel before Python 3.12."""
    found = {
        argument.value
        for path in (LOCALE.parent).rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and (call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")) in MARKS
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }
    known = {text for message in extracted() for text in ids(message)}
    assert found - known == set()
    assert len(found) > 100


FOR_CONTRIBUTORS = {"fields.html.j2", "problems.html.j2"}
SPOKEN = re.compile(r"""\b(?:aria-label|alt|title|placeholder|label|data-label)="([^"]*[^\W\d_][^"]*)""")
TAGS = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)


def written(template: str) -> list[str]:
    """Words that a template prints whatever it is given, in its text and in attributes that are read out."""
    html = "".join(text for _, kind, text in Environment(autoescape=True).lex(template) if kind == "data")
    return [*SPOKEN.findall(html), *re.findall(r"[^\W\d_]+", TAGS.sub(" ", html))]


@pytest.mark.parametrize(
    "path",
    [*LOCALE.parent.glob("templates/*.j2"), *LOCALE.parent.glob("theme/**/*.html")],
    ids=lambda path: path.relative_to(LOCALE.parent).as_posix(),
)
def test_no_word_stands_in_a_template_itself(path: Path) -> None:
    """Also in branches that no story of the tests takes."""
    assert path.name in FOR_CONTRIBUTORS or written(path.read_text(encoding="utf-8")) == []


def test_a_word_in_a_template_is_found() -> None:
    assert written('<p class="x">{{ _("A") }} b {% if c %}<a title="{{ d }}">{% endif %}</p>') == ["b"]
    assert written('<img alt="A &amp; {{ b }}" src="c">') == ["A &amp; "]


@CATALOGUES
def test_a_catalogue_holds_every_message_of_the_code(path: Path) -> None:
    text = path.read_bytes()
    assert text == updated(text, extracted(), is_english=False), OUT_OF_DATE


@CATALOGUES
def test_translations_keep_every_value_and_have_all_plural_forms(path: Path) -> None:
    assert mistakes(path.read_bytes()) == []


@CATALOGUES
def test_a_catalogue_counts_as_its_language_does(path: Path) -> None:
    catalogue = read_po(io.BytesIO(path.read_bytes()))
    assert catalogue.locale is not None
    assert catalogue.num_plurals == get_plural(Locale(catalogue.locale.language)).num_plurals


def test_english_is_complete() -> None:
    english = read_po(io.BytesIO((LOCALE / "en" / "LC_MESSAGES" / "explainer.po").read_bytes()))
    assert [message.id for message in english if message.id and not is_translated(message)] == []


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        pytest.param('msgid "on %(date)s"\nmsgstr ""', [], id="not yet translated"),
        pytest.param('msgid "on %(date)s"\nmsgstr "%(date)s"', [], id="a value in its place"),
        pytest.param('msgid "on %(date)s"\nmsgstr "%(data)s"', ["on %(date)s: lacks date"], id="a value with a slip"),
        pytest.param('msgid "soon"\nmsgstr "%(date)s"', ["soon: has date"], id="a value that is not there"),
        pytest.param(
            'msgid "one"\nmsgid_plural "%(number)s of %(name)s"\nmsgstr[0] "%(name)s"\n'
            'msgstr[1] "%(number)s %(name)s"\nmsgstr[2] "%(number)s"',
            ["one: lacks name"],
            id="a value in a plural form",
        ),
        pytest.param(
            'msgid "one"\nmsgid_plural "%(number)s"\nmsgstr[0] "%(number)s"\nmsgstr[1] "%(number)s"',
            ["one: has 2 of 3 forms"],
            id="too few plural forms",
        ),
    ],
)
def test_what_is_wrong_with_a_translation_is_told(entry: str, told: list[str]) -> None:
    assert mistakes((HEAD + entry + "\n").encode()) == told


def test_a_catalogue_keeps_its_head_and_what_was_translated() -> None:
    text = (HEAD + 'msgid "Map"\nmsgstr "Карта"\n\nmsgid "gone"\nmsgstr "нет"\n').encode()
    found = updated(text, extracted(), is_english=False).decode()
    assert found.startswith(HEAD)
    assert 'msgid "Map"\nmsgstr "Карта"\n' in found
    assert "нет" not in found.split("#~")[0]
