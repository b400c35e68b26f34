"""The forms of names, as a script."""

from __future__ import annotations

import json
from collections.abc import Mapping

from harbour import FILES, changed, context

from explainer.pages import names


def script(files: Mapping[str, str] = FILES) -> str:
    (asset,) = names.build(context(files))
    assert asset.path == "assets/explainer/names.js"
    return asset.content.decode()


def forms(text: str) -> dict[str, dict[str, object]]:
    return json.loads(text.removeprefix("window.explainerNames = "))  # type: ignore[no-any-return]


def test_every_named_entry_has_every_form_in_each_language() -> None:
    found = forms(script())
    assert found["velter"]["name"] == "Velter"
    assert found["velter"]["forms"] == {"nb": ["Vælter"]}


def test_no_form_of_a_language_is_picked_and_none_stands_in_the_name_already() -> None:
    more = "    - {name: Veltre, language: nb, used_by: [town], sources: [atlas]}\n"
    files = changed("places.yml", "    - {name: Vælter", f"{more}    - {{name: Vælter")
    assert forms(script(files))["velter"]["forms"] == {"nb": ["Veltre", "Vælter"]}
    files["places.yml"] = files["places.yml"].replace("  type: town\n", "  type: town\n  shown_as: [Velter, Vælter]\n")
    assert forms(script(files))["velter"]["forms"] == {"nb": ["Veltre"]}


def test_entries_without_other_forms_are_left_out() -> None:
    assert "dockers" not in forms(script())


def test_a_hostile_form_cannot_end_the_script() -> None:
    files = changed("places.yml", "name: Vælter,", "name: </script><script>alert(1)</script>,")
    assert "<" not in script(files)
