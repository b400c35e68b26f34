"""Hear each side: signs at disputed passages, what the side says in the notes, and not a word of the report changed."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect
from reader import BuiltSite

WORDS = "[...document.querySelectorAll('.x-paragraph')].map(one => one.textContent).join('|')"


def choose(page: Page, name: str) -> None:
    page.locator(".x-sides select").select_option(label=name)


def test_a_side_is_heard_in_the_text_and_in_the_notes_and_kept_in_the_address(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/index.html")
    before = page.evaluate(WORDS)
    choose(page, "Azerbaijan")
    signed = page.locator("a.x-mention[data-side]")
    expect(signed.first).to_be_visible()
    expect(page.locator(".x-sides-said")).to_have_text(re.compile(r"^Azerbaijan: \d+ passages carry its sign"))
    assert page.url.endswith("?side=azerbaijan")
    assert page.evaluate(WORDS) == before
    assert re.match(r"^Azerbaijan: \w", signed.first.get_attribute("aria-description") or "")
    page.locator("a.x-mention[data-kind=claim][data-side]").first.click()
    heard = page.get_by_role("dialog", name=re.compile("^Note: ")).locator(".x-heard-side")
    expect(heard).to_contain_text("Azerbaijan")
    expect(heard.get_by_role("link", name="Who said so, and where").first).to_have_attribute(
        "href", re.compile(r"^claims\.html(\?[^#]*)?#.+_azerbaijan$")
    )


def test_a_note_of_several_claims_names_the_side_at_each(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/index.html?side=azerbaijan")
    heads = page.locator(".x-cards .x-heard-side > div:not(:only-child) b")
    expect(heads.first).to_be_attached()
    assert all(head.startswith("Azerbaijan: ") for head in heads.all_text_contents())


def test_a_passed_on_address_shows_the_side_and_as_reported_takes_it_back(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/index.html?side=armenia")
    signed = page.locator("a.x-mention[data-side]")
    expect(signed.first).to_be_visible()
    choose(page, "As reported")
    expect(signed).to_have_count(0)
    expect(page.locator(".x-heard-side")).to_have_count(0)
    assert page.url.endswith("/index.html")


def test_what_all_accept_has_a_bar_and_nothing_is_dimmed(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/index.html")
    colour = "getComputedStyle(document.querySelector('.x-paragraph')).color"
    before = page.evaluate(colour)
    choose(page, "What all accept")
    expect(page.locator(".x-sides-said")).to_contain_text("Silence accepts nothing")
    expect(page.locator("a.x-accepted").first).to_be_visible()
    expect(page.locator("a.x-mention[data-side]")).to_have_count(0)
    assert page.evaluate(colour) == before


def test_the_sides_are_one_list_at_every_width(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/index.html?side=armenia")
    for width in (390, 1280, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        expect(page.get_by_label("Hear each side")).to_be_visible()
        expect(page.get_by_label("Hear each side")).to_have_value("armenia")
