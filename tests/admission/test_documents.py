"""Documents: pages to read, and nothing that acts."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable

import pytest
from admitted import admitted
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, NullObject, TextStringObject

from explainer.admission.documents import admit_document


def document(change: Callable[[PdfWriter], object] = lambda _: None) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def opening(kind: str, **fields: str) -> bytes:
    """A document that does something when it is opened."""
    action = DictionaryObject({NameObject("/S"): NameObject(kind)})
    action.update({NameObject(f"/{name}"): TextStringObject(value) for name, value in fields.items()})
    return document(lambda writer: writer.root_object.update({NameObject("/OpenAction"): action}))


def packed() -> bytes:
    """Code in a stream that holds objects, where no search of the bytes finds it (PDF 1.5, 7.5.7)."""
    objects = b"5 0 << /S /JavaScript /JS (app.alert\\(1\\)) >>"
    body = zlib.compress(objects)
    parts = [
        b"1 0 obj << /Type /Catalog /Pages 2 0 R /OpenAction 5 0 R >> endobj\n",
        b"2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n",
        b"3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >> endobj\n",
        b"4 0 obj << /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >> stream\n%s\nendstream endobj\n"
        % (len(body), body),
    ]
    text, offsets = b"%PDF-1.5\n", []
    for part in parts:
        offsets.append(len(text))
        text += part
    rows = b"".join(bytes([1]) + offset.to_bytes(2, "big") + b"\0" for offset in offsets) + bytes([2, 0, 4, 0])
    table = zlib.compress(b"\0\0\0\xff" + rows + bytes([1]) + len(text).to_bytes(2, "big") + b"\0")
    start = len(text)
    head = b"6 0 obj << /Type /XRef /Size 7 /W [1 2 1] /Root 1 0 R /Filter /FlateDecode /Length %d >> stream\n"
    return text + head % len(table) + table + b"\nendstream endobj\nstartxref\n%d\n%%%%EOF" % start


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(document(), id="a page"),
        pytest.param(document(lambda writer: writer.add_metadata({"/Title": "Harbour"})), id="a title"),
        pytest.param(opening("/URI", URI="https://example.org/"), id="a link"),
        pytest.param(
            document(lambda w: w.root_object.update({NameObject("/OpenAction"): NullObject()})), id="no action"
        ),
        pytest.param(document() + b"\r\n", id="a line end"),
    ],
)
def test_a_document_to_read_goes_in_as_it_is(content: bytes) -> None:
    assert admitted(admit_document, "docs/a.pdf", content) == (content, "")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        pytest.param(opening("/JavaScript", JS="app.alert(1)"), "code", id="code"),
        pytest.param(opening("/Named", JS="app.alert(1)"), "code", id="code in another action"),
        pytest.param(
            opening("/JavaScript").replace(b"/JavaScript", b"/J#61vaScript"), "code", id="code by another spelling"
        ),
        pytest.param(packed(), "code", id="code that is packed"),
        pytest.param(opening("/Launch", F="calc"), "the start of a program", id="a program"),
        pytest.param(opening("/SubmitForm"), "a form that is sent", id="a form"),
        pytest.param(opening("/GoToE"), "a link into another file", id="a link inside"),
        pytest.param(opening("/URI", URI="javascript:alert(1)"), "a link that is no address of the web", id="a link"),
        pytest.param(document(lambda writer: writer.add_attachment("a.exe", b"x")), "another file", id="another file"),
        pytest.param(document(lambda writer: writer.encrypt("x")), "a lock (it is encrypted)", id="a lock"),
        pytest.param(b"%PDF-1.7 junk %%EOF", "what no reader of PDF understands", id="junk"),
        pytest.param(document().replace(b"xref", b"9 0 obj " + b"[" * 9000 + b" xref", 1), "what no reader", id="deep"),
    ],
)
def test_a_document_that_acts_is_refused(content: bytes, what: str) -> None:
    result, said = admitted(admit_document, "docs/a.pdf", content)
    assert result is None
    assert said.startswith(f"docs/a.pdf:1:1: error: this document holds {what}")


@pytest.mark.parametrize("content", [b"", b"<html>", b"\n" + document(), document() + b"<script>", b"PK\3\4%PDF-"])
def test_a_file_that_is_more_or_less_than_a_document_is_refused(content: bytes) -> None:
    assert "not one PDF from beginning to end" in admitted(admit_document, "docs/a.pdf", content)[1]
