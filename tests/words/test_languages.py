"""What is known of languages: enough to guess one, and to read its months."""

from __future__ import annotations

import pytest

from explainer.kinds.language_codes import LANGUAGE_NAMES
from explainer.words.languages import STOP_WORDS, calendar_words, guess_language, month_names

SENTENCES = {
    "ar": "قالت المعلمة إن الأطفال في الجزيرة لا يجدون سفينة إلى المدرسة، وهذا ما كان من قبل على حد قولها.",
    "de": "Die Fähre kommt nicht mehr, und die Kinder gehen mit der Lehrerin über das Watt.",
    "el": "Το πλοίο δεν έρχεται και τα παιδιά από το νησί που ήταν στο σχολείο με τον δάσκαλο.",
    "en": "The ferry is gone, and the children of the island walk to the school with their teacher.",
    "es": "El barco no llega y los niños de la isla van a la escuela con su maestra por la playa.",
    "fa": "کشتی دیگر به جزیره نمی آید و کودکان از این راه با معلم به مدرسه می روند که دور است.",
    "fi": "Lautta ei tule enää, ja lapset ovat saarella, mutta opettaja on myös siellä, kun se kävi.",
    "fr": "Le bateau ne vient plus et les enfants de l'île vont à l'école avec la maîtresse.",
    "ja": "船はもう来ないので、島の子どもたちは歩いて学校に行きます。",
    "pt": "O barco não vem e as crianças da ilha vão para a escola com uma professora.",
    "ru": "Паром больше не ходит, и дети на острове с учителем идут по берегу, как это было у них.",
    "uk": "Пором більше не ходить, і діти на острові з учителем йдуть до школи, як це було у них.",
}


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_a_language_is_told_by_its_small_words(language: str) -> None:
    assert guess_language(SENTENCES[language]) == language


@pytest.mark.parametrize("text", ["", "Velter, Norn, Gull Rock.", "12 345 678", "Zzyx qwrt plmk vbnx.",
                                  "Para won again. Para, who swims, beat Norn. Para rests, Para says."])  # fmt: skip
def test_where_nothing_tells_nothing_is_guessed(text: str) -> None:
    assert guess_language(text) is None


def test_every_language_that_can_be_guessed_is_one_an_article_can_have() -> None:
    assert set(STOP_WORDS) <= set(LANGUAGE_NAMES)


@pytest.mark.parametrize(
    ("language", "month", "number"),
    [("en", "August", 8), ("de", "März", 3), ("de", "Jänner", 1), ("fr", "août", 8), ("ar", "تشرين الأول", 10),
     ("ar", "أكتوبر", 10), ("fi", "elokuuta", 8), ("ru", "мая", 5)],
)  # fmt: skip
def test_months_are_known_in_every_form_and_region(language: str, month: str, number: int) -> None:
    assert month_names(language)[month] == number


def test_of_a_language_without_a_calendar_nothing_is_known() -> None:
    assert dict(month_names("zxx")) == {}
    assert calendar_words("zxx") == frozenset()
