"""The feed of corrections."""

from __future__ import annotations

import html
import uuid
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree

import harbour
import pytest

from explainer.encode import as_xml
from explainer.exports import atom

NS = "{http://www.w3.org/2005/Atom}"
NONE = {**harbour.FILES, "corrections.yml": ""}


def feed(files: Mapping[str, str] = harbour.FILES, **options: Any) -> ElementTree.Element:
    text = atom.render(harbour.context(files, **options))
    return ElementTree.fromstring(text.encode())  # noqa: S314 -- our own text


def words(element: ElementTree.Element, name: str) -> str:
    found = element.find(f"{NS}{name}")
    assert found is not None and found.text is not None
    return found.text


def links(element: ElementTree.Element) -> dict[str, str]:
    return {link.attrib["rel"]: link.attrib["href"] for link in element.findall(f"{NS}link")}


def test_a_feed_has_what_every_feed_must_have() -> None:
    found = feed()
    assert found.tag == f"{NS}feed"
    assert words(found, "title") == "Corrections: Grain in Velter"
    author = found.find(f"{NS}author")
    assert author is not None and words(author, "name") == "The desk of The Gazette."
    assert words(found, "updated") == "2030-06-11T00:00:00Z"


def test_a_feed_whose_makers_are_not_stated_names_the_site_and_one_with_a_licence_tells_it() -> None:
    nobody = harbour.changed("explainer.yml", "makers: The desk of *The Gazette*.", "licence_text: CC BY 4.0")
    found = feed(nobody)
    author = found.find(f"{NS}author")
    assert author is not None and words(author, "name") == "Grain in Velter"
    assert words(found, "rights") == "CC BY 4.0"


def test_an_entry_tells_the_whole_correction_the_newest_first() -> None:
    newest, older = feed().findall(f"{NS}entry")
    assert (words(newest, "title"), words(newest, "updated")) == ("What the fee is for", "2030-06-11T00:00:00Z")
    assert (words(older, "title"), words(older, "updated")) == ("The hour of the walk-out", "2030-03-05T00:00:00Z")
    assert words(older, "content") == (
        "<p><strong>What was wrong:</strong></p><p>The dockers left at <em>one</em>.</p>"
        "<p><strong>What is right:</strong></p><p>They left at noon.</p>"
        "<p><strong>How it came about:</strong></p><p>We read a clock that was fast.</p>"
        "<p><strong>Noticed by:</strong> a reader</p>"
        "<p><strong>Concerns:</strong> The dockers walk out, Dockers</p>"
    )


def test_a_feed_without_corrections_is_as_old_as_the_story() -> None:
    found = feed(NONE)
    assert found.findall(f"{NS}entry") == []
    assert words(found, "updated") == "2031-01-15T00:00:00Z"


@pytest.mark.parametrize(
    ("options", "address"),
    [
        pytest.param({}, "../corrections.html#fee", id="address not known"),
        pytest.param({"site_url": "https://a.example/x/"}, "https://a.example/x/corrections.html#fee", id="known"),
        pytest.param(
            {"site_url": "https://a.example/x/", "directory_urls": True},
            "https://a.example/x/corrections/#fee",
            id="folders",
        ),
    ],
)
def test_an_entry_leads_to_its_place_on_the_site(options: dict[str, Any], address: str) -> None:
    entry = feed(**options).find(f"{NS}entry")
    assert entry is not None
    assert links(entry) == {"alternate": address}


def test_a_feed_knows_its_own_address_only_where_the_site_has_one() -> None:
    assert "self" not in links(feed())
    assert links(feed(site_url="https://a.example/x/"))["self"] == "https://a.example/x/data/corrections.atom"


def test_ids_are_uuids_of_the_report_and_the_correction() -> None:
    base = "https://gazette.example/grain#corrections"
    ids = [words(element, "id") for element in (feed(), *feed().findall(f"{NS}entry"))]
    assert ids == [
        uuid.uuid5(uuid.NAMESPACE_URL, name).urn for name in (base, f"{base}/fee", f"{base}/hour-of-the-walk-out")
    ]


def test_ids_stay_when_the_site_moves_or_a_correction_is_worded_anew() -> None:
    reworded = harbour.changed("corrections.yml", "It is a fee.", "It is a fee, and no tax.")
    moved = feed(reworded, site_url="https://b.example/")
    assert [words(entry, "id") for entry in moved.findall(f"{NS}entry")] == [
        words(entry, "id") for entry in feed().findall(f"{NS}entry")
    ]


def test_hostile_text_stays_text() -> None:
    files = harbour.changed("corrections.yml", "name: What the fee is for", "name: '</title><x/>&amp; \"<b>\"'")
    files = harbour.changed(
        "corrections.yml", "wrong: The fee was called a tax.", "wrong: <script>x</script> ]]>", files
    )
    entry = feed(files).find(f"{NS}entry")
    assert entry is not None
    assert words(entry, "title") == '</title><x/>&amp; "<b>"'
    assert "<script" not in words(entry, "content")
    assert html.escape("<script>x</script> ]]>") in words(entry, "content")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("plain – words", "plain – words", id="nothing changes"),
        pytest.param("<a b=\"c\" d='e'>&", "&lt;a b=&#34;c&#34; d=&#39;e&#39;&gt;&amp;", id="markup"),
        pytest.param("]]>", "]]&gt;", id="the end of a section"),
        pytest.param("a\x00b\x08c\x0bd\x1fe\ufffff", "abcdef", id="what XML cannot hold"),
        pytest.param("a\tb\nc🌾", "a\tb\nc🌾", id="what it can"),
    ],
)
def test_a_text_becomes_xml(text: str, value: str) -> None:
    assert str(as_xml(text)) == value


def test_a_report_that_is_published_nowhere_else_is_known_by_its_day_and_id() -> None:
    assert words(feed(harbour.OWN), "id") == uuid.uuid5(uuid.NAMESPACE_URL, "2030-03-01/grain#corrections").urn
