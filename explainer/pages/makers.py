"""What every page, feed and export says of those who make the site: who they are, in short, and how they are reached.

What is stated is shown whole or, where it is too long for a line, on the page of trust only. Nothing is cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, urlencode

from markupsafe import Markup

from explainer.encode import as_html
from explainer.kinds.project import About, Project
from explainer.locale.interface import Interface
from explainer.pages.prose import rich_text
from explainer.words.markdown import link_targets, plain_text

__all__ = ["Makers"]

SHORT = 160
"""Of characters: what is longer is no line at the foot of a page."""

_MAIL = re.compile(r'(?<=href=")mailto:[^"?]++(?=")')
"""An address for mail in finished HTML, unless its writer has given it a subject already."""


@dataclass(frozen=True)
class Makers:
    """Those who make a site, as far as the project states anything of them."""

    project: Project
    interface: Interface

    @cached_property
    def about(self) -> About:
        """What they say of themselves."""
        return self.project.about or About()

    @cached_property
    def name(self) -> str:
        """Who they are, as plain text; empty where nobody has said so."""
        return plain_text(self.about.makers or "")

    @cached_property
    def byline(self) -> str:
        """Who signs a page: those who make the site, or the site itself where nobody has said so in one line."""
        return self.name if 0 < len(self.name) <= SHORT else self.project.title

    @cached_property
    def licence_text(self) -> str:
        """What others may do with texts of their own, as plain text."""
        return plain_text(self.about.licence_text or "")

    @property
    def licence_data(self) -> str:
        """What others may do with the data, as plain text."""
        return plain_text(self.about.licence_data or "")

    @property
    def lines(self) -> Iterator[str]:
        """Who they are, how they are reached and what others may do: each line whole, for formats without markup."""
        _ = self.interface.gettext
        if self.name:
            yield _("Made by: %(makers)s", makers=self.name)
        if self.about.contact:
            links = (link.removeprefix("mailto:") for link in link_targets(self.about.contact))
            addresses = self.interface.comma.join(links)
            yield _("Contact: %(contact)s", contact=addresses or plain_text(self.about.contact))
        yield from self._licences()

    @cached_property
    def in_short(self) -> tuple[str, ...]:
        """Lines for the foot of a page: makers, licences and the day of the content."""
        _ = self.interface.gettext
        updated = _("Content as of %(date)s.", date=self.interface.date(self.project.updated))
        return tuple(line for line in (self.name, *self._licences(), updated) if 0 < len(line) <= SHORT)

    def _licences(self) -> Iterator[str]:
        _ = self.interface.gettext
        if self.licence_text:
            yield _("Our texts: %(licence)s", licence=self.licence_text)
        if self.licence_data:
            yield _("Data: %(licence)s", licence=self.licence_data)

    def contact_text(self, title: str, address: str | None = None, entry: str | None = None) -> Markup:
        """How readers reach them, as HTML; a mail to them begins with what it is about.

        ``title`` are the words of the page or entry that a reader was at, ``address`` is where it stands, if known,
        and ``entry`` is its id.
        """

        def begun(mail: re.Match[str]) -> str:
            return f"{mail[0]}?{as_html(self._letter(title, address, entry))}"

        return Markup(_MAIL.sub(begun, rich_text(self.about.contact or "")))  # noqa: S704 -- cleaned

    def contact_address(self, title: str, address: str | None = None, entry: str | None = None) -> str | None:
        """The first link of the contact, begun in the same way; None where it has none."""
        found = next(iter(link_targets(self.about.contact or "")), None)
        is_begun = found is None or not found.startswith("mailto:") or "?" in found
        return found if is_begun else f"{found}?{self._letter(title, address, entry)}"

    def _letter(self, title: str, address: str | None, entry: str | None) -> str:
        """The query of an address for mail (RFC 6068): a subject, and a text below which the reader goes on."""
        _ = self.interface.gettext
        lines = [
            title,
            _("Entry: %(id)s", id=entry) if entry else "",
            _("Address: %(address)s", address=address) if address else "",
        ]
        body = "\r\n".join([*filter(None, lines), "", ""])
        return urlencode({"subject": _("Something wrong: %(title)s", title=title), "body": body}, quote_via=quote)
