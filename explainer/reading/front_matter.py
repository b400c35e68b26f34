"""Pages written by hand: their heads, read before a site generator reads them.

A generator takes whatever stands there, of any type, and its theme prints it, looks into it, or opens a file of that
name. Here every field is known, and everything else is told with its line.
"""

from __future__ import annotations

import re

from explainer.diagnostics.locations import Location, SourceText
from explainer.diagnostics.problems import INVALID, Code, Invalid, Problems
from explainer.kinds.page_head import PageHead
from explainer.reading.article_file import split_head
from explainer.reading.located import Located
from explainer.reading.models import read_model
from explainer.yaml.compose import compose
from explainer.yaml.nodes import Mapping

__all__ = ["read_fields", "read_head"]

# MkDocs takes such a first line, too, for a field, and out of the text (MultiMarkdown, "metadata").
_FIELD = re.compile(r" {0,3}[A-Za-z0-9_-]+:")


def read_head(file: SourceText, problems: Problems) -> Located[PageHead] | Invalid:
    """The head of a page, without any field where the page has none; what is wrong is added to ``problems``."""
    head, _ = split_head(file)
    start = Location(file, 0, 0)
    if head is None:
        if file.text.startswith("---"):
            remedy = "write a line --- after its last field; a line across the page is ***"
            problems.error(Code.BAD_YAML, "the head of this page does not end", start, remedy)
            return INVALID
        if _FIELD.match(file.text):
            remedy = "put lines of --- around the fields; if it is text, leave the first line blank"
            problems.error(Code.BAD_YAML, "this line would be taken for a field and not be shown", start, remedy)
            return INVALID
        return _none(start)
    return read_fields(head, problems)


def read_fields(text: SourceText, problems: Problems) -> Located[PageHead] | Invalid:
    """What stands in a head; also a file of its own, which holds it for many pages."""
    before = problems.error_count
    node = compose(text, problems)
    if node is not None:
        return read_model(PageHead, node, problems)
    return INVALID if problems.error_count > before else _none(Location(text, 0, 0))


def _none(start: Location) -> Located[PageHead]:
    return Located(PageHead(), start, Mapping.alone({}, start))
