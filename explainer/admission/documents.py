"""Documents (PDF) that are read, and do nothing.

Every object of a document is looked at, also those that are packed away, and none may run code, start a program, send a
form or bring another file. The document itself is passed on as it is: it may be signed.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject

from explainer.admission.file import File
from explainer.diagnostics.problems import Problems

__all__ = ["admit_document"]

_MAX_OBJECTS = 200_000

_ACTIVE = {
    "/JavaScript": "code",
    "/JS": "code",
    "/Launch": "the start of a program",
    "/EmbeddedFile": "another file",
    "/EmbeddedFiles": "another file",
    "/RichMedia": "a film or a game",
    "/Rendition": "a film or a game",
    "/Movie": "a film or a game",
    "/SubmitForm": "a form that is sent",
    "/ImportData": "a form that is filled from a file",
    "/GoToR": "a link to another file",
    "/GoToE": "a link into another file",
    "/XFA": "a form with code",
}
"""Names (PDF 2.0, 7.3.5), as a key or as a value, and what they stand for (12.6.4, 7.11.4, 13)."""

# Readers that repair a broken document look for objects where its own table names none. So the names are looked for in
# the bytes too, but for the short ones, which a picture may hold by chance.
_ACTIVE_BYTES = re.compile(
    "|".join(sorted(name for name in _ACTIVE if len(name) > 6)).replace("/", r"/(?:)").encode() + rb"(?![A-Za-z])"
)
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
"""A character of a name by its number (PDF 2.0, 7.3.5)."""

_SAFE_ADDRESS = re.compile(r"(?:https?|mailto):", re.IGNORECASE)


def admit_document(file: File, problems: Problems) -> bytes | None:
    """A document without anything that acts."""
    if not (file.content.startswith(b"%PDF-") and file.content.rstrip().endswith(b"%%EOF")):
        message = "this is not one PDF from beginning to end, as its name says"
        file.refuse(problems, message, "save it anew as PDF")
        return None
    try:
        found = next(_active_parts(file.content), None)
    except Exception:
        found = "what no reader of PDF understands"
    if found is None:
        return file.content
    file.refuse(problems, f"this document holds {found}", "print it to a new PDF, which keeps only what is seen")
    return None


def _active_parts(content: bytes) -> Iterator[str]:
    """What acts in a document, in words."""
    unescaped = _ESCAPE.sub(lambda escape: bytes([int(escape[1], 16)]), content)
    if found := _ACTIVE_BYTES.search(unescaped):
        yield _ACTIVE[found.group().decode()]
    reader = PdfReader(io.BytesIO(content), strict=False)
    if reader.is_encrypted:
        yield "a lock (it is encrypted)"
        return
    numbers = {(number, generation) for generation, held in reader.xref.items() for number in held}
    numbers |= {(number, 0) for number in reader.xref_objStm}
    if not reader.pages or len(numbers) > _MAX_OBJECTS:
        yield "no page, or too many parts"
    waiting: list[object] = [reader.trailer]
    waiting += [reader.get_object(IndirectObject(*number, reader)) for number in sorted(numbers)]
    while waiting:
        part = waiting.pop()
        if isinstance(part, DictionaryObject):
            yield from (_ACTIVE[key] for key in part if key in _ACTIVE)
            if "/URI" in part and not _SAFE_ADDRESS.match(str(part.raw_get("/URI"))) and part.get("/S") == "/URI":
                yield "a link that is no address of the web"
            waiting.extend(part.values())
        elif isinstance(part, ArrayObject):
            waiting.extend(part)
        elif isinstance(part, NameObject) and part in _ACTIVE:
            yield _ACTIVE[part]
