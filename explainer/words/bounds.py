"""How long texts may be, in characters: far above what people write, and short enough for every stage that reads them.

Whatever comes in is measured first. No pattern and no parser sees a text that is longer than the bound of its kind.
"""

from __future__ import annotations

__all__ = [
    "MAX_ADDRESS",
    "MAX_ARGUMENT",
    "MAX_DAY",
    "MAX_FIELD_NAME",
    "MAX_FILE",
    "MAX_GIST",
    "MAX_HEADING",
    "MAX_ID",
    "MAX_LANGUAGE",
    "MAX_LINE",
    "MAX_PARAGRAPH",
    "MAX_QUOTATION",
    "MAX_REFERENCE",
    "MAX_SINCE",
    "MAX_TEXT",
    "MAX_WHERE_AND_WHY",
]

MAX_FILE = 4_000_000
"""A data file, an article, or the text for a new project."""

MAX_TEXT = 20_000
"""One value in a data file."""

MAX_PARAGRAPH = 5_000
"""Text without a blank line: inside a paragraph, signs of Markdown may belong together across all of it."""

MAX_QUOTATION = 2_000
MAX_ADDRESS = 2_000
MAX_LINE = 500
MAX_FIELD_NAME = 200
MAX_ID = 80

MAX_HEADING = 60
"""A heading that stands beside others, as on a board."""

MAX_GIST = 160
"""A sentence that is read alone, as on a card, below a search hit or on a shared picture."""

MAX_DAY = 90
"""What something was on the article's day, or what words mean in their place, where a line has to do."""

MAX_SINCE = 80
"""What became of something, where a line has to do."""

MAX_WHERE_AND_WHY = 320
"""What a stranger needs before the first sentence of a report."""

MAX_REFERENCE = 500
"""An id where one is named; people write several into one text, and are told of it."""

MAX_LANGUAGE = 60
"""A code, or the name of a language, which is understood too."""

MAX_ARGUMENT = 30_000
"""One argument of the command line, such as a field and its text."""
