"""Probing the open web: whether an address (URL) still answers. The only module with a socket, used by one command.

An address comes from a contributor and a redirect from anybody, so neither may reach what only this machine can reach
(server-side request forgery): redirects are followed by hand, a host is resolved once for each, every IP address it has
must be public, and the connection goes to the very IP address that was checked, so that no second resolution can give
another (DNS rebinding). A host gets one request at a time, with a pause between. Of a response nothing is kept but the
status code and the ``Location``; no body is read.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from itertools import chain
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from explainer.kinds.ledger import Answer
from explainer.links.results import Hop, ProbeResult, answer_to, is_address
from explainer.words.hosts import is_public

__all__ = ["Web", "ask", "ask_all", "is_public"]

_REDIRECTS = {301, 302, 303, 307, 308}
_PERMANENT = {301, 308}
_PORTS = {"http": 80, "https": 443}
_TRIED_IPS = 3
_SAFE = "%/:=&?~#+!$,;'@()*[]"
"""What may stand in a path or a query besides letters and digits; the rest is percent-encoded (RFC 3986, 2.1).

The percent sign is among them, because an address may be encoded already.
"""


def resolve_host(host: str, port: int) -> list[str]:
    """Every IP address of a host, in the order in which to try them (RFC 6724). Raises OSError if it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(where[0]) for *_, where in found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Web:
    """How to ask the web, and how politely. Tests give it hosts of their own."""

    user_agent: str
    is_allowed: Callable[[str], bool] = is_public
    resolve: Callable[[str, int], Sequence[str]] = resolve_host
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    timeout: float = 20
    """Seconds that connecting may take, and again all that comes after it, for one request."""
    pause: float = 2
    """Seconds between two requests to one host."""
    per_host: int = 50
    """Addresses of one host that are asked in one run."""
    hosts_at_once: int = 8
    max_redirects: int = 8


class _UnansweredError(Exception):
    """There is no status code; ``answer`` tells why."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer)
        self.answer = answer


def ask_all(addresses: Iterable[str], web: Web) -> dict[str, ProbeResult]:
    """What each address answers; those beyond ``per_host`` are left for another run."""
    by_host: dict[str, list[str]] = {}
    for address in addresses:
        by_host.setdefault(urlsplit(address).hostname or "", []).append(address)
    shares = [share[: web.per_host] for share in by_host.values()]
    with ThreadPoolExecutor(web.hosts_at_once) as pool:
        return dict(chain.from_iterable(pool.map(lambda share: list(_ask_host(share, web)), shares)))


def _ask_host(addresses: Sequence[str], web: Web) -> Iterator[tuple[str, ProbeResult]]:
    for number, address in enumerate(addresses):
        if number:
            time.sleep(web.pause)
        yield address, ask(address, web)


def ask(address: str, web: Web) -> ProbeResult:
    """The last answer of an address, after all redirects. Raises nothing: a failure is an answer too."""
    hops: list[Hop] = []
    try:
        here = _normalized(address)
        while True:
            code, location = _visit(here, web)
            if code not in _REDIRECTS or not location:
                return ProbeResult(answer=answer_to(code), hops=tuple(hops))
            if len(hops) == web.max_redirects:
                raise _UnansweredError("too-many-redirects")
            here = _normalized(urljoin(here, location))
            hops.append(Hop(here, is_permanent=code in _PERMANENT))
    except _UnansweredError as error:
        return ProbeResult(answer=error.answer, hops=tuple(hops))
    except ValueError:  # urllib cannot parse the address; also UnicodeError, where a host is no domain name (IDNA)
        return ProbeResult(answer="bad-address", hops=tuple(hops))


def _normalized(address: str) -> str:
    """The address in ASCII (RFC 3986), without a fragment and fit for the ledger."""
    parts = urlsplit(address)
    if parts.scheme not in _PORTS or not parts.hostname or parts.username is not None:
        raise _UnansweredError("bad-address")
    host = parts.hostname if ":" in parts.hostname else parts.hostname.encode("idna").decode()
    netloc = f"[{host}]" if ":" in host else host
    if parts.port not in (None, _PORTS[parts.scheme]):
        netloc += f":{parts.port}"
    path, query = quote(parts.path or "/", safe=_SAFE), quote(parts.query, safe=_SAFE)
    normal = urlunsplit((parts.scheme, netloc, path, query, ""))
    if not is_address(normal):
        raise _UnansweredError("bad-address")
    return normal


def _visit(address: str, web: Web) -> tuple[int, str]:
    """Status code and ``Location`` of one address."""
    code, location = _request("HEAD", address, web)
    # Many hosts refuse HEAD, or answer it with an error that GET does not give.
    if 200 <= code < 300 or code in _REDIRECTS:
        return code, location
    time.sleep(web.pause)
    return _request("GET", address, web)


def _request(method: str, address: str, web: Web) -> tuple[int, str]:
    parts = urlsplit(address)
    target = f"{parts.path}?{parts.query}" if parts.query else parts.path
    try:
        with _connected(parts, web) as connection:
            connection.request(method, target, headers={"User-Agent": web.user_agent, "Accept": "*/*"})
            response = connection.getresponse()
            return response.status, _decoded(response.getheader("Location") or "")
    except ssl.SSLError as error:
        raise _UnansweredError("not-secure") from error
    except (OSError, http.client.HTTPException) as error:
        raise _UnansweredError("no-answer") from error


def _decoded(header: str) -> str:
    """A header's value, which ``http.client`` decodes as Latin-1, as the UTF-8 that hosts write in fact."""
    return header.encode("latin-1").decode("utf-8", "replace").strip()


@contextmanager
def _connected(parts: SplitResult, web: Web) -> Iterator[http.client.HTTPConnection]:
    """A connection to a checked IP address of the host; however slowly it answers, it ends after the timeout."""
    host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    with _open_socket(_allowed_ips(host, port, web), port, web) as opened, _deadline(opened, web.timeout):
        if parts.scheme == "https":
            connection: http.client.HTTPConnection = http.client.HTTPSConnection(host, port, context=web.tls)
            connection.sock = web.tls.wrap_socket(opened, server_hostname=host)
        else:
            connection = http.client.HTTPConnection(host, port)
            connection.sock = opened
        with closing(connection):
            yield connection


@contextmanager
def _deadline(opened: socket.socket, seconds: float) -> Iterator[None]:
    """Shut a socket down after so many seconds in all.

    Its own timeout would begin anew with every byte, so that a host could keep the connection open for ever.
    """
    with opened.dup() as handle:  # TLS takes over the socket itself, and detaches it
        timer = threading.Timer(seconds, _shut_down, [handle])
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()


def _shut_down(handle: socket.socket) -> None:
    with suppress(OSError):  # the host was faster
        handle.shutdown(socket.SHUT_RDWR)


def _allowed_ips(host: str, port: int, web: Web) -> Sequence[str]:
    """The IP addresses of a host, every one of them allowed: one that is not makes the host suspect."""
    try:
        ips = web.resolve(host, port)
    except socket.gaierror as error:
        # EAI_NODATA: the name exists, but without an IP address; not every system knows this code.
        is_unknown = error.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))
        raise _UnansweredError("no-such-host" if is_unknown else "no-answer") from error
    if not all(map(web.is_allowed, ips)):
        raise _UnansweredError("private-address")
    return ips


def _open_socket(ips: Sequence[str], port: int, web: Web) -> socket.socket:
    """A socket to the first IP address that accepts the connection."""
    for ip in ips[:_TRIED_IPS]:
        with suppress(OSError):
            return socket.create_connection((ip, port), web.timeout)
    raise _UnansweredError("no-answer")
