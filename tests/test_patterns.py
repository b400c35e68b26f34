"""Every regular expression of the program stands in a table with the bound of what it reads."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pytest
from patterns import AT_RUN_TIME, BOUNDS, METHODS, PACKAGE, bounded, find_patterns

FOUND = list(find_patterns())


def test_every_pattern_stands_in_the_table_with_the_bound_of_what_it_reads() -> None:
    found, told = Counter(one.owner for one in FOUND), Counter(owner for owner, _ in BOUNDS)
    missing, gone = sorted((found - told).elements()), sorted((told - found).elements())
    assert not missing, f"add a line to BOUNDS in tests/patterns.py, with what bounds the text they read: {missing}"
    assert not gone, f"take these lines out of BOUNDS in tests/patterns.py: {gone}"
    assert [owner for owner, _ in BOUNDS] == [one.owner for one in FOUND], "keep BOUNDS in the order of the modules"


def test_patterns_that_are_made_at_run_time_have_examples() -> None:
    assert {one.owner for one in FOUND if one.pattern is None} == set(AT_RUN_TIME)
    assert METHODS.keys() <= {one.owner for one in FOUND if not one.methods}
    assert len(list(bounded())) > 80


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_functions_of_patterns_are_called_by_the_name_of_their_module(path: Path) -> None:
    """Only so are they found."""
    imports = [
        node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.ImportFrom)
    ]
    assert not [node for node in imports if node.module == "re"]


def test_a_pattern_is_found_wherever_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("patterns.PACKAGE", tmp_path)
    (tmp_path / "dates.py").write_text(
        "A = re.compile('a', re.IGNORECASE)\n"
        "class B:\n    c: Annotated[str, Field(pattern='c')]\n"
        "def f(x):\n    y = re.sub(r'b', '', x) + A.sub('', x)\n    return re.compile(x)\n",
        encoding="utf-8",
    )
    found = [(one.owner, one.pattern and one.pattern.pattern, set(one.methods)) for one in find_patterns()]
    assert found == [
        ("dates.A", "a", {"sub"}),
        ("dates.B.c", "c", {"search"}),
        ("dates.f", "b", {"sub"}),
        ("dates.f", None, set()),
    ]
