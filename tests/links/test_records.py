"""The ledger of links: what an answer means, what stays as it was, and a file that changes only with the facts."""

from __future__ import annotations

import pytest
from harbour import FILES, changed, listing, lost, story
from hypothesis import given
from hypothesis import strategies as st

from explainer.dates import PartialDate, parse_date
from explainer.diagnostics.listing import as_text
from explainer.diagnostics.locations import SourceText
from explainer.diagnostics.problems import Problems
from explainer.kinds import Source
from explainer.kinds.ledger import Ledger, SourceRecord
from explainer.links.records import as_yaml, changes, nobody_answered, queue, tally, updated
from explainer.links.results import Hop, ProbeResult
from explainer.reading.located import Located
from explainer.reading.models import read_model
from explainer.yaml.compose import compose

GAZETTE, COPY, LEAFLET, ATLAS = (
    "https://gazette.example/grain",
    "https://archive.example/1",
    "https://union.example/?a=1&b=2",
    "https://atlas.example/",
)
ALL = (GAZETTE, COPY, LEAFLET, ATLAS)
FOUND = ProbeResult(answer="found")
DAYS = [parse_date(f"2030-04-{day:02}") for day in range(1, 31)]


def sources() -> tuple[Source, ...]:
    return story().of(Source)


def asked(old: Ledger | None, day: int, *found: ProbeResult, url: str = GAZETTE) -> Ledger:
    """The ledger after a day on which one address gave each answer in turn, and all others were found."""
    for result in found or (FOUND,):
        old = updated(old, sources(), {**dict.fromkeys(ALL, FOUND), url: result}, DAYS[day - 1])
    assert old is not None
    return old


SOURCES = sources()


def gazette(ledger: Ledger) -> SourceRecord:
    return ledger.sources["gazette-0301"]


def brief(record: SourceRecord) -> tuple[str, str, str | None, str | None]:
    last_seen = str(record.last_seen) if record.last_seen else None
    return record.status, str(record.since), last_seen, record.answer


def says(answer: str) -> ProbeResult:
    return ProbeResult(answer=answer)  # type: ignore[arg-type]


# What an answer means ------------------------------------------------------------------------------------------------


def test_an_address_that_answers_is_alive() -> None:
    ledger = asked(None, 1)
    assert brief(gazette(ledger)) == ("alive", "2030-04-01", None, None)
    assert list(ledger.sources) == ["atlas", "gazette-0301", "union-0302"]
    assert list(ledger.archives) == ["gazette-0301"]


@pytest.mark.parametrize("answer", ["not-found", "removed"])
def test_an_address_that_says_so_itself_is_gone(answer: str) -> None:
    ledger = asked(asked(None, 1), 8, says(answer))
    assert brief(gazette(ledger)) == ("gone", "2030-04-08", "2030-04-01", answer)


@pytest.mark.parametrize(
    "answer",
    ["refused", "too-many-requests", "server-error", "other-answer", "no-answer", "not-secure", "private-address",
     "bad-address", "too-many-redirects", "no-such-host"],
)  # fmt: skip
def test_whoever_does_not_answer_is_unknown(answer: str) -> None:
    ledger = asked(asked(None, 1), 8, says(answer), says(answer))
    assert brief(gazette(ledger)) == ("unknown", "2030-04-08", "2030-04-01", answer)


def test_a_host_that_is_unknown_on_two_days_is_gone() -> None:
    ledger = asked(asked(None, 1), 8, says("no-such-host"))
    assert brief(gazette(asked(ledger, 9, says("no-such-host")))) == (
        "gone",
        "2030-04-09",
        "2030-04-01",
        "no-such-host",
    )


def test_a_host_that_was_found_in_between_is_not_gone() -> None:
    ledger = asked(asked(asked(None, 1), 8, says("no-such-host")), 9, FOUND)
    assert gazette(asked(ledger, 10, says("no-such-host"))).status == "unknown"


def test_a_source_that_was_never_alive_was_never_seen() -> None:
    assert brief(gazette(asked(None, 1, says("not-found")))) == ("gone", "2030-04-01", None, "not-found")


def test_what_is_gone_stays_gone_when_its_host_does_not_answer() -> None:
    gone = asked(asked(None, 1), 2, says("not-found"))
    assert asked(gone, 3, says("no-answer"), says("refused"), says("no-such-host")) is gone


