from __future__ import annotations

import importlib
import math
import pkgutil
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest
import trust
from trust import __main__ as program
from trust.figures import Figure

from explainer.commands import COMMANDS

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


ROOT = Path(__file__).parent.parent
TARGETS = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def commands(path: str) -> list[list[str]]:
    """What stands between backticks on a page and begins with a program."""
    found = re.findall(r"`([^`\n]+)`", (ROOT / path).read_text(encoding="utf-8"))
    return [words for text in found if (words := text.split())[0] in ("make", "pytest", "explainer")]


def test_the_page_of_figures_has_a_row_of_every_measure_and_none_that_missed() -> None:
    page = (ROOT / "docs" / "measured.md").read_text(encoding="utf-8")
    assert [name for name in program.MEASURES if f"| `make trust NAME={name}` |" not in page] == []
    assert "missed" not in page.partition("| Measure |")[2]


@pytest.mark.parametrize("path", ["SECURITY.md", "docs/measured.md"])
def test_the_commands_that_show_it_are_there(path: str) -> None:
    named = commands(path)
    assert len(named) > 7
    for tool, *arguments in named:
        if tool == "make":
            assert arguments[0] in TARGETS
            assert {name.removeprefix("NAME=") for name in arguments[1:]} <= set(program.MEASURES)
        elif tool == "pytest":
            assert all((ROOT / name).exists() for name in arguments)
        else:
            assert arguments[0] in {command.name for command in COMMANDS}
