"""The picture that goes with a shared link (PNG, 1200 by 630 pixels): what the entry is, its name, and the site.

The letters are DejaVu's, drawn one after the other, so that the same words give the same bytes; words in a script that
needs more than that, or that the font lacks, get no picture rather than a wrong one. Nor is there any where this
program was installed without its extra ``pictures``: fontTools, and matplotlib, which is used for its fonts only. No
package of fonts alone has a bold serif and a sans for the scripts of Europe and the Caucasus without bringing a whole
program along.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from explainer.files.package import has_pictures, package_file

if TYPE_CHECKING or has_pictures():
    from fontTools.ttLib import TTFont
    from PIL import Image, ImageDraw, ImageFont

__all__ = ["Cover", "render_cover"]

SIZE = (1200, 630)
MARGIN = 84
PAPER, INK, WHEAT = (251, 249, 244), (30, 28, 25), (243, 210, 122)
SHADES = 16
"""From ink to paper; the colour of wheat is the shade after them."""
BLACK, SOFT, WHITE = 0, 60, 255
SERIF, SANS = "DejaVuSerif-Bold", "DejaVuSans"
NAME_SIZES = (76, 64, 54, 46, 40)
"""The name is drawn in the first size in which it fits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The words on the picture, from top to bottom; ``label`` says what sort of statement the name is."""

    label: str
    name: str
    detail: str
    site: str


@lru_cache(maxsize=4096)
def render_cover(cover: Cover) -> bytes | None:
    """The picture; None when its words cannot be drawn as they are written."""
    if not has_pictures():
        return None
    if not all(_is_drawable(text) for text in (cover.label, cover.name, cover.detail, cover.site)):
        return None
    image = Image.new("L", SIZE, WHITE)
    draw = ImageDraw.Draw(image)
    label, detail, site = (_one_line(draw, text) for text in (cover.label, cover.detail, cover.site))
    name = _fitted(draw, cover.name)
    if label is None or name is None or detail is None or site is None:
        return None
    draw.text((MARGIN, 78), label, font=_font(SANS, 34), fill=SOFT)
    draw.multiline_text((MARGIN, 146), "\n".join(name.lines), font=name.font, fill=BLACK, spacing=14)
    draw.text((MARGIN, 478), detail, font=_font(SANS, 34), fill=BLACK)
    draw.line((MARGIN, 544, SIZE[0] - MARGIN, 544), fill=SOFT, width=2)
    draw.text((MARGIN, 562), site, font=_font(SANS, 34), fill=SOFT)
    return _png(image)


def _png(image: Image.Image) -> bytes:
    """Shades of grey as shades of ink on paper, with a bar of wheat; few colours make a quarter of the bytes."""
    shades = image.point([value * SHADES // 256 for value in range(256)])
    shades.putpalette(
        [round(a + (b - a) * n / (SHADES - 1)) for n in range(SHADES) for a, b in zip(INK, PAPER, strict=True)]
        + [*WHEAT]
    )
    shades.paste(SHADES, (0, 0, 28, SIZE[1]))
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
def _letters() -> frozenset[int]:
    """Characters that both faces have."""
    serif, sans = (set(TTFont(io.BytesIO(_file(name))).getBestCmap()) for name in (SERIF, SANS))
    return frozenset(serif & sans)


def _is_drawable(text: str) -> bool:
    return all(
        ord(char) in _letters()
        and unicodedata.bidirectional(char) not in ("R", "AL")
        and not unicodedata.combining(char)
        for char in text
    )


class _Lettering(NamedTuple):
    """Lines and the face they are drawn in."""

    font: ImageFont.FreeTypeFont
    lines: list[str]


def _fitted(draw: ImageDraw.ImageDraw, text: str) -> _Lettering | None:
    """The face and lines in which a name fits; a very long name is cut at a word, a very long word fits in none."""
    for size in NAME_SIZES:
        font = _font(SERIF, size)
        lines = _wrapped(draw, text, font)
        room = 310 // round(size * 1.3)
        if len(lines) <= room and _fit(draw, lines, font):
            return _Lettering(font, lines)
    if len(lines) > room:
        lines = [*lines[: room - 1], lines[room - 1].rpartition(" ")[0] + " …"]
    return _Lettering(font, lines) if _fit(draw, lines, font) else None


def _fit(draw: ImageDraw.ImageDraw, lines: Iterable[str], font: ImageFont.FreeTypeFont) -> bool:
    """Whether no line runs into the margin."""
    return all(draw.textlength(line, font=font) <= SIZE[0] - 2 * MARGIN for line in lines)


def _wrapped(draw: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and not _fit(draw, [longer], font):
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _one_line(draw: ImageDraw.ImageDraw, text: str) -> str | None:
    """A text on one line, cut at a word where it must be; None if not even its first word fits."""
    words = text.split()
    starts = (" ".join(words[:count]) + " …" for count in range(len(words) - 1, 0, -1))
    return next((line for line in (text, *starts) if _fit(draw, [line], _font(SANS, 34))), None)
