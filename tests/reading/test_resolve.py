"""References, passages and names: all that fails is told where it stands, in the author's words."""

from __future__ import annotations

import pytest
from harbour import FILES, SECOND_ARTICLE, changed, listing, read, story


def lines(files: dict[str, str]) -> list[str]:
    """The first and last line of each problem: what is wrong, and the remedy."""
    return [" / ".join(part.strip() for part in (problem.split("\n")[0], problem.split("\n")[-1]))
            for problem in listing(files).split("\n\n")]  # fmt: skip


def located(files: dict[str, str]) -> list[list[str]]:
    """Where each problem stands, and what it says."""
    return [problem.split(": error: ") for problem in lines(files)]


def planted(file: str, old: str, new: str) -> tuple[dict[str, str], str]:
    """The files with a mistake in them, and where it stands: at the ▸ in ``new``."""
    marked = changed(file, old, new)
    before, _, after = marked[file].lstrip("\n").partition("▸")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return {**marked, file: before + after}, f"data/{file}:{line}:{column}"


def test_the_harbour_story_has_no_problem() -> None:
    assert listing(dict(FILES)) == ""


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        pytest.param(
            "events.yml",
            "who: [dockers]",
            "who: [▸docker]",
            "no actor is called 'docker' [unknown-reference] / = did you mean 'dockers' (data/actors.yml:21)?",
            id="a slip in an id",
        ),
        pytest.param(
            "events.yml",
            "who: [dockers]",
            "who: [▸zebra]",
            "no actor is called 'zebra' [unknown-reference] / = add it to data/actors.yml, or correct the id",
            id="an id of nothing",
        ),
        pytest.param(
            "events.yml",
            "who: [dockers]",
            "who: [▸velter]",
            "'velter' is not an actor [unknown-reference] / = it is a place (data/places.yml:1:1); name an actor here",
            id="an id of another kind",
        ),
        pytest.param(
            "places.yml",
            "used_by: [town], ",
            "used_by: [▸city], ",
            "there is no party 'city' [unknown-reference] / = add it to explainer.yml, or correct the id",
            id="an unknown party",
        ),
        pytest.param(
            "quotes.yml",
            "article: grain",
            "article: ▸grein",
            "there is no article 'grein' [unknown-reference] / = did you mean 'grain'?",
            id="an unknown article",
        ),
        pytest.param(
            "explainer.yml",
            "lead: grain",
            "lead: ▸zebra",
            "there is no article 'zebra' [unknown-reference] / = use the name of an article file",
            id="an unknown lead",
        ),
        pytest.param(
            "terms.yml",
            "demurrage:\n",
            "▸velter:\n",
            "the id 'velter' is taken [duplicate-id] / = it stands at data/places.yml:1:1; choose another",
            id="one id for two entries",
        ),
        pytest.param(
            "events.yml",
            "{exact: left, paragraph: 1}",
            "{exact: ▸left the old mole}",
            "the article does not contain these words [quote-not-found]"
            ' / = the closest passage is "left the Old Mole" (data/articles/grain.md:11)',
            id="words that were changed",
        ),
        pytest.param(
            "events.yml",
            "{exact: left, paragraph: 1}",
            "{exact: ▸zzzz}",
            "the article does not contain these words [quote-not-found] / = copy the words from the article",
            id="words unlike any",
        ),
        pytest.param(
            "events.yml",
            "{exact: left, paragraph: 1}",
            "{exact: left, prefix: ▸'never '}",
            "this does not stand right before 'left' [quote-not-found]"
            " / = copy what does, with its spaces (data/articles/grain.md:11)",
            id="a prefix that is gone",
        ),
        pytest.param(
            "events.yml",
            "{exact: left, paragraph: 1}",
            "{exact: May, paragraph: ▸1}",
            "these words stand in another paragraph [wrong-paragraph] / = write paragraph: 2",
            id="the wrong paragraph",
        ),
        pytest.param(
            "events.yml",
            "{exact: left, paragraph: 1}",
            "{exact: May, paragraph: ▸9}",
            "the article has no paragraph 9 [missing-paragraph] / = 'grain' has paragraphs 1 to 3",
            id="no such paragraph",
        ),
        pytest.param(
            "events.yml",
            "{exact: left, paragraph: 1}",
            "{exact: ▸harbour}",
            "these words stand 2 times in the article [quote-ambiguous]"
            " / = add paragraph, or prefix or suffix: the words just before or after them",
            id="words that stand twice",
        ),
        pytest.param(
            "events.yml",
            "{exact: left, paragraph: 1}",
            "{exact: ▸the Gazette}",
            "these words stand inside a link or code [unmarkable-passage]"
            " / = choose words outside the link or the code",
            id="words inside a link",
        ),
        pytest.param(
            "quotes.yml",
            "exact: We will open in May",
            "exact: ▸We shall open in May",
            "the article does not contain these words [quote-not-found]"
            ' / = the closest passage is "“We will open in May,”" (data/articles/grain.md:14)',
            id="a quotation that was changed",
        ),
        pytest.param(
            "quotes.yml",
            "paragraph: 2",
            "paragraph: ▸1",
            "these words stand in another paragraph [wrong-paragraph] / = write paragraph: 2",
            id="a quotation in the wrong paragraph",
        ),
        pytest.param(
            "quotes.yml",
            "paragraph: 2",
            "paragraph: ▸4",
            "the article has no paragraph 4 [missing-paragraph] / = 'grain' has paragraphs 1 to 3",
            id="a quotation in no paragraph",
        ),
        pytest.param(
            "quotes.yml",
            "words: will open",
            "words: ▸shall open",
            "the quotation does not contain these words [quote-not-found] / = the closest words are 'will open in'",
            id="contested words that are not in the quotation",
        ),
        pytest.param(
            "claims.yml",
            "[{paragraph: 1}]",
            "[{paragraph: ▸0x}]",
            "'0x' is not a whole number [bad-value] / = write digits only",
            id="a paragraph that is no number",
        ),
        pytest.param(
            "claims.yml",
            "[{paragraph: 1}]",
            "[{paragraph: ▸7}]",
            "the article has no paragraph 7 [missing-paragraph] / = 'grain' has paragraphs 1 to 3",
            id="a claim in no paragraph",
        ),
        pytest.param(
            "explainer.yml",
            "paragraphs: [1, 3]",
            "paragraphs: [1, ▸8]",
            "the article has no paragraph 8 [missing-paragraph] / = 'grain' has paragraphs 1 to 3",
            id="a key point of no paragraph",
        ),
        pytest.param(
            "actors.yml",
            "  aliases: [dockers]",
            "  aliases: [▸harbour master]",
            "'harbour master' is a name of 'harbour-master' and of 'dockers' [ambiguous-name]"
            " / = take it from one of the two, and mark its passages by mentions (data/actors.yml:1:1)",
            id="one alias for two actors",
        ),
        pytest.param(
            "actors.yml",
            "  aliases: [dockers]",
            "  aliases: [▸Harbour Master]",
            "'Harbour Master' is a name of 'harbour-master' and of 'dockers' [ambiguous-name]"
            " / = take it from one of the two, and mark its passages by mentions (data/actors.yml:1:1)",
            id="one alias for two actors, in other letters",
        ),
    ],
)
def test_a_mistake_is_told_where_it_stands(file: str, old: str, new: str, problem: str) -> None:
    files, where = planted(file, old, new)
    assert f"{where}: error: {problem}" in lines(files)


