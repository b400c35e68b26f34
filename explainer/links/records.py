"""What the results of probing mean for the ledger of links. Pure: ``probe`` asks, and ``files`` writes.

A host that fails, refuses or is slow proves nothing: only an address that says so itself is gone, or one whose host
was unknown on two different days. Equal facts give equal bytes, so that a week without news is no change in git.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar
from urllib.parse import urlsplit

from explainer.dates import PartialDate
from explainer.encode import as_yaml_string
from explainer.kinds import Source
from explainer.kinds.ledger import Answer, Ledger, LinkRecord, SourceRecord, Status
from explainer.links.results import ProbeResult

__all__ = ["as_yaml", "changes", "nobody_answered", "queue", "tally", "updated"]

R = TypeVar("R", bound=LinkRecord)

_ALIVE: tuple[Status, ...] = ("alive", "moved")
_GONE: tuple[Answer, ...] = ("not-found", "removed")
_FROM_NOBODY: tuple[Answer, ...] = ("no-such-host", "no-answer", "not-secure", "private-address")
"""What a machine without a network finds out about every host."""

_RENEWED_AFTER = timedelta(days=28)
"""A ledger without news is dated anew no more often than this, so that 'last seen' is true to four weeks."""

_HEAD = """\
# What the addresses of the sources answered, and since when. 'explainer links --online' asks them and writes this file.
# A source that is gone shows its stored copy, where one is known here or in sources.yml; CONTRIBUTING.md tells more.
"""


def queue(ledger: Ledger | None, sources: Iterable[Source]) -> list[str]:
    """Every address to probe, each once: those never probed first, then the doubtful ones, then by id."""
    ranked = [(_rank(record, url), source.id, url) for source in sources for url, record in _addresses(ledger, source)]
    return list(dict.fromkeys(url for _, _, url in sorted(ranked)))


def _addresses(ledger: Ledger | None, source: Source) -> Iterator[tuple[str, LinkRecord | None]]:
    """The addresses of a source and of its stored copy, each with what is known of it."""
    record = ledger.sources.get(source.id) if ledger else None
    yield source.url, record
    if copy := source.archive or (record and record.archive):
        yield copy.url, ledger.archives.get(source.id) if ledger else None


def _rank(record: LinkRecord | None, url: str) -> int:
    if record is None or record.url != url:
        return 0
    return 1 if record.last_seen or record.status not in _ALIVE else 2


def nobody_answered(results: Iterable[ProbeResult]) -> bool:
    """Whether no host answered at all, which looks like a machine without a network: then nothing was learnt."""
    return all(result.answer in _FROM_NOBODY and not result.hops for result in results)


def updated(
    ledger: Ledger | None, sources: Iterable[Source], results: Mapping[str, ProbeResult], day: PartialDate
) -> Ledger:
    """The ledger after the results of a day, by address; the very same object if they tell nothing new."""
    old = ledger or Ledger(checked=day, sources={})
    recorder = _Recorder(results, old.checked if ledger else None, day)
    records: dict[str, SourceRecord] = {}
    archives: dict[str, LinkRecord] = {}
    for source in sorted(sources, key=lambda source: source.id):
        if record := recorder.record(SourceRecord, old.sources.get(source.id), source.url):
            records[source.id] = record
        copy = source.archive or (record.archive if record else None)
        if copy and (stored := recorder.record(LinkRecord, old.archives.get(source.id), copy.url)):
            archives[source.id] = stored
    if ledger and (records, archives) == (ledger.sources, ledger.archives) and not _is_due(ledger, day):
        return ledger
    return Ledger(checked=day, sources=records, archives=archives)


def _is_due(ledger: Ledger, day: PartialDate) -> bool:
    then, now = ledger.checked.first, day.first
    return then is None or now is None or now - then >= _RENEWED_AFTER


@dataclass(frozen=True, slots=True)
class _Recorder:
    """Makes the records of one ``day``; ``last_day`` is the day of the ledger before, None for the first ledger."""

    results: Mapping[str, ProbeResult]
    last_day: PartialDate | None
    day: PartialDate

    def record(self, model: type[R], old: R | None, url: str) -> R | None:
        """What is known of an address now; None if it was never probed."""
        known = old if old and old.url == url else None
        result = self.results.get(url)
        if result is None:
            return self._not_probed(known)
        status, answer = self._judge(known, url, result)
        if known and known.status == "gone" and status == "unknown":
            return known  # a host that does not answer now does not take back what it said before
        facts = {
            "url": url,
            "status": status,
            "since": known.since if known and known.status == status else self.day,
            "last_seen": None if status in _ALIVE else self._last_seen(known),
            "answer": None if status in _ALIVE else answer,
            "moved_to": result.moved_to if status == "moved" else None,
        }
        return known.model_copy(update=facts) if known else model(**facts)

    def _judge(self, known: LinkRecord | None, url: str, result: ProbeResult) -> tuple[Status, Answer]:
        answer = result.answer
        if answer == "found" and _is_home(result, url):
            answer = "home-page"
        if answer == "found":
            return ("moved" if result.moved_to else "alive"), answer
        again = known is not None and known.answer == answer and self.last_day != self.day
        if answer in _GONE or (answer == "no-such-host" and again):
            return "gone", answer
        return "unknown", answer

    def _not_probed(self, known: R | None) -> R | None:
        """A record stays; but what was alive was so on the ledger's old day, not on its new one."""
        if known and known.status in _ALIVE and known.last_seen is None:
            return known.model_copy(update={"last_seen": self.last_day})
        return known

    def _last_seen(self, known: LinkRecord | None) -> PartialDate | None:
        if known is None:
            return None
        return known.last_seen or (self.last_day if known.status in _ALIVE else None)


