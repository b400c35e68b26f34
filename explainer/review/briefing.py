"""A comparison as Markdown: a briefing for the summary of a check on a code host, or for a terminal.

Whoever proposes a change wrote the words in it, so every one of them is escaped. Ids and paths have been checked to be
letters, digits and hyphens; they stand as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from explainer.diagnostics.problems import Problems
from explainer.encode import as_plain_words
from explainer.review.comparison import Change, Comparison, Finding, Share, Voice
from explainer.review.marks import Mark

__all__ = ["brief", "brief_errors"]

_MOST = 40
"""Items of one list that are shown: a summary is read at a glance."""


def brief(comparison: Comparison) -> str:
    """What a change does for readers, and what it leaves open."""
    return "\n".join(_lines(comparison)) + "\n"


def brief_errors(problems: Problems, *, which: str) -> str:
    """That a state of the data cannot be compared, and why; ``which`` is "older" or "newer"."""
    told = [f"{as_plain_words(str(p.location))}: {as_plain_words(p.message)}" for p in problems.errors]
    heading = f"## This change cannot be described\n\nThe {which} data hold errors."
    return "\n".join([heading, *_section("Errors", told)]) + "\n"


def _lines(found: Comparison) -> Iterator[str]:
    yield "## What this change does for readers"
    if not found.changes_anything:
        yield from ("", "Nothing: readers see the same as before.")
    yield from _section("New mentions", [_mark(mark, found) for mark in found.marks.new])
    yield from _section("Changed mentions", [_changed(old, new, found) for old, new in found.marks.changed])
    yield from _section("Removed mentions", [_mark(mark, found) for mark in found.marks.removed])
    yield from _section("Entries", [_change(change) for change in found.entries])
    yield from _section("Pages touched", [_change(change) for change in found.pages])
    yield from _findings("Entries never mentioned", found.never_mentioned)
    yield from _findings("Sources never cited", found.never_cited)
    yield from _findings("Known names left unmarked", found.unmarked_names)
    if not (found.never_mentioned or found.never_cited or found.unmarked_names):
        yield from ("", "Every entry is mentioned, every source is cited, and every known name is marked.")
    yield from _shares(found.shares)
    yield from _voices(found.voices)


def _section(heading: str, items: Sequence[str]) -> Iterator[str]:
    if items:
        yield from ("", f"### {heading}: {len(items)}", "")
        yield from (f"- {item}" for item in items[:_MOST])
        if len(items) > _MOST:
            yield f"- and {len(items) - _MOST} more"


def _mark(mark: Mark, found: Comparison) -> str:
    return f"“{as_plain_words(mark.words)}” means {_meant(mark, found)} ({_place(mark, found)})"


def _changed(old: Mark, new: Mark, found: Comparison) -> str:
    words, place = as_plain_words(new.words), _place(new, found)
    return f"“{words}” means {_meant(new, found)}, and no longer {_meant(old, found)} ({place})"


def _meant(mark: Mark, found: Comparison) -> str:
    return " and ".join(f"**{as_plain_words(found.names[id_])}**" for id_ in mark.means)


def _place(mark: Mark, found: Comparison) -> str:
    return f"paragraph {mark.paragraph} of {as_plain_words(found.names[mark.article])}"


def _change(change: Change) -> str:
    fields = f" ({', '.join(f'`{field}`' for field in change.fields)})" if change.fields else ""
    return f"{change.how}: **{as_plain_words(change.name)}**, `{change.id}`{fields}"


def _findings(heading: str, findings: Iterable[Finding]) -> Iterator[str]:
    """What is new is listed, what was so before is counted."""
    findings = list(findings)
    new = [as_plain_words(finding.text) for finding in findings if finding.is_new]
    yield from _section(heading, new)
    if before := len(findings) - len(new):
        yield from ("", f"{heading}, as before: {before}" if new else f"{heading}: {before}, all as before")


def _shares(shares: Sequence[Share]) -> Iterator[str]:
    if not shares:
        return
    total = sum(share.quotations for share in shares)
    yield from ("", "### Quotations by party of the speaker", "")
    yield from ("| Party | Quotations | Share | Words | Before |", "|---|--:|--:|--:|--:|")
    for share in shares:
        part = f"{share.quotations / total:.0%}" if total else "0%"
        name = as_plain_words(share.party)
        yield f"| {name} | {share.quotations} | {part} | {share.words} | {share.before} |"
    yield from ("", "This describes and does not judge: whom a report quotes is the report's doing.")


def _voices(voices: Sequence[Voice]) -> Iterator[str]:
    if not voices:
        return
    yield from ("", "### Positions and sources by party", "")
    yield "| Party | Says | Disputes, qualifies, declines | Silent | Words | Before | Sources |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    for voice in voices:
        figures = (voice.says, voice.others, voice.silent, voice.words, voice.before, voice.sources)
        yield f"| {as_plain_words(voice.party)} | {' | '.join(map(str, figures))} |"
    yield from ("", "This describes and does not judge: who spoke of a claim, and how much, is not for a count to say.")
