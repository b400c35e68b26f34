"""The timeline as a table (CSV, RFC 4180), safe to open in a spreadsheet."""

from __future__ import annotations

from explainer.encode import as_csv_cell
from explainer.exports.export import Export
from explainer.kinds import Event
from explainer.pages.context import Context
from explainer.words.markdown import plain_text

COLUMNS = (
    "id", "date", "time", "name", "description", "story", "importance", "who", "where", "elsewhere", "confidence",
    "uncertainty", "sources", "page",
)  # fmt: skip


def render(context: Context) -> str:
    """A header and one row an event; several dates, actors, places or sources stand with spaces between."""
    rows = [COLUMNS, *(_row(context, event) for event in context.story.of(Event))]
    return "".join(",".join(map(as_csv_cell, row)) + "\r\n" for row in rows)


def _row(context: Context, event: Event) -> tuple[str, ...]:
    return (
        event.id,
        " ".join(map(str, event.date)),
        event.time or "",
        event.name,
        plain_text(event.description),
        event.story,
        event.importance,
        " ".join(event.who),
        " ".join(event.where),
        ", ".join(event.elsewhere),
        event.confidence,
        plain_text(event.uncertainty or ""),
        " ".join(event.sources),
        context.address(context.entry_path(event)),
    )


EXPORT = Export(
    name="Timeline as a table", path="events.csv", media_type="text/csv", standard="CSV, RFC 4180", render=render
)
