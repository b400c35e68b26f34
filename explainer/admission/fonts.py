"""Web fonts: files that are, from the first byte to the last, what their head says.

Browsers sanitize what stands in the tables. Here the head and all lengths are checked, so that no other file goes by a
font's name, and none hides behind its end (W3C, WOFF File Format 1.0 and 2.0).
"""

from __future__ import annotations

import struct
import zlib
from typing import NamedTuple

from explainer.admission.file import File
from explainer.diagnostics.problems import Problems

__all__ = ["admit_font"]

_MAX_TABLES = 100
_MAX_DECODED = 30_000_000
_FLAVORS = {b"\x00\x01\x00\x00", b"OTTO", b"true"}
"""Outlines of TrueType or CFF; a collection (ttcf) is for systems, not for sites."""

_ENTRY_SIZE = 20
"""Of an entry in the directory of version 1; those of version 2 have several lengths."""

_GLYPHS = {10, 11}
"""The numbers of the tables glyf and loca among those that version 2 knows, transformed unless they say otherwise."""


def admit_font(file: File, problems: Problems) -> bytes | None:
    """A font in WOFF or WOFF2, as its name says."""
    try:
        is_sound = (_is_woff2 if file.ending == ".woff2" else _is_woff)(file.content)
    except (struct.error, IndexError, zlib.error):
        is_sound = False
    if is_sound:
        return file.content
    message = f"this is no sound font, as its name says ({file.ending})"
    file.refuse(problems, message, "get it anew where it comes from, as .woff2 or .woff, without private data")
    return None


class _Head(NamedTuple):
    """What both versions begin with; the block of metadata has no offset if there is none."""

    signature: bytes
    flavor: bytes
    length: int
    tables: int
    reserved: int
    decoded: int
    compressed: int
    metadata: int
    metadata_length: int
    private: int
    private_length: int

    def is_sound(self, signature: bytes, content: bytes) -> bool:
        """Whether it is that of this version, and of this file."""
        is_whole = self.length == len(content) and not (self.reserved or self.private or self.private_length)
        is_font = self.signature == signature and self.flavor in _FLAVORS
        return is_whole and is_font and 0 < self.tables <= _MAX_TABLES and self.decoded <= _MAX_DECODED

    def ends_at(self, end: int, content: bytes) -> bool:
        """Whether the file ends where its tables do, at most with a block of metadata behind them."""
        padded = -(-end // 4) * 4
        if self.metadata:
            return self.metadata == padded and self.metadata + self.metadata_length == len(content)
        return len(content) in (end, padded) and not content[end:].strip(b"\0")


def _is_woff(content: bytes) -> bool:
    fields = struct.unpack_from(">4s4sIHHIHH5I", content)
    head = _Head._make((*fields[:6], 0, *fields[8:10], *fields[11:]))
    if not head.is_sound(b"wOFF", content):
        return False
    end = 44 + head.tables * _ENTRY_SIZE
    for index in range(head.tables):
        offset, compressed, size, _ = struct.unpack_from(">4xIIII", content, 44 + index * _ENTRY_SIZE)
        table = content[offset : offset + compressed]
        if size > _MAX_DECODED or len(table) < compressed or len(_inflated(table, size)) != size:
            return False
        end = max(end, offset + compressed)
    return head.ends_at(end, content)


def _inflated(table: bytes, size: int) -> bytes:
    """A table that was made smaller, as it was, but no more than one byte longer than it should be."""
    return table if len(table) == size else zlib.decompressobj().decompress(table, size + 1)


def _is_woff2(content: bytes) -> bool:
    fields = struct.unpack_from(">4s4sIHHIIHH5I", content)
    head = _Head._make((*fields[:7], *fields[9:11], *fields[12:]))
    if not head.is_sound(b"wOF2", content):
        return False
    at = 48
    for _ in range(head.tables):
        flags = content[at]
        at += 5 if flags & 0x3F == 0x3F else 1  # an unknown table tells its name
        at = _after_number(content, at)
        if (flags >> 6 == 0) == (flags & 0x3F in _GLYPHS):
            at = _after_number(content, at)
    return head.compressed > 0 and head.ends_at(at + head.compressed, content)


def _after_number(content: bytes, at: int) -> int:
    """Where a number of variable length ends (UIntBase128): seven bits in each byte, the last without the eighth."""
    while content[at] & 0x80:
        at += 1
    return at + 1
