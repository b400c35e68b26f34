"""The pictures of shared links."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image

from explainer.pages.cover import Cover, render_cover

COVER = Cover(label="Event", name="The dockers walk out", detail="1 March 2030", site="Grain in Velter")


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


def test_equal_words_give_equal_bytes() -> None:
    first = render_cover(COVER)
    render_cover.cache_clear()
    assert render_cover(COVER) == first


def test_every_word_leaves_ink_in_its_place() -> None:
    blank = Cover(label="", name="", detail="", site="")
    for field, top, bottom in (("label", 70, 125), ("name", 140, 460), ("detail", 470, 530), ("site", 555, 610)):
        image = picture(replace(blank, **{field: "Velter"}))
        assert ink(image, top, bottom) > 100, field


def test_a_long_name_stays_above_the_line_below_it() -> None:
    image = picture(replace(COVER, name="A name that does not end and goes on from word to word " * 8, detail=""))
    assert ink(image, 140, 470) > 1000
    assert ink(image, 470, 540) == 0


def beyond_the_margin(image: Image.Image) -> int:
    """How many points there are right of where words may stand."""
    return sum(image.convert("L").crop((1200 - 84 + 2, 0, 1200, 630)).histogram()[:200])


@pytest.mark.parametrize("field", ["label", "name", "detail", "site"])
def test_words_stay_inside_the_margins_or_are_not_drawn(field: str) -> None:
    for length in (20, 30, 40, 60, 200):
        for text in ("m" * length, "Rhabarber" * (length // 9) + " barbara", "ab cd " * length):
            content = render_cover(replace(COVER, **{field: text}))
            if content is not None:
                assert beyond_the_margin(Image.open(io.BytesIO(content))) == 0, text
    assert render_cover(replace(COVER, **{field: "m" * 200})) is None
    assert render_cover(replace(COVER, **{field: "ab cd " * 200})) is not None


def test_a_long_word_is_drawn_smaller() -> None:
    assert render_cover(replace(COVER, name="Donaudampfschifffahrtsgesellschaft")) is not None


@pytest.mark.parametrize("name", ["Ստեփան", "Əlifba", "Ελλάδα", "Москва", "თბილისი", "“Quoted” – 1 200 €"])
def test_scripts_written_letter_by_letter_are_drawn(name: str) -> None:
    assert render_cover(replace(COVER, name=name)) is not None


@pytest.mark.parametrize("name", ["مدينة", "ירושלים", "東京", "हिन्दी", "Velter 🚢"])
def test_words_that_cannot_be_drawn_as_they_are_written_get_no_picture(name: str) -> None:
    assert render_cover(replace(COVER, name=name)) is None
