"""Stored copies that the ledger of links knows."""

from __future__ import annotations

from collections.abc import Mapping

import harbour
import pytest

from explainer.diagnostics.locations import SourceText
from explainer.repairs import add_archives, apply_repairs

COPY = 'archive: {url: "https://archive.example/2", date: 2031-05-01}'


def ledger(record: str) -> dict[str, str]:
    """The harbour story with a ledger that knows one source."""
    return {**harbour.FILES, "links.yml": f"checked: 2031-05-02\nsources: {{union-0302: {{{record}}}}}\n"}


KNOWN = ledger(f"url: 'https://union.example/?a=1&b=2', status: gone, since: 2031-05-02, {COPY}")


def added(files: Mapping[str, str]) -> str:
    """What is added to the sources."""
    source = SourceText("data/sources.yml", files["sources.yml"].lstrip("\n"))
    (after,) = apply_repairs([source], add_archives(harbour.story(files)).repairs)
    lines = source.raw.splitlines()
    return "\n".join(line for line in after.raw.splitlines() if line not in lines)


def test_a_copy_that_is_known_is_added_below_the_address() -> None:
    assert added(KNOWN) == f"  {COPY}"
    repair = add_archives(harbour.story(KNOWN)).repairs[0]
    assert f"{repair.where}: {repair.reason}" == (
        "data/sources.yml:18:8: a copy of 'union-0302' was stored on 2031-05-01"
    )


def test_it_is_added_between_braces_too() -> None:
    entry = "{name: x, publisher: x, url: 'https://union.example/?a=1&b=2', side: union, perspective: x, seen: copy}"
    before, _, after = KNOWN["sources.yml"].partition("union-0302:\n")
    files = {**KNOWN, "sources.yml": f"{before}union-0302: {entry}\n{after[after.index('atlas:') :]}"}
    assert f"b=2', {COPY}, side: union" in added(files)


@pytest.mark.parametrize(
    "files",
    [
        pytest.param(harbour.FILES, id="no ledger"),
        pytest.param(ledger("url: 'https://union.example/?a=1&b=2', status: gone, since: 2031-05-02"), id="no copy"),
        pytest.param(ledger(f"url: 'https://other.example/', status: gone, since: 2031-05-02, {COPY}"), id="void"),
    ],
)
def test_nothing_is_added_that_is_not_known(files: Mapping[str, str]) -> None:
    asked = add_archives(harbour.story(files))
    assert asked.repairs == ()
    assert asked.notes == ("of 2 sources no stored copy is known",)


def test_a_source_with_a_copy_is_left_as_it_is() -> None:
    files = harbour.lost("gazette-0301", files=harbour.FILES)
    assert add_archives(harbour.story(files)).repairs == ()