def _is_home(result: ProbeResult, url: str) -> bool:
    """Whether a page redirects to the front page of a host, as many hosts do with pages they have lost (a soft 404)."""
    return bool(result.hops) and _is_front(result.hops[-1].address) and not _is_front(url)


def _is_front(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def changes(old: Ledger | None, new: Ledger) -> list[str]:
    """What has become of each address since, a line for people each; what is new and simply alive is no news."""
    before = old or Ledger(checked=new.checked, sources={})
    found = []
    for label, was, now in (("", before.sources, new.sources), ("stored copy of ", before.archives, new.archives)):
        for id_, record in now.items():
            past = was.get(id_)
            is_news = past is None or past.url != record.url or past.status != record.status
            if is_news and not (past is None and record.status == "alive"):
                found.append(f"{label}{id_}: {_in_words(record)}")
    return found


def _in_words(record: LinkRecord) -> str:
    why = f" ({record.answer.replace('-', ' ')})" if record.answer else ""
    where = f" to {record.moved_to}" if record.moved_to else ""
    when = f", last seen on {record.last_seen}" if record.last_seen else ""
    return f"{record.status}{where}{why}{when}: {record.url}"


def tally(ledger: Ledger) -> str:
    """How many addresses there are of each status."""
    records = [*ledger.sources.values(), *ledger.archives.values()]
    counts = Counter(record.status for record in records)
    return ", ".join(f"{counts[status]} {status}" for status in ("alive", "moved", "gone", "unknown"))


def as_yaml(ledger: Ledger) -> str:
    """The text of ``links.yml``, in the order of ids: equal ledgers give equal bytes."""
    parts = [_HEAD, f"checked: {ledger.checked}\n", "\n".join(_section("sources", ledger.sources))]
    if ledger.archives:
        parts.append("\n".join(_section("archives", ledger.archives)))
    return "\n".join(parts)


def _section(name: str, records: Mapping[str, LinkRecord]) -> Iterator[str]:
    yield f"{name}:" if records else f"{name}: {{}}"
    for id_, record in sorted(records.items()):
        yield f"  {id_}:"
        for field in type(record).model_fields:
            value = getattr(record, field)
            if field == "archive" and value:
                yield f"    archive: {{url: {as_yaml_string(value.url)}, date: {value.date}}}"
            elif value is not None:
                yield f"    {field}: {as_yaml_string(value) if field in ('url', 'moved_to') else value}"
    yield ""
