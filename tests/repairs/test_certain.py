"""Mistakes, and how they are repaired or why they are not: before and after.

A case in ``cases/repairs`` names a file of the harbour story, the text that is replaced and what stands in its place,
perhaps for several files, and then each reason with the difference that the repairs make. Where nothing is certain,
nothing is repaired. ``pytest --rewrite`` writes reasons and differences anew.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import chain, combinations
from pathlib import Path

import harbour
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from explainer.diagnostics.listing import as_diff, as_text
from explainer.diagnostics.locations import Location, SourceText
from explainer.diagnostics.problems import Code, Invalid, Problem, Problems
from explainer.repairs import Repaired, repair

CASES = sorted((Path(__file__).parent.parent / "cases" / "repairs").glob("*.txt"))
CHANGE = re.compile(r"in (\S+)\n--- instead of\n(.*?)\n--- stands\n(.*?)\n(?=in |--- repairs\n)", re.DOTALL)
REPAIRS = "--- repairs\n"
NOTHING = "none\n"


def sources(files: Mapping[str, str]) -> list[SourceText]:
    return [SourceText(f"data/{name}", text.lstrip("\n")) for name, text in files.items()]


def mend(files: Mapping[str, str]) -> Repaired:
    return repair(sources(files), "data", Problems())


def texts(found: Iterable[SourceText]) -> dict[str, str]:
    return {source.path: source.raw for source in found}


def shown(files: Mapping[str, str]) -> str:
    """The reasons of all repairs, and the difference that they make."""
    done = mend(files)
    reasons = [f"{repair.where}: {repair.reason}\n" for repair in done.repairs]
    pairs = zip(sources(files), done.sources, strict=True)
    return "".join([*reasons, *(f"{as_diff(*pair)}\n" for pair in pairs if pair[0].raw != pair[1].raw)]) or NOTHING


def files_of(case: str) -> dict[str, str]:
    files = dict(harbour.FILES)
    changes = CHANGE.findall(case)
    assert changes, "not in the form of a case"
    for file, old, new in changes:
        files = harbour.changed(file, old, new.encode().decode("unicode_escape") if "\\u" in new else new, files)
    return files


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_is_certain_is_repaired_and_nothing_else(path: Path, request: pytest.FixtureRequest) -> None:
    case, _, expected = path.read_text(encoding="utf-8").partition(REPAIRS)
    found = shown(files_of(case + REPAIRS))
    if request.config.getoption("--rewrite"):
        path.write_text(case + REPAIRS + found, encoding="utf-8")
        expected = found
    assert found == expected


def test_there_are_cases_of_both_sorts() -> None:
    counts = Counter(path.read_text(encoding="utf-8").endswith(REPAIRS + NOTHING) for path in CASES)
    assert counts[True] >= 10 <= counts[False]


# What holds for all -------------------------------------------------------------------------------------------------

FORMS = {
    "as it is": lambda text: text,
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "a byte order mark": lambda text: "\ufeff" + text,
    "no line end at the end": lambda text: text.rstrip("\n"),
    "accents apart": lambda text: unicodedata.normalize("NFD", text),
}


def in_form(form: Callable[[str], str], files: Mapping[str, str]) -> dict[str, str]:
    return {name: form(text.lstrip("\n")) for name, text in files.items()}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_sound_story_is_left_as_it_is_byte_for_byte(form: Callable[[str], str]) -> None:
    before = sources(in_form(form, harbour.FILES))
    done = repair(before, "data", Problems())
    assert done.repairs == ()
    assert all(one is other for one, other in zip(before, done.sources, strict=True))
    assert not isinstance(done.story, Invalid)


MISTAKES = (
    ("events.yml", "who: [dockers]", "who: [docker] # in Vælter"),
    ("places.yml", "    - {name: Vælter, language: nb", "    - {name: Vælter, langauge: nb"),
    ("articles/grain.md", "source: gazette-0301", "source: gazete-0301"),
    ("actors.yml", "  type: community\n", "\ttype: community\n"),
)


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_repair_keeps_line_ends_accents_and_a_byte_order_mark(form: Callable[[str], str]) -> None:
    mistaken = dict(harbour.FILES)
    for mistake in MISTAKES:
        mistaken = harbour.changed(*mistake, files=mistaken)
    done = mend(in_form(form, mistaken))
    right = harbour.changed("events.yml", "who: [dockers]", "who: [dockers] # in Vælter")
    assert texts(done.sources) == texts(sources(in_form(form, right)))
    assert len(done.repairs) == len(MISTAKES)


def test_files_that_could_not_be_read_at_all_remain_errors() -> None:
    unread = Problems()
    unread.error(Code.UNREADABLE_FILE, "this file is not UTF-8", Location(SourceText("data/terms.yml", ""), 0, 0))
    files = {name: text for name, text in harbour.BROKEN.items() if name != "terms.yml"}
    done = repair(sources(files), "data", unread)
    assert [problem.code for problem in done.problems] == [Code.UNREADABLE_FILE]
    assert [repair.reason for repair in done.repairs] == ["no actor is called 'docker'"]


Mistake = tuple[str, str, str]
ERRORS = sorted((Path(__file__).parent.parent / "cases" / "errors").glob("*.txt"))


def mistakes(folder: Iterable[Path]) -> Iterator[Mistake]:
    """Every mistake of the cases, as file, text and what stands in its place."""
    for path in folder:
        for file, old, new in CHANGE.findall(path.read_text(encoding="utf-8").replace("--- report\n", REPAIRS)):
            yield file, old, new.replace("▸", "")


ALL = [*mistakes(ERRORS), *mistakes(CASES)]


def with_mistakes(chosen: Iterable[Mistake]) -> dict[str, str]:
    """The harbour story with those mistakes of which the place is still there."""
    files = dict(harbour.FILES)
    for file, old, new in chosen:
        if files[file].count(old) == 1:
            files[file] = files[file].replace(old, new)
    return files


SOME = st.lists(st.sampled_from(ALL), min_size=1, max_size=4, unique_by=lambda mistake: mistake[:2])
"""A few mistakes, one at a place."""


def errors(problems: Problems) -> set[tuple[str, Code]]:
    return {(problem.location.path, problem.code) for problem in problems.errors}


@cache
def errors_of(mistakes: tuple[Mistake, ...]) -> frozenset[tuple[str, Code]]:
    return frozenset(errors(harbour.read(with_mistakes(mistakes))[1]))


@cache
def reasons_of(mistakes: tuple[Mistake, ...]) -> frozenset[str]:
    """Why mistakes are repaired; one repair may show what the next one is made for."""
    return frozenset(repair.reason for repair in mend(with_mistakes(mistakes)).repairs)


def is_old(problem: Problem, chosen: list[Mistake]) -> bool:
    """Whether some of the mistakes give a problem by themselves, before or while they are repaired.

    While others are repaired too, it may come late, or where nothing is certain any more.
    """
    parts = chain.from_iterable(combinations(chosen, length) for length in range(1, len(chosen)))
    found = (problem.location.path, problem.code)
    return found in errors_of(tuple(chosen)) or any(
        found in errors_of(part) or problem.message in reasons_of(part) for part in parts
    )


@given(SOME)
@example([
    ("articles/grain.md", "The harbour master of Velter said", "One more.\n\nThe harbour master of Velter said"),
    ("events.yml", "    - {exact: left, paragraph: 1}", "    * exact: left\n      paragraph: 1"),
    ("actors.yml", "[harbour master]", '[harbour master, "…"]'),
])  # fmt: skip
def test_repairs_make_no_new_errors_and_leave_nothing_for_a_second_run(chosen: list[Mistake]) -> None:
    done = mend(with_mistakes(chosen))
    assert [problem for problem in done.problems.errors if not is_old(problem, chosen)] == [], as_text(done.problems)
    again = repair(done.sources, "data", Problems())
    assert again.repairs == ()
    assert texts(again.sources) == texts(done.sources)


@given(SOME)
def test_what_is_not_repaired_stays_byte_for_byte(chosen: list[Mistake]) -> None:
    before = sources(with_mistakes(chosen))
    done = repair(before, "data", Problems())
    touched = {edit.location.path for repair in done.repairs for edit in repair.edits}
    for one, other in zip(before, done.sources, strict=True):
        assert one.path in touched or one is other
        comments = [re.findall("# .*", source.raw) for source in (one, other)]
        assert comments[0] == comments[1]


@settings(max_examples=50)
@given(st.sampled_from(sorted(harbour.FILES)), st.text(max_size=60), st.data())
def test_anything_typed_into_a_file_is_repaired_or_left_alone(name: str, typed: str, data: st.DataObject) -> None:
    text = harbour.FILES[name]
    at = data.draw(st.integers(0, len(text)))
    done = mend({**harbour.FILES, name: text[:at] + typed + text[at:]})
    assert repair(done.sources, "data", Problems()).repairs == ()
