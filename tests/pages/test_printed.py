"""What templates print: the direction of languages."""

from __future__ import annotations

import pytest

from explainer.pages import printed


@pytest.mark.parametrize("language", ["ar", "arz", "ckb", "dv", "fa-AF", "he", "nqo", "syr", "ur", "yi"])
def test_what_is_written_from_right_to_left_says_so(language: str) -> None:
    assert printed.direction(language) == "rtl"


@pytest.mark.parametrize("language", ["en", "hi-Latn", "hy", "ja", "mis", "nb", "zh-Hant"])
def test_what_is_written_from_left_to_right_says_so(language: str) -> None:
    assert printed.direction(language) == "ltr"
