"""The types of fields: what texts, addresses and languages are accepted, and what is said of the others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from explainer.kinds import KINDS
from explainer.kinds.field_types import Id, Language, Line, ParagraphNumber, Prose, SourceId, Url
from explainer.kinds.ledger import Ledger
from explainer.kinds.project import FrontMatter, Project
from explainer.kinds.verified import Verified


class Fields(BaseModel):
    """One field of each sort of text."""

    id: Id = "a"
    line: Line = "a"
    prose: Prose = "a"
    url: Url = "https://a.example/"
    language: Language = "en"
    source: SourceId = "a"
    paragraph: ParagraphNumber = 1


def accepts(field: str, value: str) -> bool:
    try:
        return str(getattr(Fields(**{field: value}), field)) == value
    except ValidationError:
        return False


def remedy(field: str, value: str) -> tuple[str, str]:
    """What is said of a value that is refused, and what to do."""
    with pytest.raises(ValidationError) as caught:
        Fields(**{field: value})
    (error,) = caught.value.errors()
    return error["msg"], error["ctx"]["remedy"]


@pytest.mark.parametrize("value", ["a", "red-cross", "7", "atlas-1911-2", "a" * 80])
def test_an_id_is_words_in_small_letters(value: str) -> None:
    assert accepts("id", value)


@pytest.mark.parametrize(
    "value", ["", "A", "a b", "a_b", "-a", "a-", "a--b", "é", "a.b", "a/b", "a\n", "a" * 81, "٣", "а"]
)
def test_anything_else_is_no_id(value: str) -> None:
    assert not accepts("id", value)


@pytest.mark.parametrize("value", ["a", "two words", "“quoted” – and more", "Ж", "x" * 500])
def test_a_line_is_one_line_of_text(value: str) -> None:
    assert accepts("line", value)


@pytest.mark.parametrize("value", ["", " ", " a", "a ", "a\nb", "a\n", "\u00a0", "x" * 501])
def test_a_line_is_not_empty_and_has_no_space_at_its_ends(value: str) -> None:
    assert not accepts("line", value)


@pytest.mark.parametrize("value", ["a", " a\n\nb ", "x" * 5_000, ("x" * 4_998 + "\n\n") * 4])
def test_prose_may_have_paragraphs(value: str) -> None:
    assert accepts("prose", value)


@pytest.mark.parametrize("value", ["", " \n ", "x" * 20_001])
def test_prose_is_neither_empty_nor_endless(value: str) -> None:
    assert not accepts("prose", value)


@pytest.mark.parametrize(
    "value",
    [
        "https://a.example",
        "http://a.example:8080/x?y=1&z=%20#f",
        "HTTPS://A.example/",
        "https://пример.example/стр",
        "https://[::1]/",
        "https://a.example/x(y)'z",
    ],
)
def test_a_link_leads_to_a_host_on_the_web(value: str) -> None:
    assert accepts("url", value)


NO_ADDRESS = "write the whole address, such as https://example.org/page"
SPACES = "take out the spaces; write %20 where the address needs one"


@pytest.mark.parametrize(
    ("value", "advice"),
    [
        ("", NO_ADDRESS),
        ("a.example", NO_ADDRESS),
        ("//a.example/", NO_ADDRESS),
        ("https://", NO_ADDRESS),
        ("https:///page", NO_ADDRESS),
        ("https://..", NO_ADDRESS),
        ("https://a.example:port/", NO_ADDRESS),
        ("https://a.example:99999/", NO_ADDRESS),
        ("https://[::1", NO_ADDRESS),
        ("ftp://a.example/", NO_ADDRESS),
        ("mailto:a@b.example", NO_ADDRESS),
        ("javascript:alert(1)", NO_ADDRESS),
        ("data:text/html,x", NO_ADDRESS),
        ("https://a.example/a b", SPACES),
        (" https://a.example/", SPACES),
        ("https://a.example/\tx", SPACES),
        ("https://a.example\\x", "write / instead of \\"),
    ],
)
def test_what_is_no_link_is_refused_with_what_to_do(value: str, advice: str) -> None:
    assert remedy("url", value) == (f"'{value}' is not a web address", advice)


@pytest.mark.parametrize("login", ["ada", "ada:pw", "good.example"])
def test_a_link_carries_no_login(login: str) -> None:
    value = f"https://{login}@a.example/"
    assert remedy("url", value) == (f"'{value}' carries a login", "remove the user name and password before the host")


@pytest.mark.parametrize("value", ["en", "nb", "ckb", "no", "zh-Hant", "pt-BR"])
def test_a_language_is_a_code(value: str) -> None:
    assert accepts("language", value)


@pytest.mark.parametrize(
    ("value", "advice"),
    [
        ("EN", "did you mean 'en'?"),
        ("pt-br", "did you mean 'pt-BR'?"),
        ("fr-FR", "did you mean 'fr'?"),
        ("fr_FR", "did you mean 'fr'?"),
        ("English", "did you mean 'en'?"),
        (" en", "did you mean 'en'?"),
        ("xx", "use an ISO 639 code such as en, es, ar, ru or fr"),
        ("", "use an ISO 639 code such as en, es, ar, ru or fr"),
    ],
)
def test_what_is_no_language_code_is_refused_with_what_was_meant(value: str, advice: str) -> None:
    assert remedy("language", value) == (f"'{value}' is not a language code", advice)


@pytest.mark.parametrize(
    "value",
    [pytest.param("x" * 5_001, id="one paragraph"), pytest.param("a\n\n" + "x\n" * 2_501, id="lines of a later one")],
)
def test_a_paragraph_of_prose_that_is_too_long_is_to_be_divided(value: str) -> None:
    message, mend = remedy("prose", value)
    assert message.startswith("a paragraph of this text has 5,00")
    assert mend == "divide it with blank lines into paragraphs of at most 5,000"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("prose", "x\n\n" * 6_700, id="prose"),
        pytest.param("language", "x" * 61, id="language"),
        pytest.param("url", "https://a.example/" + "x" * 2_000, id="address"),
        pytest.param("source", "x" * 501, id="reference"),
        pytest.param("paragraph", "100001", id="number of a paragraph"),
    ],
)
def test_every_text_has_a_bound(field: str, value: str) -> None:
    assert not accepts(field, value)


def strings(schema: Any) -> Iterator[dict[str, Any]]:
    """The parts of a JSON Schema that admit a text, but for words to choose from."""
    if isinstance(schema, dict) and schema.get("type") == "string" and not {"enum", "const"} & schema.keys():
        yield schema
    for part in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from strings(part)


@pytest.mark.parametrize("model", [Project, FrontMatter, Ledger, Verified, *(kind.model for kind in KINDS.values())])
def test_every_text_of_a_model_has_a_bound(model: type[BaseModel]) -> None:
    """What nobody measures would reach patterns and parsers at any length."""
    assert [text for text in strings(model.model_json_schema()) if "maxLength" not in text] == []
