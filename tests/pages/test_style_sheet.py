"""The look of kinds as CSS."""

from __future__ import annotations

import re

import pytest
import tinycss2

from explainer.files.package import package_file
from explainer.kinds import KINDS, Entry, Kind
from explainer.pages.style_sheet import kind_styles, without_comments

STYLES = kind_styles(KINDS.values())


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_every_kind_has_an_icon_a_line_and_a_colour_for_day_and_night(kind: Kind[Entry]) -> None:
    assert f'[data-kind="{kind.name}"] {{ --x-k: var(--x-{kind.name}); --x-i: url(' in STYLES
    line = "text-decoration-line: none;" if kind.look.line == "none" else f"text-decoration-style: {kind.look.line};"
    assert f'.x-mention[data-kind="{kind.name}"] {{ {line}' in STYLES
    day, night = re.findall(rf"--x-{kind.name}: (#\w+);", STYLES)
    assert (day, night) == (kind.look.day, kind.look.night)


def test_a_thickness_is_said_only_where_a_kind_says_one() -> None:
    rules = [line for line in STYLES.splitlines() if "text-decoration-style" in line]
    said = {kind.name: kind.look.pixels for kind in KINDS.values() if kind.look.pixels}
    found = {m[1]: int(m[2]) for rule in rules if (m := re.search(r'"(\w+)"\] .*-thickness: (\d)px', rule))}
    assert found == said


def test_an_icon_is_part_of_the_sheet_and_ends_no_address() -> None:
    addresses = re.findall(r'url\("([^"]*)"\)', STYLES)
    assert len(addresses) == len(KINDS)
    assert not any(set("<>#") & set(address) for address in addresses)


@pytest.mark.parametrize("name", ["explainer.css", "entry.css", "map.css"])
def test_a_sheet_without_comments_says_the_same(name: str) -> None:
    sheet = package_file("explainer", f"assets/{name}").decode()
    served = without_comments(sheet)
    assert "/*" in sheet and "/*" not in served
    assert tokens(served) == tokens(sheet)


def tokens(css: str) -> list[str]:
    """What a browser reads: all but comments and the width of gaps."""
    found = tinycss2.parse_component_value_list(css, skip_comments=True)
    return " ".join(tinycss2.serialize(found).split()).split()
