"""What no text may hold, whatever its format: characters that hide or turn words, and two versions of a line."""

from __future__ import annotations

import html
import re

from explainer.diagnostics.locations import Edit, Location, SourceText
from explainer.diagnostics.problems import Code, Problem, Problems
from explainer.words.bounds import MAX_FILE
from explainer.words.characters import INVISIBLE, bad_characters, piled_marks, without_marks

__all__ = ["check_text", "without_marks_told"]

# Only the outer markers of Git: a line of equals signs may underline a heading in Markdown.
_CONFLICT = re.compile(r"^(?:<{7}|>{7}) [^\n]+", re.MULTILINE)
_CHARACTER_REFERENCE = re.compile(r"&#?\w+;")
_LONGEST_REFERENCE = 40  # characters; the longest name is &CounterClockwiseContourIntegral;


def check_text(file: SourceText, problems: Problems) -> bool:
    """Check a file of any format for its size, merge conflicts and forbidden characters; whether nothing is wrong."""
    if len(file.text) > MAX_FILE:
        message = f"this file has more than {MAX_FILE:,} characters"
        problems.error(Code.TOO_LARGE, message, Location(file, 0, 0), "split it, or shorten its texts")
        return False
    if conflict := _conflict(file.text):
        message = "two versions of these lines stand here, as Git leaves them"
        remedy = "keep one of the two, and delete the lines with <<<<<<<, ======= and >>>>>>>"
        problems.error(Code.MERGE_CONFLICT, message, Location(file, *conflict.span()), remedy)
        return False
    return _check_characters(file, problems)


def _conflict(text: str) -> re.Match[str] | None:
    """The first line that Git left to tell two versions apart; a sign is found faster than a pattern reads lines."""
    return _CONFLICT.search(text) if any(sign in text for sign in ("<<<<<<< ", ">>>>>>> ")) else None


def _check_characters(file: SourceText, problems: Problems) -> bool:
    """Add an error for each character that no text may hold; whether there is none."""
    found = list(bad_characters(file.text))
    for offset, name in found:
        where = Location(file, offset, offset + 1)
        edits = (Edit(where, ""),) if file.text[offset] in INVISIBLE else ()
        problems.error(Code.BAD_CHARACTER, f"the text holds {name}", where, "delete it and type it anew", edits)
    piles = list(piled_marks(file.text))
    for start, end in piles:
        message = f"{end - start} combining marks are piled on one letter"
        problems.error(Code.BAD_CHARACTER, message, Location(file, start, end), "keep those that the word needs")
    return _check_references(file, problems) and not found and not piles


def _check_references(file: SourceText, problems: Problems) -> bool:
    """The same for characters written as HTML character references, which Markdown resolves (CommonMark, 2.5)."""
    is_clean = True
    for reference in _CHARACTER_REFERENCE.finditer(file.text):
        for _, name in bad_characters(_meaning(reference.group())):
            message = f"'{reference.group()}' stands for {name}"
            problems.error(Code.BAD_CHARACTER, message, Location(file, *reference.span()), "take it out")
            is_clean = False
    return is_clean


def _meaning(reference: str) -> str:
    """What a reference stands for; one that is longer than any Unicode needs stands for nothing, and may be huge."""
    return html.unescape(reference) if len(reference) <= _LONGEST_REFERENCE else ""


def without_marks_told(text: str, where: Location, problems: Problems) -> str:
    """A text that is compared with others, without its marks of direction; a notice tells that it had some."""
    bare = without_marks(text)
    if bare != text:
        message, remedy = "a mark of direction was taken out of this text", "nothing is to be done; nobody sees it"
        notice = Problem(code=Code.DIRECTION_MARK, message=message, location=where, remedy=remedy, severity="notice")
        problems.add(notice)
    return bare
