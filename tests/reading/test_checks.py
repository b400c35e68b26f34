"""What makes a story poorer or doubtful: each check by a story that offends it, and by one that nearly does."""

from __future__ import annotations

import pytest
from harbour import FILES, LICENSED, OWN, SECOND_ARTICLE, changed, listing, lost

from explainer.kinds.project import FrontMatter

PIER = "\npier:\n  name: Pier\n  type: building\n  description: A pier.\n  {place}sources: [atlas]\n"
SOURCE = """
almanac:
  name: Almanac
  publisher: Press
  url: https://a.example/
  side: atlases
  perspective: p
  seen: copy
  genre: news
  checked_on: 2030-04-01
"""


def added(file: str, text: str) -> dict[str, str]:
    return {**FILES, file: FILES[file] + text}


def heads(files: dict[str, str]) -> list[str]:
    """Each problem without its lines of the file: where, what and remedy."""
    blocks = [block.splitlines() for block in listing(files).split("\n\n") if block]
    return [f"{lines[0]} / {lines[-1].strip()}" for lines in blocks]


def located(latitude: float, longitude: float) -> dict[str, str]:
    where = f"{{latitude: {latitude}, longitude: {longitude}, accuracy: derived, within_km: 1, sources: [atlas]}}"
    return added("places.yml", PIER.format(place=f"coordinates: {where}\n  "))


NEVER = "and no entry points to it [never-mentioned] / = add an alias or a mention, or delete the entry"


def test_a_harbour_in_order_gives_no_warning() -> None:
    assert listing(dict(FILES)) == ""


# Never mentioned ----------------------------------------------------------------------------------------------------


def test_a_place_that_nothing_mentions_and_no_map_shows_is_told() -> None:
    assert heads(added("places.yml", PIER.format(place=""))) == [
        f"data/places.yml:35:1: warning: no article mentions 'pier', {NEVER}"
    ]


def test_a_place_on_the_map_needs_no_mention() -> None:
    assert heads(located(58.2, 8.1)) == []


def test_a_term_that_another_entry_points_to_needs_no_mention() -> None:
    term = "\nlay-day:\n  name: lay day\n  description: A day.\n  sources: [atlas]\n"
    assert heads(added("terms.yml", term)) == [f"data/terms.yml:14:1: warning: no article mentions 'lay-day', {NEVER}"]
    assert heads(changed("terms.yml", "see: [demurrage]", "see: [demurrage, lay-day]", added("terms.yml", term))) == []


def test_an_event_of_the_report_needs_a_passage_even_when_others_point_to_it() -> None:
    files = changed("events.yml", "  mentions:\n    - {exact: left, paragraph: 1}\n", "")
    assert heads(files) == [
        "data/events.yml:9:1: warning: 'walk-out' is told in the report, but no passage is marked [never-mentioned]"
        " / = add a mention"
    ]
    assert heads(changed("events.yml", "story: in-the-report", "story: background", files)) == []


# Never cited --------------------------------------------------------------------------------------------------------


def test_a_source_that_nothing_cites_is_told() -> None:
    line = FILES["sources.yml"].count("\n") + 1
    assert heads(added("sources.yml", SOURCE)) == [
        f"data/sources.yml:{line}:1: warning: nothing cites 'almanac' [never-cited]"
        " / = name it in the sources of an entry, or delete it"
    ]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        pytest.param("explainer.yml", "sources: [gazette-0301]", "sources: [almanac]", id="a key point"),
        pytest.param("terms.yml", "[union], sources: [union-0302]", "[union], sources: [almanac]", id="a name"),
        pytest.param("articles/grain.md", "source: gazette-0301", "source: almanac", id="an article"),
    ],
)
def test_a_source_is_cited_by(file: str, old: str, new: str) -> None:
    assert heads(changed(file, old, new, added("sources.yml", SOURCE))) == []


# Names --------------------------------------------------------------------------------------------------------------


def test_a_name_that_nobody_is_said_to_use_is_told_at_the_name() -> None:
    assert heads(changed("actors.yml", "used_by: [town], ", "")) == [
        "data/actors.yml:8:14: warning: nobody is said to use the name 'Ada Marløw' [name-without-user]"
        " / = add used_by: [a party]"
    ]


def test_a_name_that_is_not_confirmed_needs_no_user() -> None:
    assert heads(changed("actors.yml", "used_by: [town], ", "confirmed: false, ")) == []


# Coordinates --------------------------------------------------------------------------------------------------------