def test_what_is_unknown_for_another_reason_has_been_so_all_along() -> None:
    ledger = asked(asked(asked(None, 1), 2, says("refused")), 3, says("no-answer"))
    assert brief(gazette(ledger)) == ("unknown", "2030-04-02", "2030-04-01", "no-answer")


def test_what_was_gone_and_answers_is_alive_again() -> None:
    ledger = asked(asked(asked(None, 1), 2, says("not-found")), 3)
    assert brief(gazette(ledger)) == ("alive", "2030-04-03", None, None)


def test_a_page_that_moved_for_good_is_told_with_its_new_address() -> None:
    there = Hop("https://gazette.example/2030/grain", is_permanent=True)
    ledger = asked(asked(None, 1), 2, ProbeResult(answer="found", hops=(there,)))
    assert brief(gazette(ledger)) == ("moved", "2030-04-02", None, None)
    assert gazette(ledger).moved_to == there.address


def test_a_page_that_moved_and_moved_on_for_a_while_is_told_where_it_moved() -> None:
    hops = (Hop("https://a.example/x", True), Hop("https://b.example/x", True), Hop("https://c.example/x", False))
    assert ProbeResult(answer="found", hops=hops).moved_to == "https://b.example/x"
    assert ProbeResult(answer="found", hops=hops[2:]).moved_to is None


@pytest.mark.parametrize("front", ["https://gazette.example/", "https://www.gazette.example"])
def test_a_page_exchanged_for_the_front_page_is_not_taken_for_alive(front: str) -> None:
    ledger = asked(asked(None, 1), 2, ProbeResult(answer="found", hops=(Hop(front, is_permanent=True),)))
    assert brief(gazette(ledger)) == ("unknown", "2030-04-02", "2030-04-01", "home-page")


def test_a_front_page_may_lead_to_a_front_page() -> None:
    result = ProbeResult(answer="found", hops=(Hop("https://www.atlas.example/", is_permanent=True),))
    assert asked(None, 1, result, url=ATLAS).sources["atlas"].status == "moved"


def test_a_new_address_begins_anew() -> None:
    gone = asked(asked(None, 1), 2, says("not-found"))
    moved = story(changed("sources.yml", GAZETTE, "https://gazette.example/new")).of(Source)
    ledger = updated(gone, moved, {"https://gazette.example/new": FOUND}, DAYS[2])
    assert brief(gazette(ledger)) == ("alive", "2030-04-03", None, None)


def test_a_source_that_was_deleted_leaves_the_ledger() -> None:
    left = [source for source in sources() if source.id != "atlas"]
    assert "atlas" not in updated(asked(None, 1), left, dict.fromkeys(ALL, FOUND), DAYS[1]).sources


def test_stored_copies_are_kept_apart() -> None:
    ledger = asked(asked(None, 1), 2, says("removed"), url=COPY)
    assert ledger.archives["gazette-0301"].status == "gone"
    assert gazette(ledger).status == "alive"


def test_a_copy_that_was_entered_by_hand_is_kept() -> None:
    text = as_yaml(asked(None, 1)).replace(
        f'  atlas:\n    url: "{ATLAS}"\n',
        f'  atlas:\n    url: "{ATLAS}"\n    archive: {{url: "https://archive.example/2", date: 2030-01}}\n',
    )
    old = read(text)
    assert "https://archive.example/2" in queue(old, sources())
    ledger = updated(
        old, sources(), {**dict.fromkeys(ALL, FOUND), "https://archive.example/2": says("not-found")}, DAYS[1]
    )
    assert ledger.sources["atlas"].archive == old.sources["atlas"].archive
    assert ledger.archives["atlas"].status == "gone"


# What was not asked --------------------------------------------------------------------------------------------------


def test_what_was_not_asked_was_alive_on_the_day_before() -> None:
    ledger = updated(asked(None, 1), sources(), {ATLAS: says("not-found")}, DAYS[1])
    assert brief(gazette(ledger)) == ("alive", "2030-04-01", "2030-04-01", None)
    again = updated(ledger, sources(), {ATLAS: FOUND}, DAYS[2])
    assert brief(gazette(again)) == ("alive", "2030-04-01", "2030-04-01", None)
    assert brief(gazette(asked(again, 4, says("removed")))) == ("gone", "2030-04-04", "2030-04-01", "removed")
    assert brief(gazette(asked(again, 4))) == ("alive", "2030-04-01", None, None)


