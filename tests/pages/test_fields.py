"""The page of fields."""

from __future__ import annotations

from harbour import context, page
from trees import Tree

from explainer.editing.fields import all_groups
from explainer.pages.fields import build


def made() -> Tree:
    return page("fields.md", contributor_pages=True)


def test_the_page_is_made_only_for_contributors_and_not_searched() -> None:
    assert list(build(context())) == []
    (found,) = build(context(contributor_pages=True))
    assert (found.path, found.source, found.in_search) == ("fields.md", None, False)


def test_every_file_and_group_has_a_heading_and_every_field_an_anchor() -> None:
    found = made()
    assert [h.attributes["id"] for h in found.all("h2")] == [group.anchor for group in all_groups()]
    assert [dt.attributes["id"] for dt in found.all("dt")] == [
        f"{group.anchor}-{field.name}" for group in all_groups() for field in group.fields
    ]


def test_a_field_is_told_with_need_meaning_choices_and_example() -> None:
    found = made()
    (at,) = (i for i, dt in enumerate(found.all("dt")) if dt.attributes["id"] == "sources-title_status")
    assert found.all("dt")[at].text == "title_status"
    assert found.all("dd")[at].text == (
        "described: the headline was not seen and 'name' is our description. Holds one of these words: original, "
        "described. If left out: original. Example: title_status: original"
    )
    assert "name needed" in [dt.text for dt in found.all("dt")]


def test_links_lead_to_anchors_of_the_page() -> None:
    found = made()
    anchors = {f"#{element.attributes['id']}" for element in found if "id" in element.attributes}
    assert {address for _, address in found.links} <= anchors
    assert ("mentions in actors.yml", "#actors-mentions") in found.links
    assert ("mention", "#mention") in found.links


def test_signs_of_markdown_in_examples_stay_text() -> None:
    found = made()
    assert not found.all("em")
    assert 'Example: other_wordings: "The union\'s paper has *shall*."' in found.text
