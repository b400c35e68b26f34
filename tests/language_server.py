"""A small client of a language server: JSON-RPC over standard input and output (LSP 3.17), for tests of editors."""

from __future__ import annotations

import itertools
import json
import subprocess
import threading
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from queue import Queue
from types import TracebackType
from typing import Any

WAIT = 60
"""Seconds after which a server that says nothing is taken for dead."""


class LanguageServer:
    """A running server. Documents are named by their paths; lines and characters count from 0, as in the protocol.

    ``settings`` are those of an editor by section: what stands before the first dot of their names.
    """

    def __init__(self, command: Sequence[str], root: Path, settings: Mapping[str, Any]) -> None:
        self._settings = settings
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root)
        self._answers: dict[int, Queue[Any]] = {}
        self._diagnostics: defaultdict[str, Queue[list[Any]]] = defaultdict(Queue)
        self._has_settings = threading.Event()
        self._versions = itertools.count(1)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        folders = [{"uri": root.as_uri(), "name": root.name}]
        workspace = {"configuration": True, "workspaceFolders": True}
        texts = {"completion": {"completionItem": {"documentationFormat": ["markdown"]}}}
        capabilities = {"workspace": workspace, "textDocument": {**texts, "hover": {"contentFormat": ["markdown"]}}}
        start = {"processId": None, "rootUri": root.as_uri(), "capabilities": capabilities, "workspaceFolders": folders}
        self.request("initialize", start)
        self.notify("initialized", {})
        assert self._has_settings.wait(WAIT), "the server did not ask for its settings"

    def __enter__(self) -> LanguageServer:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            pipe.close()
        self._reader.join(WAIT)

    def open(self, path: Path, text: str) -> list[Any]:
        """Open a document with a text, which need not be on the disk; gives its diagnostics."""
        version = next(self._versions)  # never the same twice: servers remember what they read of a version
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": version, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})
        return self._diagnostics[path.as_uri()].get(timeout=WAIT)

    def close(self, path: Path) -> None:
        """Close a document, so that it can be opened with another text; the server takes its diagnostics back."""
        self.notify("textDocument/didClose", {"textDocument": {"uri": path.as_uri()}})
        assert self._diagnostics[path.as_uri()].get(timeout=WAIT) == []

    def complete(self, path: Path, line: int, character: int) -> list[Any]:
        """What may stand there."""
        answer = self._ask("completion", path, line, character)
        return list(answer["items"] if isinstance(answer, dict) else answer or [])

    def hover(self, path: Path, line: int, character: int) -> str:
        """The help for what stands there."""
        answer = self._ask("hover", path, line, character)
        return str(answer["contents"]["value"]) if answer else ""

    def _ask(self, method: str, path: Path, line: int, character: int) -> Any:
        position = {"line": line, "character": character}
        return self.request(f"textDocument/{method}", {"textDocument": {"uri": path.as_uri()}, "position": position})

    def request(self, method: str, params: Any) -> Any:
        """Ask, and wait for the answer."""
        number = len(self._answers) + 1
        self._answers[number] = Queue()
        self._send({"id": number, "method": method, "params": params})
        return self._answers[number].get(timeout=WAIT)

    def notify(self, method: str, params: Any) -> None:
        """Tell."""
        self._send({"method": method, "params": params})

    def _send(self, message: Mapping[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._process.stdin.flush()

    def _read(self) -> None:
        """Sort what the server says, and answer what it asks; ends with its output."""
        stream = self._process.stdout
        assert stream is not None
        while header := stream.readline():
            name, _, value = header.partition(b":")
            if name.lower() == b"content-length":
                while stream.readline().strip():
                    pass
                self._take(json.loads(stream.read(int(value))))

    def _take(self, message: dict[str, Any]) -> None:
        method = message.get("method")
        if method is None:
            self._answers[message["id"]].put(message.get("result"))
        elif method == "textDocument/publishDiagnostics":
            self._diagnostics[message["params"]["uri"]].put(message["params"]["diagnostics"])
        elif "id" in message:
            self._send({"id": message["id"], "result": self._result(method, message.get("params"))})
            if method == "workspace/configuration":
                self._has_settings.set()

    def _result(self, method: str, params: Any) -> Any:
        """Settings, for whoever asks for them; nothing else."""
        if method != "workspace/configuration":
            return None
        return [self._settings.get(item.get("section")) for item in params["items"]]
