"""Parts that entries share."""

from __future__ import annotations

from explainer.kinds.parts import Name


def test_a_language_code_is_kept_as_the_web_writes_it() -> None:
    name = Name.model_validate({"name": "Vælter", "language": "zh_Hant"})
    assert (name.language, name.language_in_latin) == ("zh-Hant", "zh-Latn")