def test_what_was_never_asked_is_not_in_the_ledger() -> None:
    assert list(updated(None, sources(), {ATLAS: FOUND}, DAYS[0]).sources) == ["atlas"]


def test_the_never_asked_come_first_and_then_the_doubtful() -> None:
    assert queue(None, SOURCES) == [ATLAS, COPY, GAZETTE, LEAFLET]
    ledger = asked(asked(None, 1), 2, says("refused"), url=LEAFLET)
    assert queue(ledger, sources())[0] == LEAFLET
    part = updated(None, sources(), {ATLAS: FOUND, GAZETTE: FOUND}, DAYS[0])
    assert set(queue(part, sources())[:2]) == {COPY, LEAFLET}


def test_an_address_of_two_sources_is_asked_once() -> None:
    files = changed("sources.yml", LEAFLET, GAZETTE)
    assert queue(None, story(files).of(Source)).count(GAZETTE) == 1


def test_without_a_network_nothing_is_learnt() -> None:
    silent = [says("no-such-host"), says("no-answer"), says("private-address"), says("not-secure")]
    assert nobody_answered(silent)
    assert not nobody_answered([*silent, says("refused")])
    assert not nobody_answered([*silent, ProbeResult(answer="no-answer", hops=(Hop(ATLAS, True),))])


# The file ------------------------------------------------------------------------------------------------------------


def read(text: str) -> Ledger:
    found = story({**FILES, "links.yml": text}).ledger
    assert found is not None
    return found


TEXT = """\
# What the addresses of the sources answered, and since when. 'explainer links --online' asks them and writes this file.
# A source that is gone shows its stored copy, where one is known here or in sources.yml; CONTRIBUTING.md tells more.

checked: 2030-04-08

sources:
  atlas:
    url: "https://atlas.example/"
    status: alive
    since: 2030-04-01
  gazette-0301:
    url: "https://gazette.example/grain"
    status: gone
    since: 2030-04-08
    last_seen: 2030-04-01
    answer: not-found
  union-0302:
    url: "https://union.example/?a=1&b=2"
    status: alive
    since: 2030-04-01

archives:
  gazette-0301:
    url: "https://archive.example/1"
    status: alive
    since: 2030-04-01
"""


def test_the_file_reads_like_this() -> None:
    assert as_yaml(asked(asked(None, 1), 8, says("not-found"))) == TEXT


def test_a_week_without_news_is_no_change_at_all() -> None:
    ledger = read(TEXT)
    assert asked(ledger, 15, says("not-found")) is ledger
    assert as_yaml(ledger) == TEXT


def test_four_weeks_without_news_change_the_day_of_the_ledger_and_nothing_else() -> None:
    ledger = updated(
        read(TEXT), sources(), {**dict.fromkeys(ALL, FOUND), GAZETTE: says("not-found")}, parse_date("2030-05-06")
    )
    assert as_yaml(ledger) == TEXT.replace("checked: 2030-04-08", "checked: 2030-05-06")


def test_an_empty_ledger_can_be_read_again() -> None:
    assert read(as_yaml(Ledger(checked=DAYS[0], sources={}))).sources == {}


ANSWERS = st.sampled_from(
    ["found", "not-found", "removed", "refused", "server-error", "no-such-host", "no-answer", "home-page"]
).map(says)
MOVED = st.sampled_from(["https://x.example/a'b\"c", "http://[2001:db8::1]:8080/%22", "https://x.example/#: {}"]).map(
    lambda url: ProbeResult(answer="found", hops=(Hop(url, is_permanent=True),))
)


@given(st.lists(st.dictionaries(st.sampled_from(ALL), ANSWERS | MOVED), max_size=6))
def test_whatever_is_answered_the_file_gives_back_the_ledger_and_asking_again_changes_nothing(
    runs: list[dict[str, ProbeResult]],
) -> None:
    ledger: Ledger | None = None
    for day, results in zip(DAYS, runs, strict=False):
        ledger = updated(ledger, SOURCES, results, day)
        problems = Problems()
        node = compose(SourceText("links.yml", as_yaml(ledger)), problems)
        located = read_model(Ledger, node, problems) if node else None
        assert isinstance(located, Located), as_text(problems)
        assert located.value == ledger
        assert updated(ledger, SOURCES, results, day) is ledger


