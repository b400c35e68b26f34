from __future__ import annotations

import importlib
import math
import pkgutil
import sys
from types import ModuleType

import pytest
import trust
from trust import __main__ as program
from trust.figures import Figure

HELPERS = {"__main__", "figures"}


@pytest.mark.parametrize(
    ("figure", "row"),
    [
        pytest.param(
            Figure(what="scripts run", value=0, at_most=0, unit="scripts", note="of 2,100 payloads"),
            "| scripts run | 0 scripts (of 2,100 payloads) | ≤ 0 scripts | `make it` |",
            id="at most",
        ),
        pytest.param(
            Figure(what="sites whole after a kill", value=49, at_least=50, at_most=50),
            "| sites whole after a kill | 49 | 50, **missed** | `make it` |",
            id="exactly, missed",
        ),
        pytest.param(
            Figure(what="growth", value=2.3456, at_most=2.3, note="a|b"),
            r"| growth | 2.35 (a\|b) | ≤ 2.3, **missed** | `make it` |",
            id="a ratio, missed",
        ),
        pytest.param(
            Figure(what="looks", value=12_345, unit="looks"), "| looks | 12,345 looks |  | `make it` |", id="only told"
        ),
    ],
)
def test_a_figure_is_a_row_of_a_table_beside_its_goal(figure: Figure, row: str) -> None:
    assert figure.row("make it") == row


def test_what_is_no_number_reaches_no_goal() -> None:
    assert not Figure(what="growth", value=math.nan, at_most=2.3).is_reached


@pytest.mark.parametrize(("value", "code"), [pytest.param(1, 0, id="reached"), pytest.param(3, 1, id="missed")])
def test_measures_print_their_figures_and_fail_with_one_that_misses_its_goal(
    value: float, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    toy = ModuleType("trust.toy")
    toy.__dict__["measure"] = lambda: iter([Figure(what="toys", value=value, at_most=2), Figure(what="more", value=0)])
    monkeypatch.setitem(sys.modules, "trust.toy", toy)
    monkeypatch.setattr(program, "MEASURES", ("toy",))
    assert program.main(["toy"]) == program.main([]) == code
    out = capsys.readouterr().out
    assert out.count("`make trust NAME=toy`") == 4


def test_every_measure_stands_in_the_list() -> None:
    found = {module.name for module in pkgutil.iter_modules(trust.__path__)} - HELPERS
    measures = {name for name in found if hasattr(importlib.import_module(f"trust.{name}"), "measure")}
    assert sorted(program.MEASURES) == sorted(measures)
