"""Every kind of problem explained, for contributors; made only if the site wants it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from markdown_it import MarkdownIt
from markupsafe import Markup

from explainer.diagnostics.problems import Code
from explainer.editing.manual import Explanation, explanation
from explainer.pages.context import Context
from explainer.pages.page import Page

DESCRIPTION = "Every mistake that the check can find: what it means, why it matters, an example, and how to mend it."


def build(context: Context) -> Iterator[Page]:
    """One page, a heading for each code."""
    if context.options.contributor_pages:
        page = context.page(
            "problems.md",
            "Problems explained",
            "problems.html.j2",
            None,
            description=DESCRIPTION,
            explanations=[(code, _text(explanation(code))) for code in Code],
        )
        yield replace(page, in_search=False)


def _text(entry: Explanation) -> Markup:
    """The explanation as HTML. A blank line of an example becomes a reference to a line end, so that it stays one."""
    html = MarkdownIt("commonmark", {"html": False}).render(f"**{entry.title}.** {entry.text}")
    return Markup(html.replace("\n\n", "\n&#10;"))  # noqa: S704 -- made of texts of our own package
