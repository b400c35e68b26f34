"""Hosts of addresses: which belong to the open web, and which only to a computer or a private network."""

from __future__ import annotations

import ipaddress
import unicodedata
from urllib.parse import unquote

__all__ = ["inner_host", "is_public"]

_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_TUNNELS = (ipaddress.IPv6Network("2001::/32"), ipaddress.IPv6Network("2002::/16"))  # Teredo and 6to4
_6TO4_RELAY = ipaddress.IPv4Network("192.88.99.0/24")  # out of use since RFC 7526


def is_public(ip_address: str) -> bool:
    """Whether an IP address belongs to the open web, and to no private network.

    Of version 6 only global unicast addresses do; those that wrap an address of version 4 (mapped, translated or
    tunnelled) are refused whatever they wrap.
    """
    try:
        ip = ipaddress.ip_address(ip_address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        is_special = ip not in _GLOBAL_UNICAST or any(ip in tunnel for tunnel in _TUNNELS)
    else:
        is_special = ip.is_reserved or ip in _6TO4_RELAY
    return ip.is_global and not ip.is_multicast and not is_special


_INNER_DOMAINS = {
    "localhost", "localdomain", "local", "internal", "intranet", "private", "lan", "home", "corp", "home.arpa", "test",
    "invalid", "onion", "i2p",
}  # fmt: skip
"""Domains that the open web does not know: kept for other uses (RFC 6761, 6762, 7686, 8375; ICANN), or used so."""


def inner_host(host: str) -> str | None:
    """Why readers elsewhere cannot open a host, in words; None if it is one of the open web.

    A number counts as browsers read it (WHATWG URL, "IPv4 parser"): as one, in hexadecimal, or with parts left out.
    """
    name = unicodedata.normalize("NFKC", unquote(host)).replace("\u3002", ".").strip("[]").rstrip(".").lower()
    if ":" in name:
        return None if is_public(name) else _PRIVATE
    labels = name.split(".")
    if _is_number(labels[-1]):
        number = _ipv4(labels)
        if number is None:
            return "is no host"
        if not is_public(str(number)):
            return _PRIVATE
        return None if str(number) == name else f"hides the number {number}"
    if len(labels) == 1 or any(".".join(labels[start:]) in _INNER_DOMAINS for start in range(len(labels))):
        return "is a name that only a computer or its network knows"
    return None


_PRIVATE = "belongs to a computer or a private network"


def _is_number(label: str) -> bool:
    return label.isascii() and (label.isdigit() or label.startswith("0x"))


def _ipv4(labels: list[str]) -> ipaddress.IPv4Address | None:
    """The number that up to four parts make; the last fills all that is left."""
    try:
        *first, last = (
            int(label[2:] or "0", 16) if label[:2] == "0x" else _decimal_or_octal(label) for label in labels
        )
        is_fit = len(first) < 4 and all(part < 256 for part in first) and last < 256 ** (4 - len(first))
        return ipaddress.IPv4Address(_joined(first) + last) if is_fit else None
    except ValueError:
        return None


def _decimal_or_octal(label: str) -> int:
    return int(label, 8) if label.startswith("0") else int(label)


def _joined(first: list[int]) -> int:
    return sum(part << 8 * (3 - index) for index, part in enumerate(first))
