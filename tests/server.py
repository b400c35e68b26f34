"""A server for the built site, on this machine only. It does what hosts do: texts are compressed, and every file comes
with the headers that stand in ``_headers`` at the top of the site."""

from __future__ import annotations

import functools
import gzip
import http.server
import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import BinaryIO

TEXTS = {".css", ".csv", ".geojson", ".html", ".ics", ".js", ".json", ".svg", ".xml"}


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """The address at which the folder is served, as long as it is needed."""
    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder))
    ) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def compressed(content: bytes) -> bytes:
    """What goes over the wire of a text."""
    return gzip.compress(content, 9, mtime=0)


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # one connection for many files, as hosts do it

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Answer with the compressed text, or as usual with any other file, or with none."""
        path = Path(self.translate_path(self.path))
        if path.suffix not in TEXTS or not path.is_file():
            return super().send_head()
        content = compressed(path.read_bytes())
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)

    def end_headers(self) -> None:
        """With those that the site asks for."""
        asked_for = Path(str(self.directory)) / "_headers"
        if asked_for.is_file():
            for line in asked_for.read_text(encoding="utf-8").splitlines()[1:]:
                name, _, value = line.strip().partition(": ")
                self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the name the base class gives it
        """Say nothing; a failed request is seen by the browser."""
