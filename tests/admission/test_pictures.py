"""Pictures: what is seen goes in, and nothing else; what cannot be decoded within bounds stays out."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import pytest
from admitted import admitted
from PIL import Image, ImageCms

from explainer.admission.pictures import PICTURE_ENDINGS, admit_icon, admit_picture

SECRET = b"<script>alert(1)</script>"
ORIENTATION, GPS = 0x0112, 0x8825


def picture(size: tuple[int, int] = (40, 30), mode: str = "RGB") -> Image.Image:
    """A picture whose left half is dark."""
    image = Image.new("RGB", size, (240, 220, 200))
    image.paste((10, 20, 30), (0, 0, size[0] // 2, size[1]))
    return image.convert(mode)


def stored(image: Image.Image, format_: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, format_, **options)
    return out.getvalue()


def opened(content: bytes | None) -> Image.Image:
    assert content is not None
    return Image.open(io.BytesIO(content))


def metadata() -> dict[str, Any]:
    """What a telephone writes: where it was, and how it was held."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[GPS] = {1: "N", 2: (39.0, 49.0, 0.0), 3: "E", 4: (46.0, 45.0, 0.0)}
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return {"exif": exif.tobytes(), "icc_profile": profile}


@pytest.mark.parametrize(
    ("ending", "format_"), [(".jpg", "JPEG"), (".jpeg", "JPEG"), (".png", "PNG"), (".webp", "WEBP")]
)
def test_a_photograph_loses_place_time_and_profile_and_stands_upright(ending: str, format_: str) -> None:
    content = stored(picture(), format_, **metadata()) + SECRET
    result, said = admitted(admit_picture, f"docs/photo{ending}", content)
    assert said == ""
    clean = opened(result)
    assert (clean.format, clean.size) == (format_, (30, 40))
    assert dict(clean.getexif()) == {}
    assert not {"exif", "icc_profile", "xmp", "comment"} & set(clean.info)
    assert result is not None and SECRET not in result and b"Exif" not in result
    top, bottom = clean.convert("L").getpixel((15, 5)), clean.convert("L").getpixel((15, 35))
    assert isinstance(top, int) and isinstance(bottom, int)
    assert top < 60 and bottom > 180


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_picture_of_any_mode_keeps_its_pixels(mode: str) -> None:
    source = picture(mode="L").convert("I").convert(mode) if mode == "I;16" else picture(mode=mode)
    result, _ = admitted(admit_picture, "docs/a.png", stored(source, "PNG"))
    assert opened(result).convert("RGBA").tobytes() == source.convert("RGBA").tobytes()


def test_a_transparent_colour_stays_transparent() -> None:
    content = stored(picture(mode="P"), "PNG", transparency=0)
    result, _ = admitted(admit_picture, "docs/a.png", content)
    assert opened(result).convert("RGBA").tobytes() == opened(content).convert("RGBA").tobytes()


def test_the_colours_of_a_wide_profile_become_those_of_the_web() -> None:
    """A print for paper (CMYK) has no colours that a browser would show right without its profile."""
    result, _ = admitted(admit_picture, "docs/a.jpg", stored(picture(mode="CMYK"), "JPEG"))
    assert opened(result).mode == "RGB"


@pytest.mark.parametrize(
    "profile",
    [b"junk", ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()],
    ids=["junk", "other colours"],  # a profile holds the second in which it was made, and no name of a test may
)
def test_a_profile_that_does_not_fit_is_passed_over(profile: bytes) -> None:
    result, said = admitted(admit_picture, "docs/a.png", stored(picture(), "PNG", icc_profile=profile))
    assert (opened(result).info, said) == ({}, "")


def test_the_same_picture_gives_the_same_bytes() -> None:
    for ending, format_ in ((".jpg", "JPEG"), (".png", "PNG"), (".webp", "WEBP"), (".gif", "GIF")):
        content = stored(picture(), format_)
        first, _ = admitted(admit_picture, f"docs/a{ending}", content)
        again, _ = admitted(admit_picture, f"docs/b{ending}", content + b" ")
        assert first == again


def test_a_jpeg_is_stored_as_finely_as_it_was() -> None:
    content = stored(Image.effect_noise((300, 200), 60).convert("RGB"), "JPEG", quality=95)
    result, _ = admitted(admit_picture, "docs/a.jpg", content)
    assert opened(result).quantization == opened(content).quantization  # type: ignore[attr-defined]


