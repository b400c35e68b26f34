"""Fonts: what their head says, from the first byte to the last."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import mkdocs
import pytest
from admitted import admitted
from fontTools.ttLib import TTFont

from explainer.admission.fonts import admit_font
from explainer.files.package import package_file

THEME = Path(mkdocs.__file__).parent / "themes" / "readthedocs" / "css" / "fonts"
FONTS = sorted(THEME.glob("*.woff*"))


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.name)
def test_fonts_of_a_theme_go_in_as_they_are_and_with_nothing_behind_their_end(path: Path) -> None:
    content = path.read_bytes()
    assert admitted(admit_font, f"docs/{path.name}", content) == (content, "")
    for other in (content + b"<script>", content[:-4], b"<" + content[1:], content[:48]):
        assert admitted(admit_font, f"docs/{path.name}", other)[0] is None
    swapped = "x.woff" if path.suffix == ".woff2" else "x.woff2"
    assert admitted(admit_font, f"docs/{swapped}", content)[0] is None


def test_there_are_such_fonts() -> None:
    assert {path.suffix for path in FONTS} == {".woff", ".woff2"}


def woff() -> bytes:
    font = TTFont(io.BytesIO(package_file("matplotlib", "mpl-data/fonts/ttf/DejaVuSansMono.ttf")))
    font.flavor = "woff"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def test_a_table_that_grows_beyond_what_it_says_is_refused() -> None:
    content = bytearray(woff())
    assert admitted(admit_font, "docs/a.woff", bytes(content))[0] is not None
    (size,) = struct.unpack_from(">I", content, 44 + 12)
    struct.pack_into(">I", content, 44 + 12, size + 1)
    assert admitted(admit_font, "docs/a.woff", bytes(content))[0] is None


@pytest.mark.parametrize("content", [b"", b"wOF2" + bytes(200), b"wOFF" + bytes(200), b"wOF2<script>", b"\xff" * 300])
def test_what_only_begins_like_a_font_is_refused(content: bytes) -> None:
    for name in ("a.woff", "a.woff2"):
        assert admitted(admit_font, f"docs/{name}", content)[1].splitlines()[0] == (
            f"docs/{name}:1:1: error: this is no sound font, as its name says ({name[1:]}) [refused-file]"
        )
