"""The pictures of shared links."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from explainer.pages.cover import Cover, render_cover
from explainer.pages.cover_map import CoverMap, MapSpot

COVER = Cover(label="Event", name="The dockers walk out", detail="1 March 2030", site="Grain in Velter")
LONG = "A text that does not end and goes on from word to word " * 40
MAP = CoverMap(
    spots=(MapSpot("Velter", (58.1, 8.0), True), MapSpot("", (58.2, 8.1), False), MapSpot("Norn", (58.3, 8.4), False)),
    roads=(((58.1, 8.0), (58.2, 8.3), (58.3, 8.4)),),
)
WHEAT = (243, 210, 122)


@pytest.fixture(autouse=True)
def nothing_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder in which nothing is kept yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path


def with_field(field: str, value: Any, made: Cover = COVER) -> Cover:
    """The words with another value in the field of that name."""
    return replace(made, **{field: value})


def picture(cover: Cover) -> Image.Image:
    content = render_cover(cover)
    assert content is not None
    return Image.open(io.BytesIO(content))


def ink(image: Image.Image, top: int, bottom: int) -> int:
    """How many dark points there are between two lines."""
    return sum(image.convert("L").crop((60, top, 1200, bottom)).histogram()[:100])


def test_a_picture_has_the_size_that_sites_ask_for_and_few_bytes() -> None:
    assert picture(COVER).size == (1200, 630)
    assert len(render_cover(COVER) or b"") < 40_000


def test_equal_words_give_equal_bytes_kept_or_not(nothing_kept: Path) -> None:
    first = render_cover(COVER)
    (kept,) = (path for path in nothing_kept.rglob("*") if path.is_file())
    assert render_cover(COVER) == first
    kept.unlink()
    assert render_cover(COVER) == first


def test_every_word_leaves_ink_in_its_place() -> None:
    blank = Cover(label=".", name="", detail="", site="")
    for field, top, bottom in (("label", 70, 125), ("name", 140, 460), ("detail", 470, 530), ("site", 555, 610)):
        image = picture(with_field(field, "Velter", blank))
        assert ink(image, top, bottom) > 100, field


def test_text_and_strip_leave_ink_below_the_name() -> None:
    above = ink(picture(COVER), 140, 460)
    with_text = ink(picture(replace(COVER, text="They left the mole at noon.")), 140, 460)
    with_strip = ink(picture(replace(COVER, strip=("Town ○", "Union ●"))), 140, 460)
    assert with_text > above + 100 and with_strip > above + 100


@pytest.mark.parametrize("field", ["text", "strip", "detail", "site"])
def test_what_does_not_fit_is_left_out_whole(field: str) -> None:
    long = (LONG,) if field == "strip" else LONG
    nothing = () if field == "strip" else ""
    assert render_cover(with_field(field, long)) == render_cover(with_field(field, nothing))


@pytest.mark.parametrize("field", ["label", "name"])
def test_there_is_no_picture_without_what_it_shows_and_what_sort_that_is(field: str) -> None:
    assert render_cover(with_field(field, LONG)) is None


def test_a_long_text_is_set_smaller_and_stays_above_the_line_below_it() -> None:
    image = picture(replace(COVER, name="A name of many words, one after the other " * 4, text="Word " * 60, detail=""))
    assert ink(image, 140, 530) > 3000
    assert ink(image, 531, 540) == 0


def test_words_never_stand_without_their_speaker() -> None:
    quotation = replace(COVER, name="“We will open in May”", instead="On May")
    assert render_cover(replace(quotation, detail="")) == render_cover(replace(COVER, name="On May", detail=""))
    assert render_cover(replace(quotation, name=LONG)) == render_cover(replace(COVER, name="On May"))
    assert render_cover(quotation) == render_cover(replace(COVER, name="“We will open in May”"))


def test_a_map_shows_where_a_place_lies_and_no_word_runs_into_it() -> None:
    plain, drawn = picture(COVER).convert("RGB"), picture(replace(COVER, map=MAP)).convert("RGB")
    frame = (1200 - 84 - 360, 140, 1200 - 84, 140 + 290)
    assert WHEAT not in colours(plain.crop(frame))
    assert WHEAT in colours(drawn.crop(frame))
    wide = picture(replace(COVER, name="", text="m m m m m " * 20, map=MAP))
    assert sum(wide.convert("L").crop((frame[0] - 30, 140, frame[0] - 2, 530)).histogram()[:200]) == 0


def colours(image: Image.Image) -> set[object]:
    return {colour for _, colour in image.getcolors(1 << 24) or ()}


def beyond_the_margin(image: Image.Image) -> int:
    """How many points there are right of where words may stand."""
    return sum(image.convert("L").crop((1200 - 84 + 2, 0, 1200, 630)).histogram()[:200])


@pytest.mark.parametrize("field", ["label", "name", "detail", "site"])
def test_words_stay_inside_the_margins_or_are_not_drawn(field: str) -> None:
    for length in (20, 30, 40, 60, 200):
        for text in ("m" * length, "Rhabarber" * (length // 9) + " barbara", "ab cd " * length):
            content = render_cover(with_field(field, text))
            if content is not None:
                assert beyond_the_margin(Image.open(io.BytesIO(content))) == 0, text


def test_a_long_word_is_drawn_smaller() -> None:
    assert render_cover(replace(COVER, name="Donaudampfschifffahrtsgesellschaft")) is not None


@pytest.mark.parametrize("name", ["Ստեփան", "Əlifba", "Ελλάδα", "Москва", "თბილისი", "“Quoted” – 1 200 €"])
def test_scripts_written_letter_by_letter_are_drawn(name: str) -> None:
    assert render_cover(replace(COVER, name=name)) is not None


@pytest.mark.parametrize("name", ["مدينة", "ירושלים", "東京", "हिन्दी", "Velter 🚢"])
def test_words_that_cannot_be_drawn_as_they_are_written_get_no_picture(name: str) -> None:
    assert render_cover(replace(COVER, name=name)) is None
