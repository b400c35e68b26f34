"""``explainer serve``: a preview of the site that follows every change, without a second program to be found.

It is MkDocs that serves; it stands beside this program wherever that was installed, and takes its place, so that Ctrl-C
and whatever else ends a program reach it at once.
"""

from __future__ import annotations

import os
import socket
import sys
from argparse import ArgumentParser, Namespace
from typing import NoReturn

from explainer.commands.command import add_config, add_data_folder, say
from explainer.commands.inputs import expect_config, load
from explainer.diagnostics.errors import MisuseError
from explainer.files.environment import hand_on

ADDRESS = "127.0.0.1:8000"


def add_arguments(parser: ArgumentParser) -> None:
    """What is served, and where."""
    add_data_folder(parser)
    add_config(parser)
    parser.add_argument("--dev-addr", default=ADDRESS, metavar="HOST:PORT", help=f"where (default: {ADDRESS})")


def run(options: Namespace) -> NoReturn:
    """Begin with sound data; mistakes that are made later are told, and the last good preview stays."""
    load(options)
    expect_config(options.config)
    _expect_free(options.dev_addr)
    say(options, "building the preview; MkDocs tells its address when it is ready, and Ctrl-C ends it")
    command = [sys.executable, "-m", "mkdocs", "serve", "--config-file", str(options.config)]
    command += ["--dev-addr", options.dev_addr, *(["--quiet"] if options.quiet else [])]
    own = {"NO_MKDOCS_2_WARNING": "1"}
    os.execve(sys.executable, command, hand_on(options.data) | own)  # noqa: S606 -- arguments without a shell


def _expect_free(address: str) -> None:
    """Raise MisuseError where nothing can be served: MkDocs tells it with a traceback, and after the first build."""
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal():
        raise MisuseError(f"'{address}' is no address; write HOST:PORT, such as {ADDRESS}")
    bare = host.strip("[]")
    with socket.socket(socket.AF_INET6 if ":" in bare else socket.AF_INET) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as MkDocs does: what just ended is no hindrance
        try:
            trial.bind((bare, int(port)))
        except (OSError, OverflowError) as error:
            reason = error.strerror if isinstance(error, OSError) else error
            raise MisuseError(f"{address} cannot be served from: {reason}; name another with --dev-addr") from None
