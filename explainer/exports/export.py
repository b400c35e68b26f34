"""What an export is."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from explainer.pages.context import Context

__all__ = ["Export", "as_json"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """One file below ``data/`` on the site. ``standard`` says which specification it follows."""

    name: str
    path: str
    media_type: str
    standard: str
    render: Callable[[Context], str]


def as_json(value: object) -> str:
    """JSON that is the same for the same value, without the spaces that programs do not need."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
