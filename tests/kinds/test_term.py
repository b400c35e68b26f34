"""Terms: by name, whatever the file says."""

from __future__ import annotations

from harbour import story

from explainer.kinds import KINDS, Term


def test_terms_stand_by_name_whatever_their_capitals() -> None:
    first, second = story().of(Term)
    capital = first.model_copy(update={"name": first.name.upper()})
    assert (first.name, second.name) == ("berth fee", "demurrage")
    assert KINDS["term"].sorted([second, capital]) == (capital, second)
