"""What every page says of those who make the site, and how they are reached."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

import pytest
from harbour import FILES, changed, context, page
from trees import Tree, tree

from explainer.pages import entries
from explainer.pages.makers import SHORT, Makers

CONTACT = 'contact: "[Write to us](mailto:desk@gazette.example)."'
NOBODY = changed("explainer.yml", f"  {CONTACT}\n", "")
ADDRESS = "https://grain.example/velter/"
FORGE = "https://forge.example/edit/"


def makers(old: str = CONTACT, new: str = CONTACT) -> Makers:
    return context(changed("explainer.yml", old, new)).makers


def letter(address: str | None) -> dict[str, str]:
    assert address is not None
    return {name: value for name, (value,) in parse_qs(urlsplit(address).query).items()}


def tools(data: Mapping[str, str] = FILES, **options: str) -> list[tuple[str, str]]:
    """The links below the first event of the timeline."""
    return page("timeline.md", data, **options).all("p", "x-tools")[1].links


def own(data: Mapping[str, str] = FILES, **options: str) -> Tree:
    """The page of one entry alone."""
    made = {asset.path: asset.content for asset in entries.build(context(data, **options))}
    return tree(made["entry/walk-out.html"].decode())


def test_a_mail_begins_with_what_it_is_about() -> None:
    found = makers().contact_address("Grain & mole", f"{ADDRESS}entry/x.html", "x")
    assert found is not None and found.startswith("mailto:desk@gazette.example?subject=Something%20wrong")
    assert letter(found) == {
        "subject": "Something wrong: Grain & mole",
        "body": f"Grain & mole\r\nEntry: x\r\nAddress: {ADDRESS}entry/x.html\r\n\r\n",
    }


def test_the_address_goes_in_only_where_it_is_known() -> None:
    assert letter(makers().contact_address("Grain"))["body"] == "Grain\r\n\r\n"


@pytest.mark.parametrize(
    ("contact", "first"),
    [
        pytest.param("contact: '[Form](https://gazette.example/form)'", "https://gazette.example/form", id="a-form"),
        pytest.param("contact: '<mailto:a@b.example?subject=Velter>'", "mailto:a@b.example?subject=Velter", id="begun"),
        pytest.param("contact: Ring the bell of the desk.", None, id="no-link"),
        pytest.param("money: Its readers.", None, id="not-stated"),
    ],
)
def test_any_other_contact_is_left_as_it_is(contact: str, first: str | None) -> None:
    found = makers(CONTACT, contact)
    assert found.contact_address("Grain") == first
    assert [address for _, address in tree(found.contact_text("Grain")).links] == ([first] if first else [])


def test_a_title_cannot_leave_the_address() -> None:
    text = makers().contact_text('"><script>&body=x')
    ((_, address),) = tree(text).links
    assert letter(address)["subject"] == 'Something wrong: "><script>&body=x'
    assert "<script" not in text


def test_every_entry_leads_to_the_makers_first_and_to_the_code_host_second() -> None:
    (share, _), (contact, address), (edit, _) = tools(site_url=ADDRESS, edit_base=FORGE)
    assert (share, contact, edit) == ("Share", "Something wrong here?", "Correct this entry")
    assert letter(address)["body"] == (
        f"The dockers walk out\r\nEntry: walk-out\r\nAddress: {ADDRESS}entry/walk-out.html\r\n\r\n"
    )
    assert [words for words, _ in tools(NOBODY, edit_base=FORGE)] == ["Share", "Correct this entry"]
    assert [words for words, _ in tools(NOBODY)] == ["Share"]


def test_the_page_of_an_entry_says_who_made_it_and_how_to_reach_them() -> None:
    foot = own(edit_base=FORGE).all("footer")[-1]
    words, addresses = zip(*foot.links, strict=True)
    assert words == ("Write to us", "Correct this entry", "Who made this, who pays, what was checked")
    assert letter(addresses[0])["body"] == "The dockers walk out\r\nEntry: walk-out\r\n\r\n"
    assert addresses[2] == "../trust.html"
    assert "The desk of The Gazette." in foot.text and "Content as of 15 January 2031." in foot.text


def test_nobody_to_reach_leaves_no_question() -> None:
    assert "Something wrong" not in own(NOBODY).text


def test_a_long_statement_is_left_to_the_page_of_trust_and_never_cut() -> None:
    long = makers("makers: The desk of *The Gazette*.", f"makers: {'We and ours. ' * 20}")
    assert len(long.name) > SHORT
    assert long.in_short == ("Content as of 15 January 2031.",)


def test_what_others_may_do_is_said_of_texts_and_of_data() -> None:
    both = makers(CONTACT, "licence_text: CC BY 4.0\n  licence_data: '[CC0 1.0](https://licence.example/cc0)'")
    assert both.in_short[1:3] == ("Our texts: CC BY 4.0", "Data: CC0 1.0")
    assert list(both.lines) == ["Made by: The desk of The Gazette.", "Our texts: CC BY 4.0", "Data: CC0 1.0"]
