"""Files that are damaged at random on their way onto a site: none ends in a traceback, and none brings a word along."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator

from PIL import Image
from pypdf import PdfWriter

from explainer.admission.file import File
from explainer.admission.policy import FILE_KINDS
from explainer.diagnostics.problems import Problems
from trust.figures import Figure

PER_FILE = 1_500
MARKER = b"alert(7357)"
"""What every file holds where readers do not see it, or as code."""


def sound_files() -> dict[str, bytes]:
    """A file of each kind that can be damaged, by name."""
    images = {"a.png": "PNG", "a.jpg": "JPEG", "a.gif": "GIF", "a.webp": "WEBP", "a.ico": "ICO"}
    picture = Image.linear_gradient("L").resize((48, 48))
    files = {name: _stored(picture, format_) + MARKER for name, format_ in images.items()}
    writer = PdfWriter()
    writer.add_blank_page(99, 99)
    out = io.BytesIO()
    writer.write(out)
    script = b"<script>" + MARKER + b"</script>"
    head = b'<svg xmlns="http://www.w3.org/2000/svg" onload="' + MARKER + b'">'
    return files | {
        "a.pdf": out.getvalue(),
        "a.svg": head + script + b'<style>a{fill:red}</style><path d="M0 0h9v9z"/><use href="#a"/></svg>',
        "a.css": b"@media print { a { background: url(x.png) } } b::after { content: '\\201C' }",
        "a.md": "# Title\n\nþe text\n".encode(),
        "robots.txt": b"User-agent: *\nDisallow: /drafts/\n",
        "CNAME": b"velter.example\n",
    }


def _stored(picture: Image.Image, format_: str) -> bytes:
    out = io.BytesIO()
    picture.save(out, format_, **({"comment": MARKER} if format_ in ("JPEG", "GIF") else {}))
    return out.getvalue()


def damaged(content: bytes, chance: random.Random) -> bytes:
    """The file with some bytes changed, taken out, doubled or put in."""
    text = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        at, length = chance.randrange(len(text) + 1), chance.choice((1, 1, 2, 4, 30))
        replacement = chance.choice(
            (chance.randbytes(length), b"", bytes(text[at : at + length]) * 2, b"\xff" * length)
        )
        text[at : at + length] = replacement
    return bytes(text)


def admit_damaged(per_file: int) -> tuple[int, list[str], list[str]]:
    """How many files were tried, which ended in a traceback, and which went in with their marker."""
    tried, broken, carried = 0, [], []
    for name, content in sound_files().items():
        kind = next(kind for kind in FILE_KINDS if name.endswith((*kind.endings, *kind.names)))
        for seed in range(per_file):
            tried += 1
            try:
                result = kind.admit(File(name, damaged(content, random.Random(seed))), Problems())  # noqa: S311
            except Exception as error:
                broken.append(f"{name} {seed}: {error!r}")
            else:
                carried += [f"{name} {seed}"] if result and MARKER in result else []
    return tried, broken, carried


def measure() -> Iterator[Figure]:
    """Tracebacks, and words that came along."""
    tried, broken, carried = admit_damaged(PER_FILE)
    yield Figure(what="damaged files for the site", value=tried, at_least=10_000, unit="files")
    yield Figure(what="tracebacks of damaged files", value=len(broken), at_most=0, note=next(iter(broken), ""))
    yield Figure(
        what="hidden words that came in with them", value=len(carried), at_most=0, note=next(iter(carried), "")
    )
