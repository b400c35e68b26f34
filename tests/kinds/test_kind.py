"""What a kind says of itself, and what follows from it."""

from __future__ import annotations

import pytest
from harbour import story

from explainer.kinds import KINDS


@pytest.mark.parametrize(
    ("id_", "names"),
    [
        pytest.param("velter", ("Velter", "Velter", "Vælter", "Veltre"), id="by every name"),
        pytest.param("walk-out", (), id="by aliases, and the name of an event is none"),
        pytest.param("gazette-0301", (), id="by mentions only"),
    ],
)
def test_a_kind_tells_by_which_words_its_entries_are_found(id_: str, names: tuple[str, ...]) -> None:
    entry = story().entry(id_)
    assert KINDS[entry.kind].marked_names(entry) == names


def test_aliases_mark_an_event_though_its_name_does_not() -> None:
    event = story().entry("walk-out").model_copy(update={"aliases": ("strike",)})
    assert KINDS["event"].marked_names(event) == ("strike",)


def test_aliases_do_not_mark_a_source() -> None:
    source = story().entry("gazette-0301").model_copy(update={"aliases": ("the Gazette",)})
    assert KINDS["source"].marked_names(source) == ()


def test_entries_without_an_order_stay_as_their_editors_put_them() -> None:
    entries = story().of_kind("actor")
    assert KINDS["actor"].sorted(reversed(entries)) == tuple(reversed(entries))
