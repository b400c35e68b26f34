"""Attributes of HTML and SVG: addresses a reader may follow or a browser fetches unasked, and what none may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.finished.styles_and_scripts import css_addresses
from explainer.finished.tags import Tag

__all__ = ["fetched_addresses", "leads_out", "linked_addresses", "unsafe_parts"]

_LINKS = {
    "a": ("href", "xlink:href"),
    "area": ("href",),
    "form": ("action",),
    "input": ("formaction",),
    "button": ("formaction",),
    "blockquote": ("cite",),
    "q": ("cite",),
    "del": ("cite",),
    "ins": ("cite",),
    "img": ("longdesc",),
}
"""Where an address waits until the reader follows it."""

_ANYWHERE = ("background",)
_FETCHED = {
    "script": ("src",),
    "img": ("src",),
    "iframe": ("src",),
    "frame": ("src",),
    "source": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "input": ("src",),
    "a": ("ping",),
    "area": ("ping",),
}
_FETCHED = {name: (*attributes, *_ANYWHERE) for name, attributes in _FETCHED.items()}
"""Where a browser fetches an address by itself; it tells those of ``ping`` that a link was followed."""

_FETCHED_SETS = {"img": "srcset", "source": "srcset", "link": "imagesrcset"}
"""Where a browser fetches one of several candidates."""

_FETCHED_RELS = {"stylesheet", "icon", "apple-touch-icon", "preload", "modulepreload", "manifest", "prefetch",
                 "preconnect", "dns-prefetch"}  # fmt: skip
_NO_DRAWING = {"a", "area", "link", "base"}
"""Elements whose ``href`` is not the one of SVG, which a browser fetches."""

_STYLED = {"style", "fill", "stroke", "filter", "clip-path", "mask", "marker-start", "marker-mid", "marker-end",
           "cursor"}  # fmt: skip
"""Attributes that hold style, and with it addresses that are fetched."""

_PREVIEWS = {"og:image", "og:image:url", "og:image:secure_url", "og:url", "twitter:image"}

# A candidate ends at a comma only before white space: an address may hold commas of its own, as a ``data:`` URL does.
# One that does not end so has descriptors, up to the next comma (WHATWG HTML, "parse a srcset attribute").
_CANDIDATE = re.compile(r"([^\s,]\S*+)(?:(?<=,)|[^,]*+)")

# The seconds may be missing or have a fraction, and ``url=`` may be missing; what follows a quotation mark ends at the
# next one (WHATWG HTML, "shared declarative refresh steps").
_REFRESH = re.compile(r"\s*+[\d.]*+[\s;,]*+(?:url\s*+=\s*+)?(?P<quote>['\"]?)(?P<address>(?s:.*))", re.IGNORECASE)


_UNSAFE_ELEMENTS = {
    "base": "changes where every link leads",
    **dict.fromkeys(("object", "embed", "applet", "frame", "frameset", "portal", "fencedframe"),
                    "brings in a document that no policy of ours holds"),
    **dict.fromkeys(("animate", "animatemotion", "animatetransform", "set"), "changes other elements by itself"),
    **dict.fromkeys(("plaintext", "xmp", "noembed", "noframes"), "makes browsers read what follows as they like"),
}  # fmt: skip
_UNSAFE_ATTRIBUTES = {
    "srcdoc": "hides a page in an attribute",
    **dict.fromkeys(("action", "formaction"), "sends what readers write"),
    **dict.fromkeys(("ping", "attributionsrc"), "tells others that a link was followed"),
    "manifest": "lets a page be kept and changed",
}
_LEADS_OUT = re.compile(r"(?:https?:)?[/\\]{2}", re.IGNORECASE)


def unsafe_parts(tag: Tag) -> Iterator[str]:
    """What no page of ours may hold, in words: code in attributes, and what steers, sends or hides something."""
    name, attributes = tag.name, tag.attributes
    if name in _UNSAFE_ELEMENTS:
        yield f"'{name}' {_UNSAFE_ELEMENTS[name]}"
    for one in attributes:
        if one.startswith("on"):
            yield f"'{one}' puts code into an attribute"
        elif one in _UNSAFE_ATTRIBUTES and not (name == "object" and one == "manifest"):
            yield f"'{one}' {_UNSAFE_ATTRIBUTES[one]}"
    if attributes.get("referrerpolicy", "no-referrer").lower() != "no-referrer":
        yield "'referrerpolicy' tells others where the reader is"
    if name == "meta" and attributes.get("http-equiv", "content-security-policy").lower() != "content-security-policy":
        yield f"'http-equiv=\"{attributes['http-equiv']}\"' steers the browser"


def leads_out(tag: Tag) -> bool:
    """Whether following a link would tell another host where the reader comes from."""
    is_link = tag.name in ("a", "area") and any(_LEADS_OUT.match(one.strip()) for one in linked_addresses(tag))
    return is_link and "noreferrer" not in tag.attributes.get("rel", "").lower().split()


def linked_addresses(tag: Tag) -> Iterator[str]:
    """What leads somewhere when the reader asks for it, or tells machines of it."""
    name, attributes = tag.name, tag.attributes
    yield from [attributes[one] for one in _LINKS.get(name, ()) if one in attributes]
    if name == "link" and "href" in attributes and not _is_fetched_link(tag):
        yield attributes["href"]
    if name == "meta" and attributes.get("property", attributes.get("name", "")).lower() in _PREVIEWS:
        yield attributes.get("content", "")


def fetched_addresses(tag: Tag) -> Iterator[str]:
    """What a browser fetches or opens by itself."""
    name, attributes = tag.name, tag.attributes
    yield from [attributes[one] for one in _FETCHED.get(name, _ANYWHERE) if one in attributes]
    if name in _FETCHED_SETS:
        yield from _candidates(attributes.get(_FETCHED_SETS[name], ""))
    if name == "link" and "href" in attributes and _is_fetched_link(tag):
        yield attributes["href"]
    if name not in _NO_DRAWING:
        yield from [attributes[one] for one in ("href", "xlink:href") if one in attributes]
    if name == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
        yield from filter(None, [_refreshed(attributes.get("content", ""))])
    if not _STYLED.isdisjoint(attributes):
        for style in [value for one, value in attributes.items() if one in _STYLED]:
            yield from (value for value, _, _ in css_addresses(style))


def _candidates(value: str) -> Iterator[str]:
    """The addresses of a ``srcset``."""
    return (address.rstrip(",") for address in _CANDIDATE.findall(value))


def _refreshed(content: str) -> str:
    """Where a ``<meta http-equiv="refresh">`` leads; empty if to the page itself."""
    match = _REFRESH.match(content)
    assert match is not None  # every part of the pattern may be empty
    address = match["address"]
    return (address.partition(match["quote"])[0] if match["quote"] else address).strip()


def _is_fetched_link(link: Tag) -> bool:
    return not _FETCHED_RELS.isdisjoint(link.attributes.get("rel", "").lower().split())
