"""Sources: what was seen of them, and their orders."""

from __future__ import annotations

from harbour import changed, listing, story

from explainer.kinds import KINDS, Source


def test_how_much_of_a_source_was_read_is_one_of_four_words() -> None:
    first = listing(changed("sources.yml", "seen: excerpt", "seen: half")).splitlines()[0]
    assert first == "data/sources.yml:25:9: error: 'half' is not a value of 'seen' [bad-value]"


def test_readers_see_sources_by_publisher_and_date_undated_ones_first_and_the_file_has_them_by_id() -> None:
    gazette = story().entry("gazette-0301", Source)
    undated = gazette.model_copy(update={"id": "zoo", "date": None})
    atlas = gazette.model_copy(update={"id": "york", "publisher": "atlas"})
    order = KINDS["source"].file_order
    assert order is not None
    assert KINDS["source"].sorted([gazette, undated, atlas]) == (atlas, undated, gazette)
    assert order.sorted([undated, atlas, gazette]) == (gazette, atlas, undated)


def test_a_source_need_not_say_of_what_sort_it_is_and_readers_see_it_in_words() -> None:
    atlas = story(changed("sources.yml", "perspective: geographers\n  genre: news", "perspective: geographers")).entry(
        "atlas", Source
    )
    assert atlas.genre is None
    gazette = story().entry("gazette-0301", Source)
    assert (gazette.genre, gazette.in_words("genre")) == ("news", "News report")
