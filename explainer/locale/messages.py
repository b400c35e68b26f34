"""Marks messages that stand in constants, so that they get into the catalogue of those to be translated."""

from __future__ import annotations

__all__ = ["N_"]


def N_(message: str) -> str:  # noqa: N802 -- the name by which gettext's tools know it
    """The message itself, to be translated where it is shown; the extraction of messages looks for this name."""
    return message
