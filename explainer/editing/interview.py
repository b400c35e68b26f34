"""Asking for the fields of a form, one by one, until every answer fits.

How a question reaches a person and how the answer comes back is for the caller to say: an ``Interview`` is given two
functions. Answers are checked at once, by the models themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from explainer.diagnostics.errors import MisuseError
from explainer.editing.forms import FormField, complaints, listed
from explainer.words.english import with_article
from explainer.words.folding import fold, without_diacritics
from explainer.words.typos import did_you_mean

__all__ = ["Interview"]

_AT_A_GLANCE = 12
"""Choices that are shown at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """A conversation about entries.

    ``ask`` shows a prompt and returns what was typed, ``tell`` shows a line; ``names`` are the entries that exist, ids
    to names, by kind. ``also`` are fields that may be left out and are asked for all the same.
    """

    ask: Callable[[str], str]
    tell: Callable[[str], None]
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    also: frozenset[str] = frozenset()

    def expect(self, fields: Iterable[FormField]) -> None:
        """Raise MisuseError before the first question, if an answer that is needed could name nothing."""
        for one in fields:
            if one.is_required and one.reference and not self.names.get(one.reference):
                raise MisuseError(_nothing_to_name(one.reference))
            if one.is_required:
                self.expect(one.parts)

    def about_all(self, fields: Iterable[FormField], given: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Answers to every field that is needed, or asked for all the same, and not given yet; those given go first."""
        answers = dict(given or {})
        for one in fields:
            is_asked = one.name not in answers and (one.is_required or one.name in self.also)
            if is_asked and (answer := self.about(one)) is not None:
                answers[one.name] = answer
        return answers

    def about_more(self, fields: Sequence[FormField], answers: Mapping[str, Any], question: str) -> dict[str, Any]:
        """The answers with fields added, changed or taken away, until nothing is typed; ``question`` asks which."""
        answers = dict(answers)
        names = [one.name for one in fields]
        while True:
            self.tell(f"\nfields: {', '.join(name + '*' * (name in answers) for name in names)} (* has an answer)")
            typed = self.ask(f"{question}: ").strip()
            if not typed:
                return answers
            name = typed if typed in names else did_you_mean(typed, names)
            if name is None:
                self.tell(f"there is no field '{typed}'")
                continue
            answer = self.about(fields[names.index(name)])
            if answer is None:
                answers.pop(name, None)
            else:
                answers[name] = answer

    def about(self, one: FormField) -> Any:
        """The answer to one field: a text, a list, or fields; None if it may be left out and was."""
        if one.is_list:
            return self._list(one)
        return self._item(one, is_needed=one.is_required)

    def _list(self, one: FormField) -> Any:
        """Items, until one is left out."""
        fewest = max(one.fewest, 1) if one.is_required else 0
        items: list[Any] = []
        while (item := self._item(one, is_needed=len(items) < fewest, number=len(items) + 1)) is not None:
            items.append(item)
        return listed(one, items) if items else None

    def _item(self, one: FormField, *, is_needed: bool, number: int = 1) -> Any:
        """A text, or the fields of a group; a group is left out by leaving out the first of them."""
        if not one.parts:
            return self._value(one, is_needed=is_needed, number=number)
        self.tell(f"\n{one.name}{f', number {number}' if one.is_list else ''}: {one.description}")
        first, *others = one.parts
        answer = self._value(first, is_needed=is_needed)
        if answer is None:
            return None
        answers = self.about_all(others, {first.name: answer})
        optional = [part for part in others if not part.is_required]
        return self.about_more(optional, answers, "add one (Enter: go on)") if optional else answers

    def _value(self, one: FormField, *, is_needed: bool, number: int = 1) -> str | None:
        """One text, asked for until it fits."""
        known = self.names.get(one.reference or "", {})
        if one.reference and not known:
            if is_needed:
                raise MisuseError(_nothing_to_name(one.reference))
            return None
        # the items of a list are asked for one after another, and introduced once
        shown = self._introduce(one, known) if number == 1 else tuple(known)[:_AT_A_GLANCE] or one.choices
        enter = "" if is_needed else " (Enter: none)" if number == 1 else " (Enter: no more)"
        while True:
            answer = self.ask(f"{one.name}{enter}: ").strip()
            if not answer and not is_needed:
                return None
            if not answer:
                self.tell("this field is needed; Ctrl-C gives up, and nothing is written")
                continue
            answer, shown = self._meant(answer, known, shown, one)
            wrong = complaints(one.owner, one.name, [answer] if one.is_list else answer) if answer else []
            for text in wrong:
                self.tell(text)
            if answer and not wrong:
                return answer

    def _introduce(self, one: FormField, known: Mapping[str, str]) -> tuple[str, ...]:
        """Tell what a field is about; returns what can be chosen by number."""
        example = f"; such as: {one.example}" if one.example else ""
        self.tell(f"\n{one.name}: {one.description.rstrip('.')}{example}")
        if one.reference:
            return self._show(known)
        self._number(one.choices)
        return one.choices

    def _meant(
        self, answer: str, known: Mapping[str, str], shown: tuple[str, ...], one: FormField
    ) -> tuple[str, tuple[str, ...]]:
        """What a number or a part of a name stands for; empty, with what is shown now, if that is not clear yet."""
        if shown and answer.isdecimal() and 1 <= int(answer) <= len(shown):
            return shown[int(answer) - 1], shown
        if not one.reference or answer in known:
            return answer, shown
        found = _search(answer, known)
        if len(found) == 1:
            self.tell(f"  {found[0]} ({known[found[0]]})")
            return found[0], shown
        if not found:
            self.tell(f"no {one.reference} is called '{answer}'; type a part of the name or id")
            return "", shown
        return "", self._show({id_: known[id_] for id_ in found})

    def _show(self, known: Mapping[str, str]) -> tuple[str, ...]:
        """Show numbered ids and names, as many as are read at a glance; returns the ids that were shown."""
        shown = tuple(known)[:_AT_A_GLANCE]
        self._number(f"{id_} ({known[id_]})" for id_ in shown)
        if more := len(known) - len(shown):
            self.tell(f"  … and {more} more; type a part of the name to find one")
        return shown

    def _number(self, texts: Iterable[str]) -> None:
        for number, text in enumerate(texts, start=1):
            self.tell(f"  {number}  {text}")


def _search(part: str, known: Mapping[str, str]) -> list[str]:
    """The ids that hold a text, themselves or in their names, whatever the case and the diacritics."""
    folded = without_diacritics(fold(part))
    return [id_ for id_, name in known.items() if folded in id_ or folded in without_diacritics(fold(name))]


def _nothing_to_name(kind: str) -> str:
    return f"this needs {with_article(kind)}, and there is none yet; begin with: explainer add {kind}"
