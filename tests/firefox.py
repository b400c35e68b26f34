"""A headless Firefox, driven through Marionette, its own protocol: WebDriver's commands as JSON over a socket.

Marionette may open ``about:reader``, which drivers that speak WebDriver BiDi may not. Mozilla's own client of it does
not run on every Python that we run on.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

PROGRAMS = ("firefox-esr", "firefox")
SETTINGS = {"marionette.port": 0, "datareporting.policy.dataSubmissionEnabled": False, "app.update.enabled": False}
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # WebDriver, 12.2: the name of a reference to an element
PATIENCE = 15  # seconds


class Firefox:
    """One window. ``wait`` gives the first true value of an expression, or fails after PATIENCE."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._count = 0
        self._receive()  # who is there
        self._command("WebDriver:NewSession", {})
        self._command("WebDriver:SetWindowRect", {"width": 1280, "height": 900})

    def open(self, address: str) -> None:
        self._command("WebDriver:Navigate", {"url": address})

    def value(self, expression: str) -> Any:
        return self._command("WebDriver:ExecuteScript", {"script": f"return ({expression})", "args": []})["value"]

    def wait(self, expression: str) -> Any:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if found := self.value(expression):
                return found
            time.sleep(0.1)
        raise AssertionError(f"still not true in Firefox: {expression}")

    def click(self, selector: str) -> None:
        self._command("WebDriver:ElementClick", {"id": self._find(selector)})

    def press(self, key: str) -> None:
        actions = [{"type": what, "value": key} for what in ("keyDown", "keyUp")]
        self._command("WebDriver:PerformActions", {"actions": [{"type": "key", "id": "keys", "actions": actions}]})

    def enter_frame(self, selector: str) -> None:
        self._command("WebDriver:SwitchToFrame", {"element": self._find(selector)})

    def leave_frame(self) -> None:
        self._command("WebDriver:SwitchToFrame", {})

    def _find(self, selector: str) -> str:
        found = self._command("WebDriver:FindElement", {"using": "css selector", "value": selector})
        element: str = found["value"][ELEMENT]
        return element

    def _command(self, name: str, parameters: dict[str, Any]) -> Any:
        self._count += 1
        message = json.dumps([0, self._count, name, parameters]).encode()
        self._stream.write(b"%d:%s" % (len(message), message))
        self._stream.flush()
        _, _, error, result = self._receive()
        assert error is None, f"{name}: {error}"
        return result

    def _receive(self) -> Any:
        """A message: its length, a colon, and so many bytes of JSON."""
        length = b""
        while not length.endswith(b":"):
            length += self._stream.read(1)
        return json.loads(self._stream.read(int(length[:-1])))


@contextmanager
def started(folder: Path) -> Iterator[Firefox]:
    """A Firefox with a new profile in ``folder``; $FIREFOX names another program."""
    named = os.environ.get("FIREFOX")
    program = next(filter(None, map(shutil.which, [named] if named else PROGRAMS)), None)
    assert program, "there is no Firefox; sh tests/browser/install.sh installs one"
    settings = "".join(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in SETTINGS.items())
    (folder / "user.js").write_text(settings, encoding="utf-8")
    with subprocess.Popen(
        [program, "--headless", "--no-remote", "--marionette", "--remote-allow-system-access", "--profile", folder],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            with socket.create_connection(("127.0.0.1", _port(folder))) as connection:
                yield Firefox(cast("BinaryIO", connection.makefile("rwb")))
        finally:
            process.terminate()


def _port(folder: Path) -> int:
    """The port that Firefox chose; it writes it into its profile."""
    file, end = folder / "MarionetteActivePort", time.monotonic() + 4 * PATIENCE
    while not (file.exists() and file.read_text(encoding="utf-8")):
        assert time.monotonic() < end, "Firefox does not answer"
        time.sleep(0.1)
    return int(file.read_text(encoding="utf-8"))
