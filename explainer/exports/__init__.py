"""The same facts in the formats of other programs. A new export is one file here and one line in EXPORTS."""

from __future__ import annotations

from explainer.exports import atom, events_csv, geojson, icalendar, schema_org, timelinejs, web_annotations
from explainer.exports.export import Export

__all__ = ["EXPORTS", "Export"]

EXPORTS: tuple[Export, ...] = (
    atom.EXPORT,
    events_csv.EXPORT,
    geojson.EXPORT,
    icalendar.EXPORT,
    schema_org.EXPORT,
    timelinejs.EXPORT,
    web_annotations.EXPORT,
)