def test_swapped_coordinates_are_an_error_with_both_numbers_put_right() -> None:
    assert heads(located(8.1, 58.2)) == [
        "data/places.yml:39:27: error: 'pier' lies 6,991 km from the other places [far-coordinates]"
        " / = latitude and longitude look swapped: write latitude: 58.2 and longitude: 8.1;"
        " or, if they are right, prominence: distant"
    ]


def test_a_place_that_is_said_to_be_distant_is_believed() -> None:
    files = changed("places.yml", "{latitude: 58.3, longitude: 8.4", "{latitude: 8.4, longitude: 58.3")
    assert heads(files) == []
    assert heads(changed("places.yml", "  prominence: distant\n", "", files)) != []


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        pytest.param(40.0, -74.0, id="far away either way"),
        pytest.param(60.5, 8.0, id="near enough"),
        pytest.param(8.0, 158.0, id="no latitude if swapped"),
    ],
)
def test_a_place_that_is_only_far_away_is_believed(latitude: float, longitude: float) -> None:
    assert heads(located(latitude, longitude)) == []


def test_on_a_map_of_the_world_far_coordinates_are_only_doubtful() -> None:
    places = ""
    for number, (latitude, longitude) in enumerate(
        [(58.0, -120.0), (-30.0, 8.1), (61.0, 140.0), (70.0, -50.0), (8.1, 60.0)]
    ):
        where = f"{{latitude: {latitude}, longitude: {longitude}, accuracy: derived, within_km: 1, sources: [atlas]}}"
        places += (
            PIER.format(place=f"coordinates: {where}\n  ")
            .replace("ier\n", f"ier {number}\n")
            .replace("pier:", f"pier-{number}:")
        )
    found = [line for line in heads(added("places.yml", places)) if "far-coordinates" in line]
    assert [line.split(" lies ")[0].split(": ", 1)[1] for line in found] == ["warning: 'pier-4'"]


def test_two_places_do_not_tell_which_of_them_is_wrong() -> None:
    (line,) = (line for line in FILES["places.yml"].splitlines(keepends=True) if "longitude: 8.4" in line)
    swapped = ("{latitude: 58.09, longitude: 8.02", "{latitude: 8.02, longitude: 58.09")
    assert heads(changed("places.yml", *swapped)) != []
    assert heads(changed("places.yml", *swapped, changed("places.yml", line, ""))) == []


# Quoted words -------------------------------------------------------------------------------------------------------

UNKNOWN = (
    "quotes words that quotes.yml does not know [unattributed-quote]"
    " / = add the quotation with its speaker and source, or tell it in our own words"
)


@pytest.mark.parametrize("words", ["“nobody has asked us”", '"nobody has asked us"', "«nobody has asked us»"])
def test_words_in_quotation_marks_without_an_entry_are_told(words: str) -> None:
    files = changed("articles/grain.md", "See [the", f"They said {words}. See [the")
    assert heads(files) == [f"data/articles/grain.md:18:11: warning: paragraph 3 {UNKNOWN}"]


def test_quoted_words_are_located_across_a_line_end_and_by_paragraph_if_they_are_marked_up() -> None:
    files = changed("articles/grain.md", "See [the", "They said “nobody\nhas asked us”. See [the")
    assert heads(files) == [f"data/articles/grain.md:18:11: warning: paragraph 3 {UNKNOWN}"]
    files = changed("articles/grain.md", "See [the", "They said “nobody *has* asked us”. See [the")
    assert heads(files) == [f"data/articles/grain.md:18:1: warning: paragraph 3 {UNKNOWN}"]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("“not asked once”", id="three words"),
        pytest.param("“will open in May”", id="part of a known quotation"),
        pytest.param("nobody has asked us", id="no quotation marks"),
    ],
)
def test_these_words_need_no_entry(words: str) -> None:
    assert heads(changed("articles/grain.md", "See [the", f"They said {words}. See [the")) == []


def test_a_quotation_counts_only_for_its_own_article() -> None:
    again = SECOND_ARTICLE.replace("came back.", "came back. “We will open in May,” they said.")
    assert heads({**FILES, "articles/return.md": again}) == [
        f"data/articles/return.md:10:34: warning: paragraph 1 {UNKNOWN}"
    ]


# Gone sources ---------------------------------------------------------------------------------------------------------


def test_a_source_that_is_gone_without_a_copy_is_told() -> None:
    told = "is no longer at its address (found on 2031-05-02) [source-gone] / = give its new address, or a stored copy:"
    assert heads(lost("union-0302")) == [
        f"data/sources.yml:18:8: warning: 'union-0302' {told} archive: {{url: https://..., date: 2024-03-14}}"
    ]
    assert heads(lost("gazette-0301", copy="gone"))[0].startswith(
        f"data/sources.yml:6:8: warning: 'gazette-0301' {told}"
    )


