"""Quotations: their provenance, and what stands on a picture of one."""

from __future__ import annotations

from harbour import changed, context, listing, story

from explainer.kinds import Quote


def test_whether_the_words_are_a_translation_is_one_of_four_words() -> None:
    first = listing(changed("quotes.yml", "status: presumed-translated", "status: presumed")).splitlines()[0]
    assert first == "data/quotes.yml:15:25: error: 'presumed' is not a value of 'status' [bad-value]"


def test_a_quotation_is_shared_with_its_speaker_and_its_day_and_told_by_its_context() -> None:
    quote = story().entry("open-in-may", Quote)
    assert quote.share_line(context().interface, str.upper) == "HARBOUR-MASTER, 1 March 2030"
    assert quote.main_text == quote.context
