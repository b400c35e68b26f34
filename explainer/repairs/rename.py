"""Another id for an entry or a party, at its own place and wherever it is named.

Ids are promised never to change once they are published, so this tells which addresses break. It does not touch
comments, nor pages written by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from pydantic import TypeAdapter, ValidationError

from explainer.diagnostics.errors import MisuseError
from explainer.diagnostics.locations import Edit, SourceText
from explainer.diagnostics.problems import Problems
from explainer.kinds import KINDS
from explainer.kinds.field_types import Id
from explainer.kinds.parts import Model
from explainer.reading.folder import LEDGER_FILE
from explainer.reading.located import Located
from explainer.reading.references import ANY
from explainer.reading.story import Story
from explainer.repairs.repair import Asked, Repair
from explainer.words.english import counted, with_article
from explainer.words.typos import did_you_mean
from explainer.yaml.compose import compose
from explainer.yaml.nodes import key_at
from explainer.yaml.rewrite import rewrite

_PARTY = "party"


def rename(story: Story, old: str, new: str, sources: Iterable[SourceText]) -> Asked:
    """The new id everywhere, and the addresses that break. Raises MisuseError where ``old`` cannot be called so.

    ``sources`` are the files the story was read from: the ledger of links names sources by their ids.
    """
    _expect_possible(story, old, new)
    if old in story.entries:
        key = story.entries[old].key
    else:
        party = key_at(story.project.node, ("parties", old))
        assert party is not None  # the party was read from there
        key = party.location
    named = [*_named(story, old, new), *_recorded(sources, old, new)]
    edits = (Edit(key, new), *named)
    places = counted(len(named), "place")
    reason = f"'{old}' is called '{new}' from now on; it is named in {places}"
    return Asked(repairs=(Repair(where=key, reason=reason, edits=edits),), notes=tuple(_notes(story, old)))


def _expect_possible(story: Story, old: str, new: str) -> None:
    """Raise MisuseError where ``old`` cannot be called ``new``."""
    parties = story.project.value.parties
    if old in story.articles:
        raise MisuseError(f"'{old}' is an article; its id is the name of its file: rename the file")
    if old not in story.entries and old not in parties:
        near = did_you_mean(old, {*story.entries, *parties})
        raise MisuseError(f"nothing is called '{old}'" + (f"; did you mean '{near}'?" if near else ""))
    if old in story.entries and old in parties:
        kind = with_article(KINDS[story.entries[old].value.kind].label.lower())
        raise MisuseError(f"'{old}' is {kind} and a party; it has to be renamed by hand")
    if not _is_id(new):
        raise MisuseError(f"'{new}' cannot be an id: ids are lower-case letters a to z, digits and hyphens")
    if new in {*story.entries, *parties, *story.articles}:
        raise MisuseError(f"'{new}' is taken")
    had = [(id_, located.value.formerly) for id_, located in story.entries.items()]
    had += [(id_, party.formerly) for id_, party in parties.items()]
    if owner := next((id_ for id_, ids in had if new in ids), None):
        raise MisuseError(f"'{new}' was an id of '{owner}'; take it out of its 'formerly' first")


def _named(story: Story, old: str, new: str) -> Iterator[Edit]:
    """The new id in the place of each reference."""
    kinds = {ANY, story.entries[old].value.kind} if old in story.entries else {_PARTY}
    fronts = (article.front for article in story.articles.values())
    owners: list[Located[Model]] = [story.project, *fronts, *story.entries.values()]
    for owner in owners:
        for path, kind, target in owner.references:
            if target == old and kind in kinds:
                yield from rewrite(owner.inner(path), new)


def _recorded(sources: Iterable[SourceText], old: str, new: str) -> Iterator[Edit]:
    """The new id in the ledger, where only sources are recorded."""
    for source in sources:
        # its problems were told when the story was read
        ledger = compose(source, Problems()) if PurePosixPath(source.path).name == LEDGER_FILE else None
        for section in ("sources", "archives"):
            key = key_at(ledger, (section, old)) if ledger else None
            yield from rewrite(key, new)


def _notes(story: Story, old: str) -> Iterator[str]:
    """Which addresses break, and what a rename leaves to people."""
    if old in story.entries:
        kind = KINDS[story.entry(old).kind]
        broken = [f"#{old} on the page '{kind.page}'", f"#card-{old}"]
        broken += [f"#{annotation.anchor}" for annotation in story.passages(old)]
        broken += [f"entry/{old}.html"] if kind.has_own_pages else []
        yield f"links from elsewhere to these addresses break: {', '.join(broken)}"
    yield f"'{old}' must not be given to anything else; comments and pages written by hand still say it"
    yield f"if '{old}' was published, write 'formerly: [{old}]' below the new id: such links lead there then"


def _is_id(text: str) -> bool:
    try:
        TypeAdapter(Id).validate_python(text)
    except ValidationError:
        return False
    return True
