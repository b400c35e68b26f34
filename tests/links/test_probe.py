"""The open web, played by servers on this machine: what is asked, what is followed, and where nobody may go."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from explainer.links.probe import Web, ask, ask_all, is_public
from explainer.links.results import Hop, is_address

HERE = "127.0.0.1"
INSIDE = "127.0.0.2"
"""Stands for a private network: it answers like any other, and nobody may go there."""


@dataclass
class Host:
    """A server whose answers by path are codes, or codes with a place to go; it remembers what it was asked."""

    answers: dict[str, int | tuple[int, str]]
    asked: list[str] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    no_head: bool = False
    port: int = 0

    def url(self, path: str = "/page", name: str = "quay.example") -> str:
        return f"http://{name}:{self.port}{path}"


def handler(host: Host) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self._answer(405 if host.no_head else None)

        def do_GET(self) -> None:
            self._answer(None)

        def _answer(self, code: int | None) -> None:
            host.asked.append(f"{self.command} {self.path} for {self.headers['Host'].partition(':')[0]}")
            host.times.append(time.monotonic())
            host.agents.add(self.headers["User-Agent"])
            answer = host.answers.get(self.path, 200)
            status, location = answer if isinstance(answer, tuple) else (answer, "")
            self.send_response_only(code or status)
            if location:
                self._headers_buffer.append(b"Location: " + location.encode() + b"\r\n")  # type: ignore[attr-defined]
            self.end_headers()

    return Handler


@pytest.fixture
def serve() -> Iterator[Callable[..., Host]]:
    """Starts a host with the answers it is given."""
    servers: list[ThreadingHTTPServer] = []

    def start(answers: dict[str, int | tuple[int, str]] | None = None, tls: ssl.SSLContext | None = None) -> Host:
        host = Host(answers or {})
        server = ThreadingHTTPServer((HERE, 0), handler(host))
        if tls:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        host.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, args=[0.02]).start()
        servers.append(server)
        return host

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def numbers(host: str, port: int) -> Sequence[str]:
    """Who lives where: names that start with 'inside' in the private network, those with 'lost' nowhere."""
    if host.startswith("lost"):
        raise socket.gaierror(socket.EAI_NONAME, "unknown")
    if host.startswith("mute"):
        raise socket.gaierror(socket.EAI_AGAIN, "try again")
    return [HERE, INSIDE] if host.startswith("both") else [INSIDE] if host.startswith("inside") else [HERE]


def web(**options: object) -> Web:
    known = {"user_agent": "explainer/0 (test)", "resolve": numbers, "is_allowed": HERE.__eq__, "pause": 0.0}
    return Web(**{**known, "timeout": 10.0, **options})  # type: ignore[arg-type]


def answer(host: Host, path: str = "/page", **options: object) -> str:
    return ask(host.url(path), web(**options)).answer


# Where nobody may go -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "2a00::1"])
def test_the_open_web_is_public(number: str) -> None:
    assert is_public(number)


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "127.255.255.254", "0.0.0.1", "0.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1",
        "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "192.88.99.1",
        "::", "::1", "::127.0.0.1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:8.8.8.8",
        "64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::",
        "2002:808:808::1", "fc00::1", "fd12:3456::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "ff0e::1",
        "localhost", "", "8.8.8", "0x7f000001",
    ],
)  # fmt: skip
def test_what_is_inside_reserved_or_wrapped_is_not_public(number: str) -> None:
    assert not is_public(number)


def test_a_private_address_is_not_asked(serve: Callable[..., Host]) -> None:
    host = serve()
    assert ask(host.url(name="inside.example"), web()).answer == "private-address"
    assert ask(host.url(), web(is_allowed=is_public)).answer == "private-address"
    assert ask(
        f"http://127.0.0.1:{host.port}/", web(is_allowed=is_public, resolve=Web(user_agent="x").resolve)
    ).answer == ("private-address")
    assert host.asked == []


def test_a_host_with_one_private_number_among_public_ones_is_not_asked(serve: Callable[..., Host]) -> None:
    host = serve()
    assert ask(host.url(name="both.example"), web()).answer == "private-address"
    assert host.asked == []


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_a_redirect_into_a_private_network_is_not_followed(serve: Callable[..., Host], code: int) -> None:
    host = serve()
    host.answers["/page"] = (code, host.url("/secret", name="inside.example"))
    assert answer(host) == "private-address"
    assert [line for line in host.asked if "secret" in line] == []


def test_the_number_that_was_checked_is_the_one_that_is_called(serve: Callable[..., Host]) -> None:
    host = serve()
    lookups: list[str] = []

    def change_of_mind(name: str, port: int) -> list[str]:
        lookups.append(name)
        return [HERE] if len(lookups) == 1 else [INSIDE]

    assert ask(host.url(), web(resolve=change_of_mind)).answer == "found"
    assert (len(lookups), host.asked) == (1, ["HEAD /page for quay.example"])


def test_a_number_is_looked_at_again_on_every_hop(serve: Callable[..., Host]) -> None:
    host = serve({"/page": (302, "/next")})
    lookups: list[str] = []

    def change_of_mind(name: str, port: int) -> list[str]:
        lookups.append(name)
        return [HERE] if len(lookups) == 1 else [INSIDE]

    assert ask(host.url(), web(resolve=change_of_mind)).answer == "private-address"
    assert host.asked == ["HEAD /page for quay.example"]


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd", "ftp://quay.example/", "javascript:go()", "http://a..b/", "http://user:word@quay.example/",
        "http://[", "http://quay.example:99999/", "http://quay.example\\@inside.example/",
    ],
)  # fmt: skip
def test_a_redirect_to_what_is_no_address_of_the_web_is_not_followed(serve: Callable[..., Host], location: str) -> None:
    assert answer(serve({"/page": (301, location)})) == "bad-address"


# What is asked -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "found"),
    [
        (200, "found"), (204, "found"), (404, "not-found"), (410, "removed"), (401, "refused"), (403, "refused"),
        (451, "refused"), (429, "too-many-requests"), (500, "server-error"), (503, "server-error"),
        (300, "other-answer"), (304, "other-answer"), (400, "other-answer"), (418, "other-answer"),
    ],
)  # fmt: skip
def test_a_code_becomes_an_answer(serve: Callable[..., Host], code: int, found: str) -> None:
    assert answer(serve({"/page": code})) == found


def test_a_head_that_is_answered_well_is_enough(serve: Callable[..., Host]) -> None:
    host = serve()
    assert answer(host) == "found"
    assert host.asked == ["HEAD /page for quay.example"]
    assert host.agents == {"explainer/0 (test)"}


def test_a_host_that_knows_no_head_is_asked_for_the_page(serve: Callable[..., Host]) -> None:
    host = serve()
    host.no_head = True
    assert answer(host) == "found"
    assert [line.split()[0] for line in host.asked] == ["HEAD", "GET"]


def test_an_address_is_asked_for_as_it_was_written(serve: Callable[..., Host]) -> None:
    host = serve()
    address = host.url("/кран%20a?x=ü&y=%2F#part")
    assert ask(address, web()).answer == "found"
    assert host.asked == ["HEAD /%D0%BA%D1%80%D0%B0%D0%BD%20a?x=%C3%BC&y=%2F for quay.example"]


def test_a_name_in_other_letters_is_asked_for_in_its_coded_form(serve: Callable[..., Host]) -> None:
    host = serve()
    assert ask(host.url(name="причал.example"), web()).answer == "found"
    assert host.asked == ["HEAD /page for xn--80apknf7b.example"]


def test_redirects_are_followed_and_told(serve: Callable[..., Host]) -> None:
    host = serve({"/page": (301, "/b"), "/b": (302, "c?d=é"), "/c?d=%C3%A9": 200})
    assert ask(host.url(), web()).hops == (
        Hop(host.url("/b"), is_permanent=True),
        Hop(host.url("/c?d=%C3%A9"), is_permanent=False),
    )


def test_what_stands_at_the_end_of_redirects_counts(serve: Callable[..., Host]) -> None:
    assert answer(serve({"/page": (301, "/b"), "/b": 404})) == "not-found"


def test_a_redirect_to_nowhere_is_an_answer_of_its_own(serve: Callable[..., Host]) -> None:
    assert answer(serve({"/page": 302})) == "other-answer"


def test_redirects_in_a_circle_come_to_an_end(serve: Callable[..., Host]) -> None:
    host = serve({"/page": (302, "/page")})
    assert answer(host, max_redirects=3) == "too-many-redirects"
    assert len(host.asked) == 4


@pytest.mark.parametrize(
    "location", ["/a b\tc", "/\u202egnp.exe", "/`code`", '/"><script>', "/" + "x" * 3000, "//quay.example/?a=[b]&c='d'"]
)
def test_wherever_a_redirect_leads_the_ledger_can_hold_it(serve: Callable[..., Host], location: str) -> None:
    result = ask(serve({"/page": (301, location)}).url(), web())
    assert all(is_address(hop.address) and hop.address.isascii() for hop in result.hops)
    assert not any(char in hop.address for hop in result.hops for char in ' "<>`\\')


# Who does not answer -------------------------------------------------------------------------------------------------


def test_an_unknown_host_is_not_the_same_as_a_name_server_that_fails() -> None:
    assert ask("http://lost.example/", web()).answer == "no-such-host"
    assert ask("http://mute.example/", web()).answer == "no-answer"


def test_a_closed_door_is_no_answer() -> None:
    with socket.create_server((HERE, 0)) as door:
        port = door.getsockname()[1]
    assert ask(f"http://quay.example:{port}/", web()).answer == "no-answer"


@pytest.fixture
def talk() -> Iterator[Callable[[Callable[[socket.socket], None]], int]]:
    """Starts a server that talks as it likes to whoever calls; gives its port."""
    doors: list[socket.socket] = []
    threads: list[threading.Thread] = []

    def start(say: Callable[[socket.socket], None]) -> int:
        door = socket.create_server((HERE, 0))
        doors.append(door)

        def listen() -> None:
            try:
                while True:
                    line, _ = door.accept()
                    with line:
                        say(line)
            except OSError:
                return

        threads.append(threading.Thread(target=listen))
        threads[-1].start()
        return int(door.getsockname()[1])

    yield start
    for door in doors:
        door.shutdown(socket.SHUT_RDWR)
        door.close()
    for thread in threads:
        thread.join(5)


Talk = Callable[[Callable[[socket.socket], None]], int]


def gives_up(port: int) -> bool:
    """Whether a host that goes on for ten seconds is given up in far less."""
    impatient = web(timeout=0.3)
    start = time.monotonic()
    assert ask(f"http://quay.example:{port}/", impatient).answer == "no-answer"
    return time.monotonic() - start < 5


def test_a_host_that_says_nothing_is_given_up_in_time(talk: Talk) -> None:
    def listen(line: socket.socket) -> None:
        line.settimeout(10)
        while line.recv(1000):
            pass

    assert gives_up(talk(listen))


def test_a_host_that_drips_is_given_up_in_time(talk: Talk) -> None:
    def drip(line: socket.socket) -> None:
        for _ in range(200):
            line.sendall(b"H")
            time.sleep(0.05)

    assert gives_up(talk(drip))


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"hello\r\n\r\n", id="no HTTP"),
        pytest.param(b"HTTP/1.1 abc\r\n\r\n", id="no code"),
        pytest.param(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200, id="too much"),
    ],
)
def test_a_host_that_talks_nonsense_is_no_answer(talk: Talk, said: bytes) -> None:
    def say(line: socket.socket) -> None:
        line.recv(1000)
        line.sendall(said)

    assert ask(f"http://quay.example:{talk(say)}/", web()).answer == "no-answer"


def test_a_host_without_encryption_behind_https_is_not_secure(serve: Callable[..., Host]) -> None:
    assert ask(f"https://quay.example:{serve().port}/", web()).answer == "not-secure"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate for quay.example that nobody else trusts, made for this run."""
    if shutil.which("openssl") is None:
        pytest.skip("needs openssl to make a certificate")
    path = tmp_path_factory.mktemp("tls") / "quay.pem"
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=quay.example"
    names = ["-addext", "subjectAltName=DNS:quay.example", "-keyout", str(path), "-out", f"{path}.crt"]
    subprocess.run([*command.split(), *names], check=True, capture_output=True)
    path.write_text(path.read_text() + Path(f"{path}.crt").read_text())
    return path


