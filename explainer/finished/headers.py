"""What a server should say with every file of a site, as a file that Netlify, Cloudflare Pages and others read.

The policy of each page says most of it already; a server can say it of files that are no pages too, and what only a
server can say: who may frame a page, and what browsers may not offer to it.
"""

from __future__ import annotations

from explainer.finished.content_policy import Known, content_policy

__all__ = ["HEADERS_FILE", "headers", "headers_file"]

HEADERS_FILE = "_headers"


def headers(known: Known) -> dict[str, str]:
    """The headers by name. The policy is that of all pages in one: where two hold, a browser keeps to both."""
    return {
        "Content-Security-Policy": f"{content_policy(known)}; frame-ancestors 'self'",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
    }


def headers_file(known: Known) -> bytes:
    """The headers for every path, in the format of those hosts."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in headers(known).items())]
    return ("\n".join(lines) + "\n").encode()
