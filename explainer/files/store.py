"""What a build has made, kept for the next one of the same site: many small things in one database.

It lies in the user's cache folder, like single things that are kept there (``cache``): it may be deleted at any time,
and changes no byte of what is made. Whoever asks for a thing names all that it depends on; what is damaged is not given
out, and what the last build did not ask for is not kept.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext, suppress
from hashlib import blake2b
from pathlib import Path

from explainer.files.cache import cache_folder

__all__ = ["Store", "store"]

_SIZE = 16
"""Bytes of the digest before each thing, by which damage is noticed."""


class Store:
    """Bytes by their keys. Where the disk refuses, nothing is kept."""

    def __init__(self, database: sqlite3.Connection | None) -> None:
        self._database = database
        self._wanted: set[str] = set()

    def get(self, key: str) -> bytes | None:
        """What was kept by that key; None if nothing was, or if it is damaged."""
        self._wanted.add(key)
        row = self._do("SELECT value FROM kept WHERE key = ?", key)
        value = row[0] if row and isinstance(row[0], bytes) else b""
        return value[_SIZE:] if value and value[:_SIZE] == _digest(key, value[_SIZE:]) else None

    def put(self, key: str, value: bytes) -> None:
        """Keep it for the next build."""
        self._wanted.add(key)
        self._do("INSERT OR REPLACE INTO kept VALUES (?, ?)", key, _digest(key, value) + value)

    def made(self, key: str, make: Callable[[], bytes]) -> bytes:
        """What ``make`` makes, or made of the same before: ``key`` tells all that it depends on."""
        value = self.get(key)
        if value is None:
            self.put(key, value := make())
        return value

    def forget_others(self) -> None:
        """Keep nothing that was not asked for."""
        if self._database:
            with suppress(sqlite3.Error):
                kept = {key for (key,) in self._database.execute("SELECT key FROM kept")}
                unwanted = [(key,) for key in kept - self._wanted]
                self._database.executemany("DELETE FROM kept WHERE key = ?", unwanted)

    def _do(self, statement: str, *values: str | bytes) -> tuple[object, ...] | None:
        try:
            return self._database.execute(statement, values).fetchone() if self._database else None
        except sqlite3.Error:
            self._database = None
            return None


@contextmanager
def store(name: str, place: Path, made_by: bytes) -> Iterator[Store]:
    """The things called ``name`` that belong to a place, such as the folder of a project.

    ``made_by`` is a digest of the program and its settings: what was made by another is forgotten. While one process
    uses a store, others do without.
    """
    database = _opened(name, place, made_by)
    with closing(database) if database else nullcontext():
        kept = Store(database)
        try:
            yield kept
            kept.forget_others()
        finally:  # what is made is good, even if the build fails in the end
            if database:
                with suppress(sqlite3.Error):
                    database.execute("COMMIT")


def _opened(name: str, place: Path, made_by: bytes) -> sqlite3.Connection | None:
    """A database with a transaction of ours; begun anew where it is damaged or was made by another program."""
    folder = cache_folder()
    if folder is None:
        return None
    path = folder / f"{name}-{blake2b(str(place.absolute()).encode(), digest_size=_SIZE).hexdigest()}.sqlite"
    for _ in range(2):
        try:
            return _begun(path, made_by)
        except sqlite3.OperationalError:  # another process uses it, or the disk refuses
            return None
        except (sqlite3.Error, OSError):
            with suppress(OSError):
                path.unlink()
    return None


def _begun(path: Path, made_by: bytes) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        database.execute("PRAGMA synchronous = OFF")  # what a broken machine loses is made again
        database.execute("BEGIN EXCLUSIVE")
        database.execute("CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID")
        database.execute("CREATE TABLE IF NOT EXISTS made (by BLOB)")
        if database.execute("SELECT by FROM made").fetchall() != [(made_by,)]:
            database.execute("DELETE FROM kept")
            database.execute("DELETE FROM made")
            database.execute("INSERT INTO made VALUES (?)", (made_by,))
    except BaseException:
        database.close()
        raise
    return database


def _digest(key: str, value: bytes) -> bytes:
    return blake2b(value, digest_size=_SIZE, key=blake2b(key.encode(), digest_size=_SIZE).digest()).digest()
