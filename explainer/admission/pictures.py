"""Pictures: decoded within bounds and encoded anew, so that a site publishes what is seen and nothing else.

A photograph tells where and when it was taken and by which camera (EXIF), and a file may hold more than its picture:
comments, a colour profile, another file behind its end. None of it is passed on; the orientation and the colours that
it tells of are applied to the picture. The same picture gives the same bytes.
"""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from typing import Any

from PIL import IcoImagePlugin, Image, ImageCms, ImageOps, JpegImagePlugin

from explainer.admission.file import File
from explainer.diagnostics.problems import Code, Problems

__all__ = ["PICTURE_ENDINGS", "admit_icon", "admit_picture"]

_MAX_PIXELS = 50_000_000
_MAX_SIDE = 16_000
"""No encoder of these formats takes less; WebP ends at 16,383."""

_MAX_ICONS = 20

_FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".gif": "GIF", ".webp": "WEBP"}
_STARTS = {b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"GIF8": "GIF", b"RIFF": "WEBP", b"%PDF": "PDF", b"<": "markup"}

PICTURE_ENDINGS = tuple(_FORMATS)

_KEPT = "transparency"
"""Of all that a file tells beside its picture, the only thing that is part of how it looks."""

# What Pillow raises, its decoders, and the modules that they stand on, when a file is cut off, broken or hostile.
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, LookupError, TypeError, ArithmeticError, MemoryError,
           AttributeError, NotImplementedError, struct.error, ImageCms.PyCMSError)  # fmt: skip
_BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)


def admit_picture(file: File, problems: Problems) -> bytes | None:
    """The picture in a file of the format that its name ends in, encoded anew."""
    return _admitted(file, problems, _encoded_anew)


def admit_icon(file: File, problems: Problems) -> bytes | None:
    """The pictures of a favicon (ICO), encoded anew."""
    return _admitted(file, problems, _icon_anew)


class _Refused(Exception):  # noqa: N818 -- control flow inside this module, never seen outside
    """A picture that we do not take; the arguments are the message, the remedy and the code."""


def _admitted(file: File, problems: Problems, encode: Callable[[bytes, str], bytes]) -> bytes | None:
    try:
        with _no_bombs():
            return encode(file.content, file.ending)
    except _Refused as refused:
        file.refuse(problems, *refused.args)
    except _BROKEN:
        found = next((name for start, name in _STARTS.items() if file.content.startswith(start)), "")
        is_other = found and found != _FORMATS.get(file.ending)
        message = f"this is no sound picture, as its name says ({file.ending})" + (f", but {found}" if is_other else "")
        file.refuse(problems, message, "open it in a program for pictures, and save it anew in that format")
    return None


@contextmanager
def _no_bombs() -> Iterator[None]:
    """Refuse what Pillow itself takes for a decompression bomb; whatever else it warns of changes no picture."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    except _BOMBS as error:
        raise _too_large() from error


def _too_large() -> _Refused:
    message = f"this picture has more than {_MAX_PIXELS // 1_000_000} million pixels, or a side over {_MAX_SIDE:,}"
    return _Refused(message, "save it smaller; 2,400 pixels fill the width of a screen", Code.TOO_LARGE)


@lru_cache(maxsize=256)  # a preview builds again and again with the same pictures
def _encoded_anew(content: bytes, ending: str) -> bytes:
    with Image.open(io.BytesIO(content), formats=[_FORMATS[ending]]) as image:
        _check_size(image)  # the head tells it; nothing is decoded before
        # a JPEG of several pictures shows its first; the others are what a camera stores beside it
        if _FORMATS[ending] != "JPEG" and getattr(image, "is_animated", False):
            raise _Refused("this picture moves", "save one picture of it; readers cannot stop one that moves")
        options = _OPTIONS[_FORMATS[ending]](image, content)
        upright = ImageOps.exif_transpose(image)
        return _encoded(_in_srgb(upright), _FORMATS[ending], options)


def _check_size(image: Image.Image) -> None:
    width, height = image.size
    if width * height > _MAX_PIXELS or max(width, height) > _MAX_SIDE:
        raise _too_large()


def _in_srgb(image: Image.Image) -> Image.Image:
    """The picture in the colours that browsers take for granted, because its profile is not passed on."""
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "RGBA", "CMYK"):
        # Pillow keeps alpha where the modes on both sides have it
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
        except (ImageCms.PyCMSError, OSError):  # a broken profile, or one of other colours: browsers pass it over too
            converted = None
        if converted is not None:
            return converted
    return image.convert("RGB") if image.mode == "CMYK" else image


def _encoded(image: Image.Image, format_: str, options: dict[str, Any]) -> bytes:
    clean = image.copy()
    clean.info = {_KEPT: image.info[_KEPT]} if _KEPT in image.info else {}
    out = io.BytesIO()
    clean.save(out, format_, **options)
    return out.getvalue()


def _jpeg_options(image: Image.Image, _content: bytes) -> dict[str, Any]:
    """As finely as the picture was stored, so that storing it again loses next to nothing.

    Its own tables are not taken over: they could be words, and would come in with it.
    """
    assert isinstance(image, JpegImagePlugin.JpegImageFile)
    coarseness = sum(image.quantization.get(0, ()))
    quality = next((one for one in range(60, 96) if _coarseness(one) <= coarseness), 95)
    return {"quality": quality, "subsampling": JpegImagePlugin.get_sampling(image)}


@cache
def _coarseness(quality: int) -> int:
    """The sum of the table of quantization with which pictures of that quality are stored (ITU T.81, K.1)."""
    out = io.BytesIO()
    Image.new("L", (8, 8)).save(out, "JPEG", quality=quality)
    with Image.open(out) as sample:
        assert isinstance(sample, JpegImagePlugin.JpegImageFile)
        return sum(sample.quantization[0])


def _webp_options(_image: Image.Image, content: bytes) -> dict[str, Any]:
    """Without loss if it was stored so, which the name of a chunk tells (RFC 9649, 2.6)."""
    return {"lossless": True} if b"VP8L" in content[:64] else {"quality": 90}


_OPTIONS: dict[str, Callable[[Image.Image, bytes], dict[str, Any]]] = {
    "PNG": lambda _image, _content: {},
    "JPEG": _jpeg_options,
    "GIF": lambda _image, _content: {"interlace": 0},
    "WEBP": _webp_options,
}


@lru_cache(maxsize=16)
def _icon_anew(content: bytes, _ending: str) -> bytes:
    icon = IcoImagePlugin.IcoFile(io.BytesIO(content))
    if not 0 < icon.nb_items <= _MAX_ICONS:
        raise _Refused(f"this icon has no picture, or more than {_MAX_ICONS}", "save it with a few sizes")
    pictures: dict[tuple[int, int], Image.Image] = {}
    for index in range(icon.nb_items):
        picture = icon.frame(index)
        if max(picture.size) > 256:  # what the format can tell of a size
            raise _Refused("this icon is larger than 256 pixels", "save it smaller", Code.TOO_LARGE)
        clean = picture.convert("RGBA")
        clean.info = {}
        pictures.setdefault(clean.size, clean)
    first, *others = sorted(pictures.values(), key=lambda picture: picture.size, reverse=True)
    return _encoded(first, "ICO", {"sizes": list(pictures), "append_images": others})
