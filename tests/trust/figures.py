"""What a measure finds, beside the goal that it has to reach."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One number about the program, and what it must be: at most or at least so much; with neither it is only told."""

    what: str
    value: float
    at_most: float | None = None
    at_least: float | None = None
    unit: str = ""
    """What is counted, in the plural; nothing for a ratio."""
    note: str = ""
    """What stands behind the number, such as where the worst was found."""

    @property
    def is_reached(self) -> bool:
        """Whether the number is within its bounds; what is no number at all (NaN) is not."""
        above = self.at_least is None or self.value >= self.at_least
        below = self.at_most is None or self.value <= self.at_most
        return above and below

    @property
    def shown(self) -> str:
        """The number as the table prints it, with its unit and what stands behind it."""
        return _shown(self.value, self.unit) + (f" ({self.note})" if self.note else "")

    @property
    def goal(self) -> str:
        """The bounds as the table prints them."""
        if self.at_least is not None and self.at_least == self.at_most:
            return _shown(self.at_least, self.unit)
        bounds = {"≥": self.at_least, "≤": self.at_most}
        return ", ".join(f"{sign} {_shown(bound, self.unit)}" for sign, bound in bounds.items() if bound is not None)

    def row(self, command: str) -> str:
        """A row of a Markdown table: measure, figure, goal, and the command that measures it."""
        missed = "" if self.is_reached else ", **missed**"
        cells = (self.what, self.shown, self.goal + missed, f"`{command}`")
        return "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |"


HEAD = "| Measure | Figure | Goal | Command |\n|---|---|---|---|"
"""What stands above the rows."""


def _shown(number: float, unit: str) -> str:
    told = f"{number:,.0f}" if number == round(number) else f"{number:,.3g}"
    return f"{told} {unit}".rstrip()
