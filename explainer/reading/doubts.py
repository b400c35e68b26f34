"""Checks of addresses and names that may not be what they look like: they are told as warnings, because they may be."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from explainer.diagnostics.locations import Location
from explainer.diagnostics.problems import Code, Problem
from explainer.kinds import Actor, Source
from explainer.kinds.entry import Entry, NamedEntry
from explainer.kinds.parts import Model
from explainer.reading.located import Located
from explainer.reading.story import Story
from explainer.words.hosts import inner_host
from explainer.words.look_alikes import LookAlikes, mixed_word
from explainer.yaml.nodes import Path

__all__ = ["doubtful_names", "inner_addresses", "look_alike_hosts"]


def inner_addresses(story: Story) -> Iterator[Problem]:
    """An address that leads readers to their own computer or network, or nowhere."""
    for host, located, path in _hosts(story):
        if fault := inner_host(host):
            message = f"'{host}' {fault}"
            yield _warning(
                Code.INNER_ADDRESS, message, located.at(path), "give the address at which everybody finds it"
            )


def look_alike_hosts(story: Story) -> Iterator[Problem]:
    """A host that is written to be taken for another one."""
    hosts = list(_hosts(story))
    known = sorted({host for host, _, _ in hosts})
    look_alikes = LookAlikes(known)
    faults = {host: look_alikes.imitation(host) for host in known}
    for host, located, path in hosts:
        if fault := faults[host]:
            message = f"the host '{host}' {fault}"
            remedy = "open the address and see who is there; if it is right, give a stored copy of a host that is known"
            yield _warning(Code.LOOK_ALIKE_HOST, message, located.at(path), remedy)


def doubtful_names(story: Story) -> Iterator[Problem]:
    """A name in which a letter of another script stands for one that looks like it, so that nobody finds it."""
    for located in story.entries.values():
        for path, name in _names(located.value):
            if word := mixed_word(name):
                message = f"'{word}' mixes letters of two scripts that look alike"
                remedy = "type the word anew, all of it with one keyboard"
                yield _warning(Code.MIXED_SCRIPTS, message, located.at(path), remedy)


def _names(entry: Entry) -> Iterator[tuple[Path, str]]:
    """Every name of an entry, and who is said to have published it."""
    yield ("name",), entry.name
    yield from ((("aliases", index), alias) for index, alias in enumerate(entry.aliases))
    if isinstance(entry, NamedEntry):
        yield from ((("names", index, "name"), form.name) for index, form in enumerate(entry.names))
    if isinstance(entry, Source):
        yield ("publisher",), entry.publisher


def _hosts(story: Story) -> Iterator[tuple[str, Located[Model], Path]]:
    """The host of every address to which a site sends its readers, what names it, and by which field."""
    for located in (article.front for article in story.articles.values()):
        if located.value.url:
            yield _host(located.value.url), located, ("url",)
    for source in story.of(Source):
        yield _host(source.url), story.entries[source.id], ("url",)
        if source.archive:
            yield _host(source.archive.url), story.entries[source.id], ("archive", "url")
    for actor in story.of(Actor):
        if actor.website:
            yield _host(actor.website), story.entries[actor.id], ("website",)


@lru_cache(maxsize=4096)  # for two checks of every address
def _host(address: str) -> str:
    return urlsplit(address).hostname or ""


def _warning(code: Code, message: str, location: Location, remedy: str) -> Problem:
    return Problem(code=code, message=message, location=location, remedy=remedy, severity="warning")