def test_words_in_the_tables_of_a_jpeg_do_not_come_along() -> None:
    words = list(b"alert(7357)//" * 5)[:64]
    content = stored(picture(), "JPEG", qtables=[words, words])
    assert words in opened(content).quantization.values()  # type: ignore[attr-defined]
    result, said = admitted(admit_picture, "docs/a.jpg", content)
    assert said == ""
    assert words not in opened(result).quantization.values()  # type: ignore[attr-defined]


def test_a_gif_that_is_a_script_too_is_a_gif_alone() -> None:
    content = stored(picture(mode="P"), "GIF", comment=b"*/=1;alert(1)//")
    assert b"alert" in content
    result, _ = admitted(admit_picture, "docs/a.gif", content)
    assert result is not None and b"alert" not in result
    result, said = admitted(admit_picture, "docs/b.gif", b"GIF89a/*\0\0\0\0\0*/=1;alert(1)//")
    assert (result, "refused-file" in said) == (None, True)


def png(width: int, height: int) -> bytes:
    """The head of a picture of that size, and next to nothing in it."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(60_000, 60_000), (10_000, 9_000), (8_000, 8_000), (20_000, 10), (2**31 - 1,) * 2])
def test_a_picture_of_too_many_pixels_is_not_decoded(size: tuple[int, int]) -> None:
    _, said = admitted(admit_picture, "docs/bomb.png", png(*size))
    assert said == (
        "docs/bomb.png:1:1: error: this picture has more than 50 million pixels, or a side over 16,000 [too-large]\n"
        " = save it smaller; 2,400 pixels fill the width of a screen"
    )


def test_a_picture_that_moves_is_refused() -> None:
    frames = [picture(mode="P"), picture(mode="P").rotate(90)]
    for ending, format_ in ((".gif", "GIF"), (".png", "PNG"), (".webp", "WEBP")):
        content = stored(frames[0], format_, save_all=True, append_images=frames[1:])
        _, said = admitted(admit_picture, f"docs/a{ending}", content)
        assert "this picture moves [refused-file]" in said


@pytest.mark.parametrize(
    ("name", "content", "but"),
    [
        ("a.png", stored(picture(), "JPEG"), ", but JPEG"),
        ("a.jpg", stored(picture(), "PNG"), ", but PNG"),
        ("a.png", b"<html><script>alert(1)</script>", ", but markup"),
        ("a.png", b"", ""),
        ("a.jpg", stored(picture(), "JPEG")[:300], ""),
        ("a.png", stored(Image.effect_noise((90, 90), 9), "PNG")[:900], ""),
        ("a.png", png(0, 0), ""),
        ("a.webp", b"RIFF\xff\xff\xff\xffWEBPVP8L", ""),
    ],
)
def test_a_file_that_is_no_sound_picture_is_refused(name: str, content: bytes, but: str) -> None:
    _, said = admitted(admit_picture, f"docs/{name}", content)
    ending = name[1:]
    assert said.splitlines()[0] == (
        f"docs/{name}:1:1: error: this is no sound picture, as its name says ({ending}){but} [refused-file]"
    )


@pytest.mark.parametrize("ending", PICTURE_ENDINGS)
def test_no_beginning_of_any_format_gives_a_traceback(ending: str) -> None:
    for format_ in ("PNG", "JPEG", "GIF", "WEBP", "ICO"):
        whole = stored(picture((64, 64), "P" if format_ == "GIF" else "RGB"), format_)
        for length in (4, 8, 13, 20, 33, 60, len(whole) // 2, len(whole) - 4):
            admitted(admit_picture, f"docs/a{ending}", whole[:length])
            admitted(admit_icon, "docs/favicon.ico", whole[:length])


@pytest.mark.parametrize("bitmaps", ["png", "bmp"])
def test_an_icon_keeps_its_sizes_and_nothing_else(bitmaps: str) -> None:
    content = stored(picture((64, 64), "RGBA"), "ICO", sizes=[(16, 16), (64, 64)], bitmap_format=bitmaps) + SECRET
    result, _ = admitted(admit_icon, "docs/favicon.ico", content)
    assert opened(result).info["sizes"] == {(16, 16), (64, 64)}
    assert result is not None and SECRET not in result


def test_an_icon_with_a_large_picture_in_it_is_refused() -> None:
    inside = png(3_000, 3_000)
    content = b"\0\0\1\0\1\0" + struct.pack("<BBBBHHII", 16, 16, 0, 0, 1, 32, len(inside), 22) + inside
    _, said = admitted(admit_icon, "docs/favicon.ico", content)
    assert "larger than 256 pixels [too-large]" in said
