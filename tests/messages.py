"""Brings the catalogues of messages up to date with the code: ``make messages``.

The template (``explainer.pot``) holds every message of the interface in the order of files; the catalogue of each
language holds the same, with what was translated before. English ones are translated by themselves. The same code gives
the same bytes: no dates, no numbers of lines.
"""

from __future__ import annotations

import io
import re
import tomllib
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
LOCALE = ROOT / "explainer" / "locale"
TEMPLATE = LOCALE / "explainer.pot"

_HEADER = r"""# Messages of the interface, to be translated: copy this file to LANGUAGE/LC_MESSAGES/explainer.po,
# name the language in it, and run `make messages`, which keeps both up to date.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Language: \n"
"""


def catalogues() -> list[Path]:
    """The catalogue of each language."""
    return sorted(LOCALE.glob("*/LC_MESSAGES/explainer.po"))


def extracted() -> Catalog:
    """Every message of the code, of templates and of scripts, by the mapping in ``pyproject.toml``."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["babel"]["mappings"]
    methods = [(mapping["pattern"], mapping["method"]) for mapping in settings]
    options = {mapping["pattern"]: mapping for mapping in settings}
    found = Catalog()
    for name, line, message, comments, context in extract_from_dir(
        ROOT / "explainer", methods, options, comment_tags=["Translators:"], strip_comment_tags=True
    ):
        found.add(message, None, [(f"explainer/{name}", line)], auto_comments=comments, context=context)
    return found


def template(messages: Catalog) -> bytes:
    """The text of the template."""
    return _HEADER.encode() + _body(messages)


def updated(catalogue: bytes, messages: Catalog, *, is_english: bool) -> bytes:
    """The text of a catalogue with the messages that there are now; its header stays as it is."""
    header = catalogue.partition(b"\n\n")[0] + b"\n"
    known = read_po(io.BytesIO(catalogue))
    known.update(messages, no_fuzzy_matching=True, update_header_comment=False, update_creation_date=False)
    for message in known:
        if is_english and not is_translated(message):
            message.string = message.id
    return header + _body(known, keep_obsolete=not is_english)


def is_translated(message: Message) -> bool:
    """Whether it says something in the language, in all plural forms."""
    return all(_forms(message))


def mistakes(catalogue: bytes) -> list[str]:
    """What is wrong with the translations of a catalogue: values missing or unknown, and plural forms missing."""
    found = read_po(io.BytesIO(catalogue))
    translated = [message for message in found if message.id and any(_forms(message))]
    return [
        *(f"{ids(message)[0]}: {why}" for message in translated if (why := _wrong_values(message))),
        *(f"{ids(message)[0]}: {why}" for message in translated if (why := _wrong_forms(message, found.num_plurals))),
    ]


def _wrong_values(message: Message) -> str:
    """One of several forms may say the number in a word, or leave it out, where the form is for one number only."""
    known, *_ = map(_values, reversed(ids(message)))
    optional = {"number"} if message.pluralizable else set()
    for form in filter(None, _forms(message)):
        if lost := known - optional - _values(form):
            return f"lacks {', '.join(sorted(lost))}"
        if unknown := _values(form) - known:
            return f"has {', '.join(sorted(unknown))}"
    return ""


def _wrong_forms(message: Message, number: int) -> str:
    wanted, found = number if message.pluralizable else 1, sum(map(bool, _forms(message)))
    return "" if found == wanted else f"has {found} of {wanted} forms"


def _values(text: str) -> set[str]:
    return set(re.findall(r"%\((\w+)\)s", text))


def ids(message: Message) -> list[str]:
    """The message in the code, for one and for several."""
    return list(message.id) if isinstance(message.id, tuple | list) else [message.id]


def _forms(message: Message) -> list[str]:
    return list(message.string) if isinstance(message.string, tuple | list) else [message.string or ""]


def _body(catalogue: Catalog, *, keep_obsolete: bool = False) -> bytes:
    written = io.BytesIO()
    write_po(
        written,
        catalogue,
        width=100,
        omit_header=True,
        sort_by_file=True,
        include_lineno=False,
        ignore_obsolete=not keep_obsolete,
    )
    return b"\n" + written.getvalue().strip() + b"\n"


def main() -> None:
    """Write the template, and the catalogue of each language."""
    messages = extracted()
    TEMPLATE.write_bytes(template(messages))
    for path in catalogues():
        is_english = path.parts[-3] == "en"
        path.write_bytes(updated(path.read_bytes(), messages, is_english=is_english))


if __name__ == "__main__":
    main()
