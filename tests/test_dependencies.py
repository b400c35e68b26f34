"""What we depend on: within the bounds of pyproject.toml, tried at the lowest too, and locked without a host."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = ("build", "pictures", "dev", "fuzz", "bench")
ALWAYS, BUILD, PICTURES, DEV, FUZZ, BENCH = (
    [Requirement(line) for line in lines]
    for lines in (PROJECT["dependencies"], *map(PROJECT["optional-dependencies"].get, EXTRAS))
)
SITE = ALWAYS + BUILD + PICTURES


def locked(path: str) -> dict[str, Version]:
    """The version of each distribution in a lock file; of one that is locked for several systems, the last."""
    lines = (ROOT / path).read_text(encoding="utf-8").splitlines()
    pins = (re.match(r"([^\s=\[]+)(?:\[.*\])?==(\S+)", line) for line in lines)
    return {canonicalize_name(pin[1]): Version(pin[2]) for pin in pins if pin}


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        pytest.param("requirements/site.txt", SITE, id="site"),
        pytest.param("requirements/dev.txt", SITE + DEV, id="dev"),
        pytest.param("requirements/fuzz.txt", SITE + FUZZ, id="fuzz"),
        pytest.param("requirements/bench.txt", SITE + BENCH, id="bench"),
        pytest.param("tests/lowest.txt", SITE + DEV, id="lowest"),
    ],
)
def test_what_is_locked_is_within_the_bounds(path: str, wanted: list[Requirement]) -> None:
    pins = locked(path)
    assert [str(one) for one in wanted if not one.specifier.contains(pins[canonicalize_name(one.name)])] == []


def test_the_lowest_dependencies_are_the_lower_bounds() -> None:
    bounds = {
        canonicalize_name(one.name): Version(bound.version)
        for one in SITE + DEV
        for bound in one.specifier
        if bound.operator == ">="
    }
    pins = locked("tests/lowest.txt")
    assert {name: pins[name] for name in bounds} == bounds


@pytest.mark.parametrize(
    "path", [f"requirements/{name}.txt" for name in ("site", "dev", "fuzz", "bench")] + ["tests/lowest.txt"]
)
def test_a_lock_file_names_no_host_and_no_folder(path: str) -> None:
    assert not re.search(r"://|^-|\s/", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE)