def test_entries_whose_passages_cross_are_told() -> None:
    files = changed("events.yml", "{exact: left, paragraph: 1}", "{exact: she told}")
    assert [message for _, message in located(files)] == [
        "a passage of 'walk-out' overlaps one of 'harbour-master' (data/actors.yml:5:14) [overlapping-mentions]"
        " / = shorten one of the two, or give both the same words"
    ]


def test_every_passage_that_a_longer_one_holds_is_told() -> None:
    mentions = "  mentions:\n    - {exact: %s, paragraph: 1}\n"
    files = changed("events.yml", "exact: left, paragraph", "exact: said that the grain would stay, paragraph")
    files = changed("places.yml", "  aliases: [the mole]\n", mentions % "that", files)
    files = changed("routes.yml", "  aliases: [coast road]\n", mentions % "would", files)
    assert [message.partition(" (")[0] for _, message in located(files)] == [
        "a passage of 'old-mole' overlaps one of 'walk-out'",
        "a passage of 'coast-road' overlaps one of 'walk-out'",
    ]


def test_an_entry_that_marks_the_same_words_twice_is_told() -> None:
    files = changed("actors.yml", 'prefix: "May,” "', 'prefix: "May,” "\n    - {exact: she, suffix: " told"}')
    assert [message for _, message in located(files)] == [
        "'harbour-master' marks the same words twice [overlapping-mentions]"
        " / = delete one of the two mentions (data/actors.yml:5:14)"
    ]


def test_a_reference_to_an_entry_that_could_not_be_read_is_no_second_mistake() -> None:
    files = changed("actors.yml", "type: community", "type: communitee")
    assert [message for _, message in located(files)] == [
        "'communitee' is not a value of 'type' [bad-value] / = did you mean 'community'?"
    ]