@pytest.fixture
def secure(serve: Callable[..., Host], certificate: Path) -> Host:
    """A host with that certificate."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    return serve({"/old": (301, "/page")}, tls)


def test_a_secure_host_is_asked_by_its_name_at_the_checked_number(secure: Host, certificate: Path) -> None:
    trusting = ssl.create_default_context(cafile=f"{certificate}.crt")
    result = ask(f"https://quay.example:{secure.port}/old", web(tls=trusting))
    assert (result.answer, result.moved_to) == ("found", f"https://quay.example:{secure.port}/page")
    assert secure.asked == ["HEAD /old for quay.example", "HEAD /page for quay.example"]


def test_a_certificate_for_another_name_or_by_a_stranger_is_not_secure(secure: Host, certificate: Path) -> None:
    trusting = ssl.create_default_context(cafile=f"{certificate}.crt")
    assert ask(f"https://mole.example:{secure.port}/", web(tls=trusting)).answer == "not-secure"
    assert ask(f"https://quay.example:{secure.port}/", web()).answer == "not-secure"
    assert secure.asked == []


# Manners -------------------------------------------------------------------------------------------------------------


def test_one_host_is_asked_one_thing_at_a_time_with_a_pause(serve: Callable[..., Host]) -> None:
    host = serve()
    found = ask_all([host.url(f"/{number}") for number in range(3)], web(pause=0.1))
    assert [result.answer for result in found.values()] == ["found"] * 3
    assert all(later - earlier >= 0.1 for earlier, later in zip(host.times, host.times[1:], strict=False))


def test_a_host_is_asked_for_no_more_than_its_share(serve: Callable[..., Host]) -> None:
    host = serve()
    mole = host.url("/mole", name="mole.example")
    addresses = [host.url(f"/{number}") for number in range(5)]
    assert list(ask_all([*addresses, mole], web(per_host=2))) == [*addresses[:2], mole]
    assert len(host.asked) == 3


def test_to_ask_for_nothing_gives_nothing() -> None:
    assert ask_all([], web()) == {}
