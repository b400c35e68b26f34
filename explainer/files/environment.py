"""The data folder: what makes a folder one, and how it is handed on to a process that we start."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["PROJECT_FILE", "hand_on", "handed_on"]

PROJECT_FILE = "explainer.yml"
"""The file that every data folder holds, and no other folder."""

_HANDED_ON = "EXPLAINER_DATA"


def hand_on(folder: Path) -> dict[str, str]:
    """The environment variables for a process that is to read this data folder."""
    return {**os.environ, _HANDED_ON: str(folder.absolute())}


def handed_on() -> Path | None:
    """The data folder for which we started this process; None if somebody else started it."""
    folder = os.environ.get(_HANDED_ON)
    return Path(folder) if folder else None
