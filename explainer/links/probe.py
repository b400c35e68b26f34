"""The open web: whether an address still answers. The only room with a socket, and used by one command only.

An address comes from a contributor and a redirect from anybody, so neither may reach what only this machine can reach:
every hop is followed by hand, every host is looked up once, every number it has must be public, and the connection goes
to the very number that was looked at. A host is asked one thing at a time, with a pause. Nothing that comes back is
kept but a status code and where it leads; no page is read.
"""

from __future__ import annotations

import http.client
import ipaddress
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
from explainer.links.records import Hop, ProbeResult, answer_to, is_address

__all__ = ["Web", "ask", "ask_all", "is_public"]

_REDIRECTS = {301, 302, 303, 307, 308}
_FOR_GOOD = {301, 308}
_PORTS = {"http": 80, "https": 443}
_TRIED_NUMBERS = 3
_AS_IT_STANDS = "%/:=&?~#+!$,;'@()*[]"
"""What may stand in an address besides letters and digits; the rest is written with percent signs."""

_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_TUNNELS = (ipaddress.IPv6Network("2001::/32"), ipaddress.IPv6Network("2002::/16"))
_ANYCAST_RELAY = ipaddress.IPv4Network("192.88.99.0/24")


def is_public(number: str) -> bool:
    """Whether an IP address belongs to the open web, and to nothing inside.

    Of version 6 only global unicast addresses do; those that wrap an address of version 4 (mapped, translated or
    tunnelled) are refused whatever they wrap.
    """
    try:
        ip = ipaddress.ip_address(number)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        is_inside = ip not in _GLOBAL_UNICAST or any(ip in tunnel for tunnel in _TUNNELS)
    else:
        is_inside = ip.is_reserved or ip in _ANYCAST_RELAY
    return ip.is_global and not ip.is_multicast and not is_inside


def look_up(host: str, port: int) -> list[str]:
    """Every IP address of a host, in the order in which it wants to be called."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(where[0]) for *_, where in found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Web:
    """The web and our manners in it. Tests give it hosts of their own."""

    user_agent: str
    is_allowed: Callable[[str], bool] = is_public
    look_up: Callable[[str, int], Sequence[str]] = look_up
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    seconds: float = 20
    """How long one answer may take in all."""
    pause: float = 2
    """Seconds between two requests to one host."""
    per_host: int = 50
    """So many addresses of one host are asked in one run."""
    hosts_at_once: int = 8
    redirects: int = 8
    """So many redirects are followed from one address."""


class _UnansweredError(Exception):
    """There will be no status code; ``answer`` tells why."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer)
        self.answer = answer


def ask_all(addresses: Iterable[str], web: Web) -> dict[str, ProbeResult]:
    """What each address answers; those beyond a host's share are left for another run."""
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
    """Follow an address to its last answer."""
    hops: list[Hop] = []
    try:
        here = _normal(address)
        while True:
            code, location = _visit(here, web)
            if code not in _REDIRECTS or not location:
                return ProbeResult(answer=answer_to(code), hops=tuple(hops))
            if len(hops) == web.redirects:
                raise _UnansweredError("too-many-redirects")
            here = _normal(urljoin(here, location))
            hops.append(Hop(here, is_permanent=code in _FOR_GOOD))
    except _UnansweredError as error:
        return ProbeResult(answer=error.answer, hops=tuple(hops))
    except ValueError:  # what urllib says of an address it cannot take apart
        return ProbeResult(answer="bad-address", hops=tuple(hops))


def _normal(address: str) -> str:
    """The address in ASCII, without a fragment and fit for the ledger."""
    parts = urlsplit(address)
    if parts.scheme not in _PORTS or not parts.hostname or parts.username is not None:
        raise _UnansweredError("bad-address")
    host = parts.hostname if ":" in parts.hostname else parts.hostname.encode("idna").decode()
    netloc = f"[{host}]" if ":" in host else host
    if parts.port not in (None, _PORTS[parts.scheme]):
        netloc += f":{parts.port}"
    path, query = quote(parts.path or "/", safe=_AS_IT_STANDS), quote(parts.query, safe=_AS_IT_STANDS)
    normal = urlunsplit((parts.scheme, netloc, path, query, ""))
    if not is_address(normal):
        raise _UnansweredError("bad-address")
    return normal


def _visit(address: str, web: Web) -> tuple[int, str]:
    """Status code and ``Location`` of one address: the head alone, or all of it where the head is not answered well."""
    code, location = _request("HEAD", address, web)
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
            return response.status, _as_written(response.getheader("Location") or "")
    except ssl.SSLError as error:
        raise _UnansweredError("not-secure") from error
    except (OSError, http.client.HTTPException) as error:
        raise _UnansweredError("no-answer") from error


def _as_written(header: str) -> str:
    """Headers are read byte by byte; what was written in UTF-8 is put together again."""
    return header.encode("latin-1").decode("utf-8", "replace").strip()


@contextmanager
def _connected(parts: SplitResult, web: Web) -> Iterator[http.client.HTTPConnection]:
    """A connection to the host at a number that was checked; however slowly it answers, it ends in time."""
    host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    with _call(_numbers(host, port, web), port, web) as line, _cut_in_time(line, web.seconds):
        if parts.scheme == "https":
            connection: http.client.HTTPConnection = http.client.HTTPSConnection(host, port, context=web.tls)
            connection.sock = web.tls.wrap_socket(line, server_hostname=host)
        else:
            connection = http.client.HTTPConnection(host, port)
            connection.sock = line
        with closing(connection):
            yield connection


@contextmanager
def _cut_in_time(line: socket.socket, seconds: float) -> Iterator[None]:
    """Ends a connection after so many seconds, even if a byte comes in now and then."""
    with line.dup() as handle:  # the line itself is handed over to the encryption
        timer = threading.Timer(seconds, _cut, [handle])
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()


def _cut(handle: socket.socket) -> None:
    with suppress(OSError):
        handle.shutdown(socket.SHUT_RDWR)


def _numbers(host: str, port: int, web: Web) -> Sequence[str]:
    """The numbers of a host, every one of them allowed."""
    try:
        numbers = web.look_up(host, port)
    except socket.gaierror as error:
        is_unknown = error.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))
        raise _UnansweredError("no-such-host" if is_unknown else "no-answer") from error
    if not all(map(web.is_allowed, numbers)):
        raise _UnansweredError("private-address")
    return numbers


def _call(numbers: Sequence[str], port: int, web: Web) -> socket.socket:
    """A socket to the first number that takes the call."""
    for number in numbers[:_TRIED_NUMBERS]:
        with suppress(OSError):
            return socket.create_connection((number, port), web.seconds)
    raise _UnansweredError("no-answer")
