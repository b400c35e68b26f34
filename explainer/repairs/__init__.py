"""Repairs of the data by a program: what is certain, and what people ask for. Pure; commands show and write them."""

from __future__ import annotations

from explainer.repairs.archives import add_archives
from explainer.repairs.certain import Repaired, repair
from explainer.repairs.order import sort_entries
from explainer.repairs.rename import rename
from explainer.repairs.repair import Asked, Repair, apply_repairs

__all__ = [
    "Asked",
    "Repair",
    "Repaired",
    "add_archives",
    "apply_repairs",
    "rename",
    "repair",
    "sort_entries",
]
