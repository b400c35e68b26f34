"""Share: the system's way to share where there is one, else the address is copied; a link without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect
from reader import BuiltSite, Watch

NO_SHARING = "Object.defineProperty(Navigator.prototype, 'canShare', { value: undefined })"
SHARING = """
    navigator.canShare = () => true
    navigator.share = async data => { globalThis.shared = data }
"""
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"


def button_of_an_event(page: Page, site: BuiltSite) -> str:
    """Open the first event of the timeline; the address that it is shared by."""
    page.goto(f"{site.address}/timeline.html")
    page.locator(".x-event summary").first.click()
    id_ = page.locator(".x-event-name").first.get_attribute("id")
    return f"{site.address}/entry/{id_}.html"


def test_the_system_shares_where_it_can(site: BuiltSite, page: Page, watch: Watch) -> None:
    page.add_init_script(SHARING)
    address = button_of_an_event(page, site)
    page.locator(".x-event .x-share").first.click()
    assert page.evaluate("shared.url") == address
    assert page.evaluate("shared.title") == page.locator(".x-event-name").first.text_content()
    assert watch.complaints == []


def test_else_the_address_is_copied_and_said_to_be(site: BuiltSite, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script(NO_SHARING)
    address = button_of_an_event(page, site)
    button = page.get_by_role("button", name="Share: ").first
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == address
    expect(button).to_be_focused()


def test_without_a_clipboard_the_address_stands_there_selected(site: BuiltSite, page: Page) -> None:
    page.add_init_script(NO_SHARING + ";" + NO_CLIPBOARD)
    address = button_of_an_event(page, site)
    page.locator(".x-event .x-share").first.click()
    expect(page.get_by_label("Address to copy")).to_be_focused()
    assert page.evaluate("getSelection().toString()") == address


def test_a_reader_who_closes_the_sheet_gets_nothing_else(site: BuiltSite, page: Page, watch: Watch) -> None:
    page.add_init_script(f"{SHARING};navigator.share = async () => {{ throw new DOMException('', 'AbortError') }}")
    button_of_an_event(page, site)
    page.locator(".x-event .x-share").first.click()
    page.wait_for_timeout(100)
    assert page.locator(".x-share-address, .x-said:has-text('Copied')").count() == 0
    assert watch.complaints == []


def test_every_entry_of_a_register_has_one_of_a_name_of_its_own(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/people.html")
    names = page.locator("button.x-share").evaluate_all("all => all.map(one => one.ariaLabel)")
    assert len(names) == len(set(names)) == page.locator(".x-heading").count()


def test_without_a_script_it_is_a_link_to_the_page_that_tells_its_address(site: BuiltSite, browser: Browser) -> None:
    made = browser.new_context(java_script_enabled=False)
    page = made.new_page()
    page.goto(f"{site.address}/timeline.html")
    link = page.get_by_role("link", name="Share").first
    link.click()
    own = page.url
    assert "/entry/" in own
    expect(page.get_by_text("Share", exact=True)).to_be_hidden()
    page.locator(".share").get_by_role("link").click()
    assert page.url == own
    made.close()


@pytest.mark.parametrize("id_", ["blockade", "stepanakert", "harutyunyan-only-one-road"])
def test_the_page_of_an_entry_alone_shares_itself_in_the_same_way(
    site: BuiltSite, page: Page, watch: Watch, id_: str
) -> None:
    address = f"{site.address}/entry/{id_}.html"
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script(f"if (!location.hash) {{ {NO_SHARING} }} else {{ {SHARING} }}")
    page.goto(address)
    page.get_by_role("button", name="Share: ").click()
    expect(page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == address
    page.goto(f"{address}#_")
    page.reload()
    page.get_by_role("button", name="Share: ").click()
    assert page.evaluate("shared") == {"url": address, "title": page.locator("h1").text_content()}
    assert watch.complaints == []


def test_a_note_shares_its_entry_and_the_words_that_it_is_about(site: BuiltSite, page: Page) -> None:
    page.add_init_script(SHARING)
    page.goto(f"{site.address}/index.html?since=fold")
    mention = page.locator("#p1 a.x-mention").first
    mention.click()
    note = page.get_by_role("dialog").filter(has=page.locator(".x-card"))
    note.get_by_role("button", name="Share: ").click()
    assert page.evaluate("shared.url") == f"{site.address}/entry/{mention.get_attribute('data-entry')}.html"
    note.get_by_role("button", name="Share ¶1: ").click()
    assert (
        page.evaluate("shared.url")
        == f"{site.address}/index.html#{mention.evaluate('one => one.firstElementChild.id')}"
    )
    assert page.evaluate("shared.title") == mention.inner_text()
    expect(note).to_be_visible()