# What is told --------------------------------------------------------------------------------------------------------


def test_only_news_are_told() -> None:
    first = asked(None, 1, says("refused"), url=LEAFLET)
    assert changes(None, first) == [f"union-0302: unknown (refused): {LEAFLET}"]
    assert changes(first, asked(first, 2, says("no-answer"), url=LEAFLET)) == []
    gone = asked(first, 8, says("not-found"))
    assert changes(first, gone) == [
        f"gazette-0301: gone (not found), last seen on 2030-04-01: {GAZETTE}",
        f"union-0302: alive: {LEAFLET}",
    ]
    assert changes(gone, asked(gone, 9, says("removed"), url=COPY)) == [
        f"gazette-0301: alive: {GAZETTE}",
        f"stored copy of gazette-0301: gone (removed), last seen on 2030-04-08: {COPY}",
    ]


def test_the_tally_counts_every_status() -> None:
    assert tally(asked(asked(None, 1), 2, says("removed"))) == "3 alive, 0 moved, 1 gone, 0 unknown"


# Reading it ----------------------------------------------------------------------------------------------------------


def test_a_folder_need_not_have_a_ledger() -> None:
    assert story().ledger is None
    assert story({**FILES, "links.yml": "# nothing yet\n"}).ledger is None


def test_a_ledger_that_was_spoilt_is_explained() -> None:
    spoilt = TEXT.replace("status: gone", "status: dead").replace("last_seen: 2030-04-01", "last_seen: yesterday")
    assert listing({**FILES, "links.yml": spoilt}) == (
        "data/links.yml:13:13: error: 'dead' is not a value of 'status' [bad-value]\n"
        " 13 |     status: dead\n"
        "    |             ^^^^\n"
        "    = write alive, moved, gone or unknown\n"
        "\n"
        "data/links.yml:15:16: error: 'yesterday' is not a date [bad-date]\n"
        " 15 |     last_seen: yesterday\n"
        "    |                ^^^^^^^^^\n"
        "    = write 2024-03-14, or 2024-03 or 2024 if less is known; add ? if uncertain, ~ if approximate"
    )


def test_an_id_that_is_no_source_any_more_is_no_error() -> None:
    assert listing({**FILES, "links.yml": TEXT.replace("  atlas:", "  old-atlas:")}) == ""


def test_a_misspelt_name_of_the_ledger_is_told() -> None:
    assert "did you mean 'links.yml'?" in listing({**FILES, "link.yml": TEXT})


# What readers see of it ----------------------------------------------------------------------------------------------


GONE = parse_date("2031-05-02")


def source_of(files: dict[str, str]) -> tuple[str, PartialDate | None, str | None]:
    found = story(files)
    source = next(source for source in found.of(Source) if source.id == "gazette-0301")
    copy = found.stored_copy(source)
    return found.address(source), found.gone_since(source), copy.url if copy else None


def test_a_source_that_is_gone_is_found_at_its_copy() -> None:
    assert source_of(lost("gazette-0301")) == (COPY, GONE, COPY)
    assert source_of(dict(FILES)) == (GAZETTE, None, COPY)


@pytest.mark.parametrize("status", ["alive", "moved", "unknown"])
def test_a_source_that_is_not_known_to_be_gone_is_where_it_was(status: str) -> None:
    assert source_of(lost("gazette-0301", status=status)) == (GAZETTE, None, COPY)


def test_a_copy_that_is_gone_too_is_not_shown() -> None:
    assert source_of(lost("gazette-0301", copy="gone")) == (GAZETTE, GONE, None)


def test_a_copy_that_only_the_ledger_knows_is_found_too() -> None:
    files = lost("atlas")
    copy = "archive: {url: https://archive.example/2, date: 2031}, status: gone"
    found = story({**files, "links.yml": files["links.yml"].replace("status: gone", copy)})
    atlas = next(source for source in found.of(Source) if source.id == "atlas")
    assert found.address(atlas) == "https://archive.example/2"


def test_a_record_of_an_address_the_source_no_longer_has_is_void() -> None:
    files = lost("gazette-0301", files=changed("sources.yml", GAZETTE, "https://gazette.example/new"))
    assert source_of(files)[:2] == ("https://gazette.example/new", None)
