"""``explainer serve``: a preview that follows changes, by whatever MkDocs stands beside the program."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from harbour import BROKEN, Run, write_data, write_project

from explainer.commands import FAILED, MISUSED, OK

PATIENCE = 60
"""Seconds after which a preview will not come any more."""


@pytest.fixture
def port() -> int:
    """One that nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
def preview(here: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """The harbour project, served from another folder than its own, where no ``mkdocs`` is on the path."""
    write_project(here / "project")
    command = [sys.executable, "-m", "explainer", "serve", "project/data", "--config", "project/mkdocs.yml"]
    with (here / "log").open("wb") as log:
        server = subprocess.Popen(
            [*command, "--dev-addr", f"127.0.0.1:{port}"],
            env={**os.environ, "PATH": "/usr/bin:/bin"},
            stdout=log,
            stderr=log,
            # A shell starts what runs in its background with SIGINT ignored (POSIX, 2.11), and children inherit that.
            preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
        )
    try:
        yield server
    finally:
        server.kill()
        server.wait()


def fetched(port: int, words: str) -> bool:
    """Whether the page of terms holds the words before our patience ends."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urlopen(f"http://127.0.0.1:{port}/glossary.html") as answer:
                if words in answer.read().decode():
                    return True
        except (URLError, ConnectionError):
            pass
        time.sleep(0.1)
    return False


def test_the_preview_follows_changes_and_ends_with_ctrl_c(
    here: Path, port: int, preview: subprocess.Popen[bytes]
) -> None:
    log = here / "log"
    assert fetched(port, "demurrage"), log.read_text()
    terms = here / "project" / "data" / "terms.yml"
    terms.write_text(terms.read_text(encoding="utf-8").replace("name: demurrage", "name: waiting fee"), "utf-8")
    assert fetched(port, "waiting fee"), log.read_text()
    preview.send_signal(signal.SIGINT)
    assert preview.wait(PATIENCE) == OK
    said = log.read_text(encoding="utf-8")
    assert said.startswith("building the preview; MkDocs tells its address when it is ready, and Ctrl-C ends it\n")
    assert "Traceback" not in said


def test_errors_in_the_data_are_told_and_nothing_is_served(here: Path, run: Run) -> None:
    write_data(here / "data", BROKEN)
    code, out, err = run("serve")
    assert (code, "no actor is called 'docker'" in out) == (FAILED, True)
    assert "'explainer explain unknown-reference' tells more" in err


def test_without_a_configuration_there_is_nothing_to_serve(data: Path, run: Run) -> None:
    told = "explainer: there is no file 'mkdocs.yml'; name the configuration of MkDocs with --config\n"
    assert run("serve") == (MISUSED, "", told)


@pytest.mark.parametrize("address", ["8000", "127.0.0.1:http", ":8000"])
def test_what_is_no_address_is_told(here: Path, run: Run, address: str) -> None:
    write_project(here)
    told = f"explainer: '{address}' is no address; write HOST:PORT, such as 127.0.0.1:8000\n"
    assert run("serve", "--dev-addr", address) == (MISUSED, "", told)


def test_an_address_that_is_taken_is_told_before_anything_is_built(here: Path, run: Run) -> None:
    write_project(here)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        told = f"explainer: {address} cannot be served from: Address already in use; name another with --dev-addr\n"
        assert run("serve", "--dev-addr", address) == (MISUSED, "", told)


def test_a_port_that_cannot_be_is_told(here: Path, run: Run) -> None:
    write_project(here)
    code, out, err = run("serve", "--dev-addr", "127.0.0.1:70000")
    assert (code, out) == (MISUSED, "")
    assert err.startswith("explainer: 127.0.0.1:70000 cannot be served from: ")
