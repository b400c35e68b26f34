"""Links that lead out tell nobody where the reader comes from."""

from __future__ import annotations

import pytest

from explainer.finished.outward import hide_referrer


@pytest.mark.parametrize(
    ("link", "hidden"),
    [
        pytest.param('<a href="https://x.example/">', '<a rel="noopener noreferrer" href="https://x.example/">',
                     id="without a relation"),
        pytest.param('<a href="https://x.example/" rel="me noopener">',
                     '<a href="https://x.example/" rel="me noopener noreferrer">', id="with one"),
        pytest.param("<a title='a > b' HREF=//x.example rel=edit>",
                     "<a title='a > b' HREF=//x.example rel=\"edit noopener noreferrer\">", id="without marks"),
        pytest.param('<A\nhref="http://x.example/">', '<A rel="noopener noreferrer"\nhref="http://x.example/">',
                     id="on two lines"),
    ],
)  # fmt: skip
def test_a_link_to_another_host_says_that_it_tells_nothing(link: str, hidden: str) -> None:
    assert hide_referrer(f"<p>{link}x</a></p>") == f"<p>{hidden}x</a></p>"


@pytest.mark.parametrize(
    "html",
    [
        pytest.param('<a href="people.html#https://x.example/">x</a>', id="a link inside"),
        pytest.param('<a href="mailto:a@x.example">x</a>', id="to a mailbox"),
        pytest.param('<a rel="noreferrer noopener" href="https://x.example/">x</a>', id="that says it already"),
        pytest.param('<abbr href="https://x.example/">x</abbr><link href="https://x.example/">', id="no link"),
        pytest.param("&lt;a href=\"https://x.example/\">x <a", id="a text"),
    ],
)  # fmt: skip
def test_everything_else_stays_as_it_is(html: str) -> None:
    assert hide_referrer(html) == html
