"""Templates: what they share, what they print, and what they do not know."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from harbour import FILES, SECOND_ARTICLE, story
from jinja2 import DictLoader, Template, UndefinedError
from jinja2.environment import TemplateModule

from explainer.kinds import Claim, Place
from explainer.pages.options import SiteOptions
from explainer.pages.templates import Templates
from explainer.site import build_site


def templates(**texts: str) -> Templates:
    made = Templates()
    made.loader = DictLoader(texts)
    return made


def test_pieces_that_pages_share_are_run_once_for_a_site(monkeypatch: pytest.MonkeyPatch) -> None:
    runs: Counter[str | None] = Counter()
    run = Template.make_module

    def record(template: Template, *args: Any, **values: Any) -> TemplateModule:
        if isinstance(template.environment, Templates):  # folium has templates of its own
            runs[template.name] += 1
        return run(template, *args, **values)

    monkeypatch.setattr(Template, "make_module", record)
    build_site(story({**FILES, "articles/return.md": SECOND_ARTICLE}), SiteOptions(site_url="https://x.example/"))
    assert {"macros.html.j2", "alone.html.j2", "cards.html.j2", "parts/plain.html.j2"} <= set(runs)
    assert set(runs.values()) == {1}


def test_values_are_text_and_macros_are_html() -> None:
    made = templates(page="{% macro bold(x) %}<b>{{ x }}</b>{% endmacro %}{{ bold(word) }} {{ word }}")
    assert made.get_template("page").render(word="<i>") == "<b>&lt;i&gt;</b> &lt;i&gt;"


def test_macros_are_called_in_loops_and_around_what_their_callers_print() -> None:
    made = templates(
        pieces="{% macro row(x, sign='-') %}{{ sign }}{{ x }}{{ caller() }}{% endmacro %}",
        page="{% import 'pieces' as p %}{% for x in 'ab' %}{% call p.row(x, sign='+') %}{{ loop.index }}{% endcall %}"
        "{% endfor %}{% block end %}{% for x in 'c' %}{{ shout(x) }}{% endfor %}{% endblock %}",
    )
    assert made.get_template("page").render(shout=str.upper) == "+a1+b2C"


@pytest.mark.parametrize("use", ["{{ x }}", "{{ x() }}", "{% if x %}{% endif %}", "{{ x.y }}"])
def test_a_name_that_nobody_gave_a_meaning_stops_the_build(use: str) -> None:
    with pytest.raises(UndefinedError, match="'x' is undefined"):
        templates(page=use).get_template("page").render()


def test_what_an_entry_lacks_is_undefined_however_often_it_is_looked_for() -> None:
    made = templates(page="{{ entry.id }} {{ entry.right is defined }} {{ entry.names is defined }}")
    entries = [story().entry("velter"), story().entry("coast-road"), *story().of(Claim), *story().of(Place)]
    for entry in entries * 2:
        is_named = hasattr(entry, "names")
        assert made.get_template("page").render(entry=entry) == f"{entry.id} False {is_named}"
    with pytest.raises(UndefinedError, match="has no attribute 'right'"):
        templates(page="{{ entry.right }}").get_template("page").render(entry=entries[0])


def test_a_piece_knows_the_names_of_the_site_and_none_of_the_page() -> None:
    made = templates(
        pieces="{% macro where() %}{{ site }}, {{ page is defined }}{% endmacro %}",
        page="{% import 'pieces' as p %}{{ p.where() }}",
    )
    made.globals["site"] = "here"
    assert made.get_template("page").render(page="there") == "here, False"
