"""The ledger of links: what must stand in it."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from explainer.kinds.ledger import Ledger


def test_records_hold_to_a_day_that_is_known_and_nothing_need_be_recorded() -> None:
    ledger = Ledger.model_validate({"checked": "2031-05-02", "sources": {}})
    assert (ledger.sources, ledger.archives) == ({}, {})
    with pytest.raises(ValidationError, match="'2031-05' is not a day"):
        Ledger.model_validate({"checked": "2031-05", "sources": {}})