def test_a_source_that_is_gone_and_has_a_copy_needs_nothing() -> None:
    assert heads(lost("gazette-0301")) == []


@pytest.mark.parametrize("status", ["alive", "moved", "unknown"])
def test_a_source_that_only_does_not_answer_needs_nothing(status: str) -> None:
    assert heads(lost("union-0302", status=status)) == []


def test_a_summary_or_key_point_that_repeats_the_article_is_told() -> None:
    copied = "that the grain would stay on the mole"
    assert heads(changed("explainer.yml", "The grain stayed.", copied)) == [
        "data/explainer.yml:8:11: warning: key point 1 repeats paragraph 1 word for word [repeats-article] "
        "/ = sum it up in other words"
    ]
    assert heads(
        changed(
            "explainer.yml", "One report of *grain* that stayed on a mole.", "that the *grain* would stay on the mole"
        )
    )[0].startswith("data/explainer.yml:2:10: warning: the summary repeats paragraph 1 word for word")


@pytest.mark.parametrize("marks", ["„{}“", "«\u00a0{}\u00a0»", "「{}」", "‘{}’", "”{}”"])
def test_words_between_quotation_marks_of_any_language_need_a_speaker(marks: str) -> None:
    files = changed(
        "articles/grain.md", "## What came next", marks.format("All of us will stay") + "\n\n## What came next"
    )
    assert heads(files) == [
        "data/articles/grain.md:16:1: warning: paragraph 3 quotes words that quotes.yml does not know "
        "[unattributed-quote] / = add the quotation with its speaker and source, or tell it in our own words"
    ]


def test_a_quotation_may_hold_spaces_that_do_not_break_lines() -> None:
    text = FILES["articles/grain.md"].replace(
        "“We will open in May,” she", "«\u00a0We will open in May\u202f!\u00a0» she"
    )
    actors = FILES["actors.yml"].replace('prefix: "May,” "', 'prefix: "» "')
    quotes = FILES["quotes.yml"].replace("exact: We will open in May", "exact: We will open in May\u202f!")
    assert listing({**FILES, "articles/grain.md": text, "actors.yml": actors, "quotes.yml": quotes}) == ""


# Out of time --------------------------------------------------------------------------------------------------------


def test_what_is_told_as_later_and_came_before_is_told() -> None:
    assert heads(changed("events.yml", "[2030-05-02, 2030-05-09]", "[2020-05-02, 2020-05-09]")) == [
        "data/events.yml:25:10: warning: this came before the report [out-of-time] / = write story: background"
    ]


def test_what_is_told_as_background_and_came_later_is_told() -> None:
    assert heads(changed("events.yml", "date: 1820~", "date: 2031")) == [
        "data/events.yml:5:10: warning: this came after the report [out-of-time] / = write story: since"
    ]


def test_a_date_that_may_be_the_day_of_the_report_stands_on_either_side() -> None:
    assert heads(changed("events.yml", "[2030-05-02, 2030-05-09]", "2030-03")) == []
    assert heads(changed("events.yml", "date: 1820~", "date: 2030")) == []


def test_a_later_development_is_later_than_the_report() -> None:
    (head,) = heads(changed("actors.yml", "date: 2030-06", "date: 1999"))
    assert "warning: this came before the report [out-of-time]" in head


@pytest.mark.parametrize(
    ("form", "field", "who"),
    [
        ("retelling", "source", "form: retelling"),
        ("retelling", "publisher", "form: retelling"),
        ("retelling", "url", "form: retelling"),
        ("licensed", "licence", "form: licensed"),
        ("own", "url", "a text published elsewhere"),
    ],
)
def test_a_text_that_does_not_say_where_it_comes_from_is_refused(form: str, field: str, who: str) -> None:
    lines = LICENSED["articles/grain.md"].replace("form: licensed", f"form: {form}").splitlines(keepends=True)
    text = "".join(line for line in lines if not line.startswith(f"{field}: "))
    description = (FrontMatter.model_fields[field].description or "").rstrip(".")
    assert listing({**FILES, "articles/grain.md": text}) == (
        f"data/articles/grain.md:2:1: error: '{field}' is missing, which {who} needs [missing-field]\n"
        " 2 | title: Grain in the harbour\n"
        "   | ^\n"
        f"   = add '{field}:' ({description})"
    )


def test_an_own_report_needs_no_origin() -> None:
    assert listing(OWN) == ""