def test_references_into_a_file_that_could_not_be_read_are_no_second_mistakes() -> None:
    files = {**FILES, "sources.yml": "gazette: [\n"}
    assert [problem.location.path for problem in read(files)[1]] == ["data/sources.yml"]


def test_every_mistake_is_told_in_one_run() -> None:
    files = changed("events.yml", "who: [dockers]", "who: [docker]")
    files = changed("quotes.yml", "paragraph: 2", "paragraph: 4", files)
    files = changed("claims.yml", "{paragraph: 1}", "{paragraph: 7}", files)
    assert len(read(files)[1].errors) == 3


# Annotations --------------------------------------------------------------------------------------------------------


def marks(files: dict[str, str], article: str = "grain") -> list[tuple[int, str, tuple[str, ...], str]]:
    found = story(files)
    paragraphs = found.articles[article].paragraphs
    return [
        (a.paragraph, paragraphs[a.paragraph - 1].text[a.target.start : a.target.end], a.bodies, a.anchor)
        for a in found.annotations[article]
    ]


def test_names_aliases_and_passages_become_annotations_in_order() -> None:
    assert marks(dict(FILES)) == [
        (1, "harbour master", ("harbour-master",), "p1-harbour-master"),
        (1, "Velter", ("velter",), "p1-velter"),
        (1, "the mole", ("old-mole",), "p1-old-mole"),
        (1, "berth fee", ("berth-fee",), "p1-berth-fee"),
        (1, "dockers", ("dockers",), "p1-dockers"),
        (1, "left", ("walk-out",), "p1-walk-out"),
        (1, "Old Mole", ("old-mole",), "p1-old-mole_2"),
        (2, "she", ("harbour-master",), "p2-harbour-master"),
        (2, "coast road", ("coast-road",), "p2-coast-road"),
        (2, "Cape Norn", ("cape-norn",), "p2-cape-norn"),
        (3, "Velter", ("velter",), "p3-velter"),
        (3, "dockers", ("dockers",), "p3-dockers"),
        (3, "harbour master", ("harbour-master",), "p3-harbour-master"),
    ]


def test_words_chosen_by_hand_beat_a_name() -> None:
    files = changed("events.yml", "{exact: left, paragraph: 1}", "{exact: left the Old Mole}")
    assert [words for _, words, bodies, _ in marks(files) if bodies == ("walk-out",)] == ["left the Old Mole"]
    assert "Old Mole" not in [words for _, words, _, _ in marks(files)]


def test_words_that_mean_two_kinds_share_one_mark_in_the_order_of_kinds() -> None:
    files = changed("terms.yml", "  name: demurrage", "  name: demurrage\n  aliases: [dockers]")
    assert [bodies for _, words, bodies, _ in marks(files) if words == "dockers"] == [("dockers", "demurrage")] * 2


def test_headings_of_events_and_titles_of_sources_are_not_searched_for() -> None:
    files = changed("events.yml", "name: The dockers walk out", "name: noon")
    files = changed("sources.yml", "name: Grain stays on mole", "name: crowd", files)
    assert not {"noon", "crowd"} & {words for _, words, _, _ in marks(files)}


def test_an_alias_of_an_event_is_searched_for() -> None:
    files = changed("events.yml", "name: The dockers walk out", "name: The dockers walk out\n  aliases: [at noon]")
    assert (1, "at noon", ("walk-out",), "p1-walk-out_2") in marks(files)


def test_every_article_is_annotated() -> None:
    files = {**FILES, "articles/return.md": SECOND_ARTICLE}
    assert marks(files, "return") == [
        (1, "dockers", ("dockers",), "p1-dockers"),
        (1, "Velter", ("velter",), "p1-velter"),
    ]


def test_words_in_two_articles_ask_for_more() -> None:
    files = {**FILES, "articles/return.md": SECOND_ARTICLE.replace("came back", "left at dawn")}
    assert [message for _, message in located(files)] == [
        "these words stand in 2 articles [quote-ambiguous]"
        " / = add article, or prefix or suffix: the words just before or after them"
    ]
    named = changed("events.yml", "{exact: left, paragraph: 1}", "{exact: left, article: grain}", files)
    assert listing(named) == ""
    assert (1, "left", ("walk-out",), "p1-walk-out") in marks(named)


def test_words_across_a_line_end_are_found_as_with_a_space() -> None:
    files = changed("events.yml", "{exact: left, paragraph: 1}", "{exact: harbour master for}")
    assert (3, "harbour master for", ("walk-out",), "p3-walk-out") in marks(files)
