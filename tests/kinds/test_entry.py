"""What entries of every kind share."""

from __future__ import annotations

import pytest
from harbour import story
from pydantic import ValidationError

from explainer.kinds import Actor, Claim, Event, Place, Term
from explainer.kinds.parts import Model


def test_people_and_places_are_found_by_every_name() -> None:
    assert story().entry("velter").search_names == ("Velter", "Velter", "Vælter", "Veltre")
    assert story().entry("old-mole").search_names == ("Old Mole", "the mole")


@pytest.mark.parametrize("model", [Actor, Place, Term, Claim, Event], ids=lambda model: model.__name__)
def test_no_entry_can_be_changed(model: type[Model]) -> None:
    entry = next(entry.value for entry in story().entries.values() if type(entry.value) is model)
    with pytest.raises(ValidationError, match="frozen"):
        setattr(entry, "name", "x")  # noqa: B010 -- mypy knows that it cannot be set
