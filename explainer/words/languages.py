"""What can be known of a language without a statistical model: its stop words, and its names of months and weekdays.

Good enough for proposals that a person reviews, and for nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.localedata import locale_identifiers

from explainer.words.folding import fold

__all__ = ["DETERMINERS", "STOP_WORDS", "calendar_words", "guess_language", "month_names"]

STOP_WORDS: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "ar": "في من على إلى أن عن التي الذي هذا هذه كان قال بعد ما لا مع",
        "az": "və bu bir ki ilə üçün də da o olan daha sonra görə",
        "bg": "и в на за се от да не по че са беше който ще това",
        "bn": "এবং এই করে তিনি থেকে একটি জন্য হয় না যে",
        "ca": "el la els les de i que en un una per amb no va són",
        "cs": "a v na se že je s z do i o k ale jako byl které",
        "da": "og i at det er en den til på som af for med ikke der",
        "de": "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an nach am "
        "er sie wir ihr aber wenn wie seit bei vor aus über bis wird war doch noch so dass was wer wo dann nur",
        "el": "και το η της του να με για που την από στο οι ο ένα",
        "en": "the of and to in a is that for was on he she it with as his her by at from they we but this an be are "
        "not have had were which or if when after before there no one two what who i you their its my our",
        "es": "el la los las de y que en un una por con no se del al para su es pero como ha fue más lo",
        "et": "ja on ei et see oli ta kui mis oma aga ning",
        "fa": "و در به از که این را با است آن برای یک می بود شد تا",
        "fi": "ja on ei että se oli hän mutta kun joka ovat myös sen",
        "fr": "le la les de des et à un une du en que qui dans pour par sur est au pas il elle ce se ne avec mais "
        "nous ils lors après l d s n",
        "he": "של את על לא הוא היא זה עם כי גם אל או כל",
        "hi": "के में की है और से को का पर ने यह था",
        "hr": "i u na je se da za su od koji ne a o kao s bio",
        "hu": "a az és hogy nem is egy volt meg de ez csak mint már",
        "hy": "և է որ էր են ու մեջ այդ հետ մի նրա համար այս չի",
        "id": "yang dan di itu dengan untuk dari dalam pada tidak ini ke akan",
        "it": "il la lo i gli le di e che in un una per con non del della da è si al ma nel come sono",
        "ka": "და რომ არ ეს იყო არის მაგრამ რა მისი ის",
        "kk": "және бұл мен үшін бір деп да де ол болды",
        "lt": "ir į kad iš su ne tai yra buvo jis bet kaip po",
        "lv": "un ir no ka ar par uz bija viņš bet kā tas",
        "mk": "и на во да се од за со е не дека тоа беше",
        "nb": "og i det er en å til på som av for med ikke den har om var de",
        "nl": "de het een en van in is dat op te met voor zijn niet aan er om ook als bij maar werd naar",
        "pl": "i w na z się nie do że to jest o jak po za od ale był przez",
        "ps": "د په او چې له دا سره هم یو کې",
        "pt": "o a os as de e que em um uma do da no na para com não se por é mais foi dos ao",
        "ro": "și în de la a cu pe că nu din să o un este pentru mai care",
        "ru": "и в не на что с по как из за от он она но это к у же был для о его",
        "sk": "a v na sa že je s z do i o k ale ako bol ktoré",
        "sl": "in v je na da se za so z ki ne pa bi od",
        "sq": "dhe në të e i për me një nga që u është nuk",
        "sr": "и у на је се да за су од који не а о као са био",
        "sv": "och i att det är en som på för av med den till inte om har ett var",
        "sw": "na ya wa kwa ni katika za la kuwa hiyo",
        "tr": "ve bir bu da de için ile ne o olan çok daha gibi sonra",
        "uk": "і в не на що з по як за від він та це у але його до був для",
        "ur": "کے میں کی ہے اور سے کو کا پر نے یہ تھا",
        "uz": "va bu bir bilan uchun ham edi deb lekin u",
        "vi": "và của là có trong được cho không một người với này",
    }.items()
}
"""Stop words by ISO 639-1 code, folded: so common that a few sentences hold several. None of them is a name."""

DETERMINERS: Mapping[str, re.Pattern[str]] = {
    language: re.compile(pattern)
    for language, pattern in {
        "de": r"d(er|ie|as|en|em|es)|(k|m|s|d)?ein(e|en|em|er|es)?|ihre?[nmrs]?|unsere?[nmrs]?|diese[nmrs]?|jede[nmrs]?"
        r"|zum|zur|im|am|vom|beim|ins|ans|aufs|alle[nmrs]?|viele[nr]?|mehrere[nr]?|einige[nr]?|wenige[nr]?"
        r"|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|\w+(ige|liche|ische|sche|ende|ere|ste)[nmrs]?",
        "lb": r"d(e|en|er|eem|at)|en|eng|engem|enger|säin|seng|hir|am|zum|zur|vum|beim",
    }.items()
}
"""Articles, quantifiers and inflected adjectives, as patterns for whole words, of the languages that write every noun
with a capital letter: after one of these stands a common noun, and seldom a name."""

# Scripts that write a single language; Japanese comes before Chinese, because it uses Chinese characters too.
_SCRIPT_OF_ONE_LANGUAGE = (
    ("ja", r"[\u3041-\u30ff]"), ("ko", r"[\uac00-\ud7a3]"), ("th", r"[\u0e01-\u0e5b]"), ("km", r"[\u1780-\u17f9]"),
    ("zh", r"[\u4e00-\u9fff]"),
)  # fmt: skip
_ENOUGH, _DISTINCT_ENOUGH = 4, 3
"""How many stop words a guess needs, and how many different ones: a single one that recurs may be a name."""


def guess_language(text: str) -> str | None:
    """The code (ISO 639-1) of the language whose stop words occur most; None if that is a tie, or if few occur."""
    for language, letters in _SCRIPT_OF_ONE_LANGUAGE:
        if len(re.findall(letters, text)) > len(text) / 4:
            return language
    words = fold(text[:50_000]).replace("'", " ").split()  # l'eau: an elided article counts as a word
    counts = sorted(((sum(word in known for word in words), code) for code, known in STOP_WORDS.items()), reverse=True)
    (most, best), (second, _) = counts[:2]
    is_sure = most >= _ENOUGH and most > second and len(STOP_WORDS[best] & set(words)) >= _DISTINCT_ENOUGH
    return best if is_sure else None


@lru_cache
def month_names(language: str) -> Mapping[str, int]:
    """Names of months with their numbers (1 to 12), in every form and region of a language (Unicode CLDR)."""
    found: dict[str, int] = {}
    for locale in _locales(language):
        # inside a date a name may be in another case than alone: Czech "března" and "březen"
        for forms in (locale.months["format"], locale.months["stand-alone"]):
            for width in ("wide", "abbreviated"):
                for number, name in forms[width].items():
                    word = name.rstrip(".")
                    if len(word) >= 3 and not any(map(str.isdecimal, word)):
                        found.setdefault(word, number)
                        found.setdefault(word[0].upper() + word[1:], number)
    return found


@lru_cache
def calendar_words(language: str) -> frozenset[str]:
    """Names of months and weekdays, folded: capitalised in some languages, and yet not names of anybody."""
    days = {
        name.rstrip(".")
        for locale in _locales(language)
        for name in (*locale.days["format"]["wide"].values(), *locale.days["stand-alone"]["wide"].values())
    }
    return frozenset(map(fold, days | set(month_names(language))))


def _locales(language: str) -> list[Locale]:
    """The language itself first, then its regions; empty for a language that CLDR does not know."""
    names = sorted(name for name in locale_identifiers() if name.split("_")[0] == language)
    try:
        return [Locale.parse(name) for name in names]
    except UnknownLocaleError:
        return []
