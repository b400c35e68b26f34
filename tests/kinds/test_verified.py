"""The record of human checks: what must stand in it."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from explainer.kinds.verified import Verified

CHECK = {
    "article": "grain",
    "paragraph": "2",
    "checked_by": "R. Holm",
    "checked_on": "2031-05-02",
    "original": "0" * 64,
    "retelling": "f" * 64,
}


def test_no_paragraph_need_have_been_compared() -> None:
    assert Verified.model_validate({"checks": []}).checks == ()


def test_several_people_may_have_compared_one_paragraph() -> None:
    assert len(Verified.model_validate({"checks": [CHECK, {**CHECK, "checked_by": "N. N."}]}).checks) == 2


@pytest.mark.parametrize("field", CHECK)
def test_a_record_says_everything(field: str) -> None:
    with pytest.raises(ValidationError, match="Field required"):
        Verified.model_validate({"checks": [{name: value for name, value in CHECK.items() if name != field}]})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("paragraph", "0", id="no paragraph"),
        pytest.param("checked_by", " ", id="nobody"),
        pytest.param("checked_by", "R.\nHolm", id="a name of two lines"),
        pytest.param("checked_on", "2031-05", id="a month"),
        pytest.param("original", "0" * 63, id="a digest that is too short"),
        pytest.param("original", f"{'0' * 64}\n", id="a digest with a line end"),
        pytest.param("retelling", "F" * 64, id="a digest in capitals"),
        pytest.param("seal", "x", id="an unknown field"),
    ],
)
def test_a_record_holds_nothing_else(field: str, value: Any) -> None:
    with pytest.raises(ValidationError):
        Verified.model_validate({"checks": [{**CHECK, field: value}]})
