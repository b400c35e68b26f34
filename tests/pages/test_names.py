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


def test_every_named_entry_has_its_first_form_in_each_language() -> None:
    found = forms(script())
    assert found["velter"]["name"] == "Velter"
    assert found["velter"]["forms"] == {"nb": "Vælter"}


def test_entries_without_other_forms_are_left_out() -> None:
    assert "dockers" not in forms(script())


def test_a_hostile_form_cannot_end_the_script() -> None:
    files = changed("places.yml", "name: Vælter,", "name: </script><script>alert(1)</script>,")
    assert "<" not in script(files)
