"""Paragraphs that were added, taken away, cut in two or joined: the numbers in the data follow, all or none."""

from __future__ import annotations

from collections.abc import Mapping

from harbour import FILES

from explainer.diagnostics.locations import SourceText
from explainer.diagnostics.problems import Code, Problem, Problems
from explainer.reading.folder import read_story
from explainer.repairs.certain import repair

WORDS = ("anchor", "beacon", "cargo", "derrick", "estuary", "ferry")
PARAGRAPHS = tuple(f"Here stands the {word}." for word in WORDS)
"""The article as it was when the data were written: each paragraph holds a word that stands nowhere else."""

HEAD = FILES["articles/grain.md"].rpartition("---\n\n")[0] + "---\n\n"
QUOTATION = "\n\n“We will open in May,” she said.\n"


def files(*paragraphs: str, passage: int = 4) -> dict[str, str]:
    """An entry mentions each word in its paragraph, by number; a claim names a paragraph by nothing but its number."""
    mentions = "".join(f"    - {{exact: {word}, paragraph: {number}}}\n" for number, word in enumerate(WORDS, 1))
    gear = f"gear:\n  name: Gear\n  mentions:\n{mentions}  type: community\n  description: Things.\n"
    gear += "  on_the_day: {text: Idle., sources: [atlas]}\n  sources: [atlas]\n"
    return {
        **FILES,
        "explainer.yml": FILES["explainer.yml"].replace("[1, 3]", "[1, 2]"),
        "articles/grain.md": HEAD + "\n\n".join(paragraphs) + QUOTATION,
        "actors.yml": FILES["actors.yml"] + gear,
        "claims.yml": FILES["claims.yml"].replace(
            "passages: [{paragraph: 1}]", f"passages: [{{paragraph: {passage}}}]"
        ),
        "events.yml": FILES["events.yml"].replace("{exact: left, paragraph: 1}", "{exact: “We, paragraph: 7}"),
        "quotes.yml": FILES["quotes.yml"].replace("paragraph: 2", "paragraph: 7"),
    }


def sources(data: Mapping[str, str]) -> list[SourceText]:
    return [SourceText(f"data/{name}", text) for name, text in data.items()]


def renumbered(data: Mapping[str, str]) -> list[Problem]:
    problems = Problems()
    read_story(sources(data), "data", problems)
    return [problem for problem in problems if problem.code in (Code.WRONG_PARAGRAPH, Code.MISSING_PARAGRAPH)]


def after_repair(data: Mapping[str, str], file: str) -> str:
    repaired = repair(sources(data), "data", Problems())
    return next(source.text for source in repaired.sources if source.path == f"data/{file}")


def test_nothing_is_said_while_all_stands_where_it_did() -> None:
    assert renumbered(files(*PARAGRAPHS)) == []


def test_one_paragraph_more_is_one_problem_and_one_repair() -> None:
    data = files(*PARAGRAPHS[:2], "This is new.", *PARAGRAPHS[2:])
    (problem,) = renumbered(data)
    assert problem.message == "paragraphs 3 to 7 of 'grain' are now 4 to 8"
    assert "cargo" in problem.location.file.line(problem.location.line)
    assert "passages: [{paragraph: 5}]" in after_repair(data, "claims.yml")
    assert "{exact: beacon, paragraph: 2}" in after_repair(data, "actors.yml")
    assert "{exact: ferry, paragraph: 7}" in after_repair(data, "actors.yml")
    assert "paragraph: 8" in after_repair(data, "quotes.yml")


def test_one_paragraph_less_moves_the_others_up() -> None:
    data = files(*PARAGRAPHS[:2], *PARAGRAPHS[3:])
    data["actors.yml"] = data["actors.yml"].replace("    - {exact: cargo, paragraph: 3}\n", "")
    (problem,) = renumbered(data)
    assert problem.message == "paragraphs 4 to 7 of 'grain' are now 3 to 6"
    assert "passages: [{paragraph: 3}]" in after_repair(data, "claims.yml")


def test_a_number_of_a_paragraph_that_is_gone_stops_the_repair() -> None:
    data = files(*PARAGRAPHS[:2], *PARAGRAPHS[3:], passage=3)
    mention, claim, shift = sorted(renumbered(data), key=lambda problem: (problem.code, problem.location.path))
    assert mention.message == claim.message == "paragraph 3 of 'grain' seems to be gone"
    assert [problem.location.path for problem in (mention, claim)] == ["data/actors.yml", "data/claims.yml"]
    assert shift.edits == ()


def test_paragraphs_that_were_joined_keep_the_number_of_the_first() -> None:
    data = files(PARAGRAPHS[0], " ".join(PARAGRAPHS[1:3]), *PARAGRAPHS[3:])
    (problem,) = renumbered(data)
    assert problem.message == "paragraphs 3 to 7 of 'grain' are now 2 to 6"
    assert "{exact: cargo, paragraph: 2}" in after_repair(data, "actors.yml")


def test_a_paragraph_that_was_cut_in_two_moves_those_after_it() -> None:
    data = files(PARAGRAPHS[0], "Here stands", "the beacon.", *PARAGRAPHS[2:])
    problem = renumbered(data)[0]
    assert problem.message == "paragraphs 2 to 7 of 'grain' are now 3 to 8"


def test_one_number_alone_is_rather_a_wrong_number() -> None:
    data = files(*PARAGRAPHS)
    data["actors.yml"] = data["actors.yml"].replace("{exact: cargo, paragraph: 3}", "{exact: cargo, paragraph: 5}")
    (problem,) = renumbered(data)
    assert problem.message == "these words stand in another paragraph"


def test_paragraphs_in_another_order_are_told_one_by_one() -> None:
    data = files(*PARAGRAPHS[3:], *PARAGRAPHS[:3])
    assert {problem.message for problem in renumbered(data)} == {"these words stand in another paragraph"}
