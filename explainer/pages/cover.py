"""The picture that goes with a shared link (PNG, 1200 by 630 pixels): what the entry is, and what to know of it.

Nothing on it is cut: what does not fit is set smaller or left out whole.

The letters are DejaVu's, drawn one after the other, so that the same words give the same bytes; words in a script that
needs more than that, or that the font lacks, get no picture rather than a wrong one. Nor is there any where this
program was installed without its extra ``pictures``: fontTools, and matplotlib, which is used for its fonts only. No
package of fonts alone has a bold serif and a sans for the scripts of Europe and the Caucasus without bringing a whole
program along.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import product
from typing import TYPE_CHECKING, NamedTuple
from zlib import ZLIB_RUNTIME_VERSION

from explainer.files.cache import kept
from explainer.files.package import has_pictures, package_file
from explainer.maps.labels import Box
from explainer.pages.cover_map import CoverMap, draw_map

if TYPE_CHECKING or has_pictures():
    import PIL
    from fontTools.ttLib import TTFont
    from PIL import Image, ImageDraw, ImageFont

__all__ = ["Cover", "render_cover"]

SIZE = (1200, 630)
MARGIN = 84
TOP, FOOT = 140, 530
"""Between what sort of statement it is, and the name of the site."""
GAP = 20
MAP = (360, 290)
"""Width and height of a map, at the end of the lines."""
PAPER, INK, WHEAT = (251, 249, 244), (30, 28, 25), (243, 210, 122)
SHADES = 16
"""From ink to paper; the colour of wheat is the shade after them."""
BLACK, SOFT, WHITE = 0, 60, 255
SERIF, SANS = "DejaVuSerif-Bold", "DejaVuSans"
SIZES = ((76, 40), (64, 38), (54, 36), (46, 34), (40, 32), (36, 30), (32, 28), (28, 26))
"""Of the letters of a name and of the text below it: the first are taken in which all of it fits."""
LINE_SIZES = (34, 30, 26, 22)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What the picture shows, from top to bottom.

    ``label`` says what sort of statement the name is, without which there is no picture. ``instead`` stands in place of
    a name that does not fit, or whose ``detail`` does not, such as words without their speaker. Each part of ``strip``
    stays on one line.
    """

    label: str
    name: str
    instead: str = ""
    text: str = ""
    strip: tuple[str, ...] = ()
    detail: str = ""
    site: str
    map: CoverMap | None = None

    @property
    def is_drawable(self) -> bool:
        """Whether every text is written in letters that its face has, one after the other."""
        sans = (self.label, self.text, *self.strip, self.detail, self.site)
        return all(_is_drawable(text, SERIF) for text in (self.name, self.instead)) and all(
            _is_drawable(text, SANS) for text in sans
        )


def render_cover(cover: Cover) -> bytes | None:
    """The picture; None when its words cannot be drawn as they are written. Those drawn before are kept on the disk."""
    if not has_pictures() or not cover.is_drawable:
        return None
    return kept("pictures", b"".join([_drawn_by(), repr(cover).encode()]), lambda: _draw(cover) or b"") or None


@cache
def _drawn_by() -> bytes:
    """A digest of all but the words that a picture depends on: our code, the libraries and the letters."""
    code = (package_file("explainer", f"{name}.py") for name in _CODE)
    libraries = (PIL.__version__.encode(), ZLIB_RUNTIME_VERSION.encode())
    return sha256(b"".join([*code, *map(_file, (SERIF, SANS)), *libraries])).digest()


_CODE = ("geography", "maps/labels", "maps/projection", "pages/cover", "pages/cover_map")


def _draw(cover: Cover) -> bytes | None:
    image = Image.new("L", SIZE, WHITE)
    draw = ImageDraw.Draw(image)
    width = SIZE[0] - 2 * MARGIN - (MAP[0] + 2 * GAP if cover.map else 0)
    label = _smaller(draw, cover.label, 1)
    detail, site = _smaller(draw, cover.detail, 2), _smaller(draw, cover.site, 1)
    name = next(_laid_out(draw, cover, width, FOOT - (detail.height if detail else 0), bool(detail)), None)
    if label is None or name is None:
        return None
    label.draw(draw, 78, SOFT)
    top = TOP
    for block in name:
        block.draw(draw, top, BLACK)
        top += block.height + GAP
    if detail:
        detail.draw(draw, FOOT - detail.height, BLACK)
    draw.line((MARGIN, 544, SIZE[0] - MARGIN, 544), fill=SOFT, width=2)
    if site:
        site.draw(draw, 562, SOFT)
    here = draw_map(draw, cover.map, (SIZE[0] - MARGIN - MAP[0], TOP, *MAP), _font(SANS, 20)) if cover.map else []
    return _png(image, here)


