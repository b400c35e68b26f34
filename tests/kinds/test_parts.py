"""Parts that entries share."""

from __future__ import annotations

from explainer.kinds.claim import Claim
from explainer.kinds.parts import Name
from explainer.kinds.source import Source


def test_a_language_code_is_kept_as_the_web_writes_it() -> None:
    name = Name.model_validate({"name": "Vælter", "language": "zh_Hant"})
    assert (name.language, name.language_in_latin) == ("zh-Hant", "zh-Latn")


def test_the_words_of_a_choice_that_may_be_left_out_are_found() -> None:
    assert Claim.choices("about")["fact"] == "on what happened"
    assert Source.choices("genre")["news"] == "News report"
