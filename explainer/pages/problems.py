"""Every kind of problem explained, for contributors; made only if the site wants it."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.diagnostics.problems import Code
from explainer.editing.manual import explanation
from explainer.pages.context import Context
from explainer.pages.page import Page

DESCRIPTION = "Every mistake that the check can find: what it means, why it matters, an example, and how to mend it."

_INTRO = f"""# Problems explained {{ .x-web-only }}

{DESCRIPTION} The word in brackets at the end of a message is its code; `explainer explain` prints the same
texts. The examples are those of an invented story of a harbour."""


def build(context: Context) -> Iterator[Page]:
    """One page, a heading for each code."""
    if not context.options.contributor_pages:
        return
    found = map(explanation, Code)
    entries = [f"## {entry.code} {{ #{entry.code} }}\n\n**{entry.title}.** {entry.text}" for entry in found]
    yield Page(
        path="problems.md",
        title="Problems explained",
        text="\n\n".join([_INTRO, *entries]) + "\n",
        source=None,
        description=DESCRIPTION,
        in_search=False,
    )