class _Block(NamedTuple):
    """Lines of one size, and the face they are drawn in."""

    lines: list[str]
    font: ImageFont.FreeTypeFont

    @property
    def step(self) -> int:
        """From line to line."""
        return round(self.font.size * 1.3)

    @property
    def height(self) -> int:
        return len(self.lines) * self.step

    def draw(self, draw: ImageDraw.ImageDraw, top: int, shade: int) -> None:
        for number, line in enumerate(self.lines):
            draw.text((MARGIN, top + number * self.step), line, font=self.font, fill=shade)


def _laid_out(
    draw: ImageDraw.ImageDraw, cover: Cover, width: int, foot: int, has_detail: bool
) -> Iterator[list[_Block]]:
    """Name, text and strip in every way in which they fit, that with most to read first."""
    names = (cover.name, cover.instead or cover.name)[0 if has_detail else 1 :]
    below = ((cover.text, cover.strip), ("", cover.strip), (cover.text, ()), ("", ()))
    for name, (text, strip) in product(names, below):
        for name_size, text_size in SIZES:
            blocks = [
                _wrapped(draw, name.split(" "), " ", _font(SERIF, name_size), width),
                _wrapped(draw, text.split(), " ", _font(SANS, text_size), width),
                _wrapped(draw, strip, "   ", _font(SANS, text_size), width),
            ]
            blocks = [block for block in blocks if block.lines]
            height = sum(block.height + GAP for block in blocks)
            if TOP + height <= foot and all(_fit(draw, block.lines, block.font, width) for block in blocks):
                yield blocks


def _smaller(draw: ImageDraw.ImageDraw, text: str, lines: int) -> _Block | None:
    """A text in as many lines at most, in the first size in which it fits; None if there is nothing that fits."""
    width = SIZE[0] - 2 * MARGIN
    for size in LINE_SIZES:
        block = _wrapped(draw, text.split(), " ", _font(SANS, size), width)
        if block.lines and len(block.lines) <= lines and _fit(draw, block.lines, block.font, width):
            return block
    return None


def _png(image: Image.Image, here: Iterable[Box]) -> bytes:
    """Shades of grey as shades of ink on paper, with a bar of wheat; few colours make a quarter of the bytes.

    ``here`` are the dots of the map, which are filled with wheat.
    """
    shades = image.point([value * SHADES // 256 for value in range(256)])
    shades.putpalette(
        [round(a + (b - a) * n / (SHADES - 1)) for n in range(SHADES) for a, b in zip(INK, PAPER, strict=True)]
        + [*WHEAT]
    )
    shades.paste(SHADES, (0, 0, 28, SIZE[1]))
    for box in here:
        ImageDraw.Draw(shades).ellipse((box.left, box.top, box.right, box.bottom), fill=SHADES)
    out = io.BytesIO()
    shades.save(out, "PNG", compress_level=6)  # 9 saves a seventh of the bytes and takes five times as long
    return out.getvalue()


@cache
def _file(name: str) -> bytes:
    return package_file("matplotlib", f"mpl-data/fonts/ttf/{name}.ttf")


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(io.BytesIO(_file(name)), size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _letters(name: str) -> frozenset[int]:
    """Characters that a face has."""
    return frozenset(TTFont(io.BytesIO(_file(name))).getBestCmap())


def _is_drawable(text: str, face: str) -> bool:
    return all(
        ord(char) in _letters(face)
        and unicodedata.bidirectional(char) not in ("R", "AL")
        and not unicodedata.combining(char)
        for char in text
    )


def _fit(draw: ImageDraw.ImageDraw, lines: Iterable[str], font: ImageFont.FreeTypeFont, width: int) -> bool:
    """Whether no line is longer than there is room."""
    return all(draw.textlength(line, font=font) <= width for line in lines)


def _wrapped(
    draw: ImageDraw.ImageDraw, parts: Iterable[str], between: str, font: ImageFont.FreeTypeFont, width: int
) -> _Block:
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]}{between}{part}" if lines else part
        if lines and _fit(draw, [longer], font, width):
            lines[-1] = longer
        else:
            lines.append(part)
    return _Block(lines, font)
