"""Templates are compiled once in a process: sites differ in filters and globals, while the code stays the same."""

from __future__ import annotations

from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

__all__ = ["COMPILED"]


class _CompiledInMemory(BytecodeCache):
    """Code by template and checksum of its source, so that a template edited under ``serve`` is compiled anew."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key, bucket.checksum] = bucket.code


COMPILED = _CompiledInMemory()
