"""What was asked while a page was made, kept with it: while all answers are the same, so is the page.

The next build asks the questions of a page again and compares a digest of what it is told; only where that differs, the
page is made anew. Build systems call this a verifying trace (Mokhov, Mitchell and Peyton Jones, "Build Systems à la
Carte", 2018). It holds as long as whoever makes a page knows nothing but its name, what the whole store is made by (the
program, the options and the project), and what it asks: the story as ``watched``, and methods that are ``asked``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, KeysView, Mapping, Sequence, Set
from functools import partial, wraps
from hashlib import blake2b
from typing import Any, Concatenate, Generic, ParamSpec, Protocol, TypeVar, cast

from pydantic import BaseModel
from pydantic_core import to_json

from explainer.files.store import Store
from explainer.kinds import KINDS, Entry
from explainer.reading.article import Article
from explainer.reading.located import Located
from explainer.reading.story import Story

__all__ = ["Traces", "asked", "fingerprint"]

C = TypeVar("C")
P = ParamSpec("P")
S = TypeVar("S", bound="_HasTraces")
T = TypeVar("T")

Question = str
"""Whose method or attribute, such as ``story.gist``, and the arguments: a sign for their type, then a name.

Between them stands NUL, which no text of a story holds.
"""


class _HasTraces(Protocol):
    @property
    def traces(self) -> Traces[Any] | None: ...


_MODELS = {kind.model.__name__: kind.model for kind in KINDS.values()}


def asked(method: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
    """A method of the context of which the answer counts, not what it asks for it, such as tables of the whole story.

    It takes ids, numbers and entries, by their places.
    """

    name = f"context.{method.__name__}"

    @wraps(method)
    def ask(self: S, *arguments: P.args, **_: P.kwargs) -> T:
        if (traces := self.traces) is None:
            return method(self, *arguments)  # type: ignore[call-arg]  # they have no names
        return traces.ask(name, partial(plain, traces.context), arguments, instead=partial(plain, self))

    plain = cast("Callable[..., T]", method)
    return cast("Callable[Concatenate[S, P], T]", ask)


class Traces(Generic[C]):
    """Texts in a store, each with its questions, and who answers them: the story, and the ``context`` made of it."""

    def __init__(self, kept: Store, story: Story, context: C) -> None:
        self.context = context
        self._kept = kept
        self._story = story
        self._heard: set[Question] | None = None
        self._digests = _Found(self._answered)
        self._answers = _Found(self._answer)

    def made(self, name: str, make: Callable[[], str]) -> str:
        """What ``make`` makes under a name of its own, or has made while all answers were the same.

        What is made so is never made while something else is.
        """
        if kept := self._kept.get(name):
            head, _, text = kept.partition(b"\n")
            told, questions = json.loads(head)
            if self._told(questions) == told:
                return text.decode()
        heard: set[Question] = set()
        self._heard = heard
        try:
            made = make()
        finally:
            self._heard = None
        questions = sorted(heard)
        head = json.dumps([self._told(questions), questions]).encode()
        self._kept.put(name, b"%b\n%b" % (head, made.encode()))
        return made

    def watched(self) -> Story:
        """The story, of which each question is noted. The project is none: the whole store is made by it."""
        watched = _Watched(self, "story", self._story)
        watched.__dict__["project"] = self._story.project
        return cast("Story", watched)

    def ask(self, name: str, answer: Callable[..., T], arguments: Sequence[object], instead: Callable[..., T]) -> T:
        """The answer to a question, which is noted; what is asked to find it is not.

        Where an argument has no name, as a part of an entry has none, ``instead`` answers, and what it asks is noted.
        """
        if (heard := self._heard) is None:
            return answer(*arguments)
        words = [name]
        for argument in arguments:
            if isinstance(argument, str):
                words.append(f"={argument}")
            elif isinstance(argument, Entry):
                words.append(f"@{argument.id}")
            elif isinstance(argument, int):
                words.append(f"#{argument}")
            elif isinstance(argument, type):
                words.append(f":{argument.__name__}")
            else:
                return instead(*arguments)
        heard.add("\0".join(words))
        self._heard = None
        try:
            return answer(*arguments)
        finally:
            self._heard = heard

    def _told(self, questions: Iterable[Question]) -> str:
        """A digest of all answers."""
        return blake2b(b"".join(map(self._digests.__getitem__, questions)), digest_size=16).hexdigest()

    def _answered(self, question: Question) -> bytes:
        """A digest of the answer; of nothing for one about an entry or an article that is there no more."""
        name, *arguments = question.split("\0")
        try:
            answer = self._answers[name]
            return _digest(answer(*map(self._read, arguments)) if callable(answer) else answer)
        except LookupError:
            return bytes(16)

    def _answer(self, name: str) -> Any:
        """The method or attribute of a dotted name."""
        subject, _, attribute = name.rpartition(".")
        if not subject:
            return {"story": self._story, "context": self.context}[attribute]
        return getattr(self._answers[subject], attribute)

    def _read(self, argument: str) -> object:
        """The argument that is written so."""
        match argument[0], argument[1:]:
            case "@", id_:
                return self._story.entry(id_)
            case "#", number:
                return int(number)
            case ":", model:
                return _MODELS[model]
            case _, text:
                return text


class _Found(dict[str, T]):
    """What ``find`` finds, looked for once."""

    def __init__(self, find: Callable[[str], T]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, key: str) -> T:
        self[key] = found = self._find(key)
        return found


class _Watched:
    """A subject that notes what it is asked."""

    def __init__(self, traces: Traces[Any], name: str, subject: object) -> None:
        self._traces, self._name, self._subject = traces, name, subject

    def __getattr__(self, attribute: str) -> Any:
        value, name = getattr(self._subject, attribute), f"{self._name}.{attribute}"
        if callable(value):
            watched = partial(getattr(type(self._subject), attribute), self)
            answering: Any = self._method(name, value, watched)
        elif isinstance(value, Mapping):
            answering = _WatchedTable(self._traces, name, value)
        else:
            return self._traces.ask(name, lambda: value, (), lambda: value)
        self.__dict__[attribute] = answering  # so that Python finds it at once next time
        return answering

    def _method(self, name: str, answer: Callable[..., T], instead: Callable[..., T]) -> Callable[..., T]:
        ask = self._traces.ask
        return lambda *arguments: ask(name, answer, arguments, instead)


class _WatchedTable(Mapping[str, Any]):
    """The same for a table."""

    def __init__(self, traces: Traces[Any], name: str, table: Mapping[str, Any]) -> None:
        self._ask, self._name, self._table = traces.ask, name, table

    def __getitem__(self, key: str) -> Any:
        get = self._table.__getitem__
        return self._ask(f"{self._name}.__getitem__", get, (key,), get)

    def __iter__(self) -> Iterator[str]:
        keys = self._table.keys
        return iter(self._ask(f"{self._name}.keys", keys, (), keys))

    def __len__(self) -> int:
        size = self._table.__len__
        return self._ask(f"{self._name}.__len__", size, (), size)


def fingerprint(values: object) -> str:
    """A digest of values that a page shows without having asked for them."""
    return _digest(values).hex()


def _digest(answer: object) -> bytes:
    return blake2b(to_json(_plain(answer)), digest_size=16).digest()


def _plain(answer: object) -> object:
    """An answer as what alone it is made of, in an order that is always the same."""
    match answer:
        case None | str() | BaseModel():
            return answer
        case tuple() | list():
            return [_plain(one) for one in answer]
        case Article():
            return [answer.id, answer.file.text]
        case Located():
            return [answer.value, answer.key.path, answer.key.line]
        case KeysView():
            return list(answer)
        case Mapping():
            return [[key, _plain(value)] for key, value in answer.items()]
        case Set():
            return sorted(answer)
    return answer
