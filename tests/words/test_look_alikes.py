"""Words and hosts that are written to be taken for others."""

from __future__ import annotations

import pytest

from explainer.words.look_alikes import LookAlikes, mixed_word

HOSTS = LookAlikes(["gazette.example", "www.union.example", "paypal.example", "news.example", "xn--e1afmkfd.xn--p1ai"])


@pytest.mark.parametrize(
    "text",
    ["Velter", "Ærøskøbing", "Xankəndi", "Степь", "Բառ", "Αθήνα", "Velter/Вельтер", "TNFα", "µm", "3D", "日本のTV",
     "Δt β-x", "İstanbul", "Vel’ter"],
)  # fmt: skip
def test_a_name_in_one_script_a_word_passes(text: str) -> None:
    assert mixed_word(text) is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("the town of Vеlter", "Vеlter"),
        ("Оld Mole", "Оld"),
        ("Cтепь", "Cтепь"),
        ("Ρort", "Ρort"),
        ("Бառ Оrhan", "Оrhan"),
        ("Ձայն Հayk", "Հayk"),
        ("р‌аypal", "аypal"),
    ],
)
def test_a_word_with_a_letter_of_another_script_is_found(text: str, word: str) -> None:
    assert mixed_word(text) == word


@pytest.mark.parametrize(
    "host",
    ["gazette.example", "news.example", "xn--e1afmkfd.xn--p1ai", "пример.рф", "münchen.example", "ապրես.example",
     "mews.example", "modern.example"],
)  # fmt: skip
def test_an_ordinary_host_passes(host: str) -> None:
    assert HOSTS.imitation(host) is None


@pytest.mark.parametrize(
    ("host", "how"),
    [
        ("gаzette.example", "mixes letters of several scripts"),
        ("xn--gzette-3nf.example", "mixes letters of several scripts"),
        ("www.XN--GZETTE-3NF.example", "mixes letters of several scripts"),
        ("xn--80ak6aa92e.com", "is written in other letters than it seems, which is 'apple.com'"),
        ("paypa1.example", "looks like 'paypal.example'"),
        ("login.paypa1.example.", "looks like 'paypal.example'"),
        ("uni0n.example", "looks like 'union.example'"),
        ("ünion.example", "looks like 'union.example'"),
        ("gɑzette.example", "looks like 'gazette.example'"),
        ("nevvs.example", "looks like 'news.example'"),
        ("ｇazette.example", None),
    ],
)
def test_a_host_that_looks_like_another_is_told(host: str, how: str | None) -> None:
    assert HOSTS.imitation(host) == how


def test_labels_that_cannot_be_decoded_pass() -> None:
    assert HOSTS.imitation("xn--\u00e9.example") is None
    assert HOSTS.imitation("xn--99999999.example") is None
