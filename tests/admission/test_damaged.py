"""Damaged files: a small part of the measure ``admission`` of ``make trust``."""

from __future__ import annotations

from trust.admission import admit_damaged, sound_files

from explainer.admission.policy import FILE_KINDS


def test_damaged_files_end_in_no_traceback_and_bring_no_word_along() -> None:
    tried, broken, carried = admit_damaged(30)
    assert tried == 30 * len(sound_files())
    assert (broken, carried) == ([], [])


def test_every_kind_with_a_content_of_its_own_is_damaged() -> None:
    endings = {f".{name.rpartition('.')[2]}" if name[0] == "a" else name for name in sound_files()}
    left_out = {kind.plural for kind in FILE_KINDS if endings.isdisjoint((*kind.endings, *kind.names))}
    assert left_out == {"fonts", "a word to GitHub"}
