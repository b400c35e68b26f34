"""The data folder, handed on to a process that we start, whatever its own settings say."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["hand_on", "handed_on"]

_HANDED_ON = "EXPLAINER_DATA"


def hand_on(folder: Path) -> dict[str, str]:
    """The environment variables for a process that is to read this data folder."""
    return {**os.environ, _HANDED_ON: str(folder.absolute())}


def handed_on() -> Path | None:
    """The data folder for which we started this process; None if somebody else started it."""
    folder = os.environ.get(_HANDED_ON)
    return Path(folder) if folder else None
