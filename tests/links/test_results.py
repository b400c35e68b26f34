"""What a status code and the redirects before it say of an address."""

from __future__ import annotations

import pytest

from explainer.links.results import Hop, ProbeResult, answer_to, is_address


def test_a_code_of_another_class_is_another_answer() -> None:
    assert [answer_to(code) for code in (102, 200, 226, 304, 410, 418, 599)] == [
        "other-answer", "found", "found", "other-answer", "removed", "other-answer", "server-error",
    ]  # fmt: skip


def test_only_what_a_reader_can_open_is_an_address() -> None:
    assert is_address("https://gazette.example/grain")
    assert not any(map(is_address, ("", "ftp://x.example/", "https://a:b@x.example/", "https://x.example/a b")))


@pytest.mark.parametrize(
    ("hops", "moved_to"),
    [
        pytest.param([], None, id="no redirect"),
        pytest.param([("https://b.example/", False)], None, id="for a while"),
        pytest.param([("https://b.example/", True)], "https://b.example/", id="for good"),
        pytest.param([("https://b.example/", True), ("https://c.example/", True)], "https://c.example/", id="twice"),
        pytest.param([("https://b.example/", True), ("https://c.example/", False)], "https://b.example/", id="and on"),
        pytest.param([("https://b.example/", False), ("https://c.example/", True)], None, id="after a while"),
        pytest.param([("https://a:b@c.example/", True)], None, id="to what no ledger can hold"),
    ],
)
def test_an_address_has_moved_where_permanent_redirects_lead_at_once(
    hops: list[tuple[str, bool]], moved_to: str | None
) -> None:
    assert ProbeResult(answer="found", hops=tuple(Hop(*hop) for hop in hops)).moved_to == moved_to
