"""The project and its parties."""

from __future__ import annotations

from explainer.kinds.project import Party


def test_a_party_takes_positions_unless_it_says_otherwise() -> None:
    assert Party(name="n", short="s", description="d").takes_positions is True
