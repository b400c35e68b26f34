"""The same facts in the formats of other programs. A new export is one file here and one line in EXPORTS."""

from __future__ import annotations

from explainer.exports import geojson
from explainer.exports.base import Export

__all__ = ["EXPORTS", "Export"]

EXPORTS: tuple[Export, ...] = (geojson.EXPORT,)
