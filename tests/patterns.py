"""Every regular expression of the program, found in its syntax trees, and how long the texts are that it reads."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import explainer
from explainer.dates import LONGEST
from explainer.starting.likely_dates import _date_patterns
from explainer.words.bounds import (
    MAX_ADDRESS,
    MAX_ARGUMENT,
    MAX_FILE,
    MAX_ID,
    MAX_LINE,
    MAX_PARAGRAPH,
    MAX_REFERENCE,
    MAX_TEXT,
)
from explainer.words.languages import DETERMINERS

PACKAGE = Path(explainer.__file__).parent

FUNCTIONS = frozenset({"compile", "search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn"})
"""Of the module ``re``: each takes a pattern first."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place where a pattern is written or put together.

    ``owner`` is the module with the constant, class or function around it. ``pattern`` is None where it is put together
    from what is known only when the program runs. ``methods`` are those by which it is used, if that can be seen.
    """

    owner: str
    pattern: re.Pattern[Any] | None
    methods: frozenset[str]


def find_patterns() -> Iterator[Found]:
    """Every call of ``re`` with a pattern, and every ``pattern=`` of a field."""
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        yield from _Module(name, ast.parse(path.read_text(encoding="utf-8"))).patterns()


class _Module:
    """One module, parsed and imported."""

    def __init__(self, name: str, tree: ast.Module) -> None:
        self._name, self._tree = name, tree
        self._methods: dict[str, set[str]] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr in FUNCTIONS:
                self._methods.setdefault(node.value.id, set()).add(node.attr)

    @cached_property
    def _names(self) -> dict[str, Any]:
        """What the module knows; only a module with patterns is imported, for one of them is the program itself."""
        return dict(vars(importlib.import_module(f"explainer.{self._name.removesuffix('.__init__')}")))

    def patterns(self) -> Iterator[Found]:
        yield from self._in(self._tree, self._name, is_function=False)

    def _in(self, node: ast.AST, owner: str, *, is_function: bool) -> Iterator[Found]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Call):
                yield from self._in_call(child, owner)
            name = None if is_function and not isinstance(child, ast.FunctionDef) else _name(child)
            inside = is_function or isinstance(child, ast.FunctionDef)
            yield from self._in(child, f"{owner}.{name}" if name else owner, is_function=inside)

    def _in_call(self, call: ast.Call, owner: str) -> Iterator[Found]:
        called = call.func
        if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) and called.value.id == "re":
            if called.attr in FUNCTIONS:
                flags = [word.value for word in call.keywords if word.arg == "flags"] + call.args[_FLAGS[called.attr] :]
                known = {called.attr} - {"compile"} or self._methods.get(owner.rpartition(".")[2], set())
                yield Found(owner, self._compiled(call.args[0], flags), frozenset(known))
        else:
            fields = (word.value for word in call.keywords if word.arg == "pattern")
            yield from (Found(owner, self._compiled(field, []), frozenset({"search"})) for field in fields)

    def _compiled(self, pattern: ast.expr, flags: list[ast.expr]) -> re.Pattern[Any] | None:
        """The pattern, if it is made of nothing but constants of its module."""
        try:
            text, number = self._value(pattern), self._value(flags[0]) if flags else 0
        except NameError:
            return None
        return re.compile(text, number)

    def _value(self, expression: ast.expr) -> Any:
        return eval(compile(ast.Expression(expression), "", "eval"), self._names)  # noqa: S307 -- our own source


_FLAGS = dict.fromkeys(FUNCTIONS, 2) | {"compile": 1, "split": 3, "sub": 4, "subn": 4}
"""Which argument of each function are the flags."""


def _name(node: ast.AST) -> str | None:
    """What a definition or an assignment names."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return node.name
    if isinstance(node, ast.Assign | ast.AnnAssign):
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target
        return target.id if isinstance(target, ast.Name) else None
    return None


# The table ------------------------------------------------------------------------------------------------------------

PAGE = 10_000_000
"""Characters of a finished file, which nothing bounds but the size of what it was made of."""

FILE_NAME = 4_096
"""Characters of a path, in every system."""

OURS = 0
"""Only texts of the program itself are read, or names that it has checked: nobody else's text comes here."""

BOUNDS: tuple[tuple[str, int], ...] = (
    ("admission.documents._ACTIVE_BYTES", PAGE),
    ("admission.documents._ESCAPE", PAGE),
    ("admission.documents._SAFE_ADDRESS", PAGE),
    ("admission.drawings._INNER", PAGE),
    ("admission.drawings._REFERENCE", PAGE),
    ("admission.policy._LEFTOVER", FILE_NAME),
    ("admission.policy._TEMPLATE", PAGE),
    ("admission.style_sheets._FOREIGN", PAGE),
    ("admission.style_sheets._IGNORED", PAGE),
    ("admission.text_files._ROBOTS_LINE", PAGE),
    ("admission.text_files._HOST_NAME", PAGE),
    ("admission.text_files._SIGN", PAGE),
    ("commands.build._RECORD", PAGE),  # what MkDocs prints
    ("commands.build._TRACEBACK", PAGE),
    ("commands.build._CALLS", PAGE),
    ("commands.outputs._DOCS", PAGE),
    ("dates._YEAR_FIRST", LONGEST),
    ("dates._POINT", LONGEST),
    ("dates._POINTS", LONGEST),
    ("dates._suggest", LONGEST),
    ("dates._suggest", LONGEST),
    ("dates._suggest", LONGEST),
    ("dates._reordered", LONGEST),
    ("dates._reordered", LONGEST),
    ("dates._reordered", LONGEST),
    ("dates._from_words", LONGEST),
    ("dates._with_a_slash", LONGEST),
    ("diagnostics.edits._LINE_END", MAX_FILE),
    ("diagnostics.listing._LINE", MAX_FILE),
    ("diagnostics.text_checks._CONFLICT", MAX_FILE),
    ("diagnostics.text_checks._CHARACTER_REFERENCE", MAX_FILE),
    ("editing.fields._part", OURS),
    ("editing.fields._NEEDS_NO_QUOTES", OURS),
    ("encode._NO_PLAIN_WORD", MAX_TEXT),
    ("encode._MARKDOWN_INSIDE", MAX_FILE),
    ("encode._MARKDOWN_START", MAX_FILE),
    ("encode._YAML_PLAIN", MAX_TEXT),
    ("encode._YAML_CONTROL", MAX_TEXT),
    ("encode._BEFORE_FORMULA", MAX_TEXT),
    ("encode._CSV_SPECIAL", MAX_TEXT),
    ("encode._NO_XML", MAX_TEXT),
    ("encode._ICS_LINE_END", MAX_TEXT),
    ("encode._ICS_CONTROL", MAX_TEXT),
    ("encode.as_plain_words", MAX_TEXT),
    ("encode.as_markdown_source", MAX_FILE),
    ("encode.as_markdown_source", MAX_FILE),
    ("encode.as_ics_text", MAX_TEXT),
    ("files.manifest._OF_HOSTS", FILE_NAME),
    ("finished.addresses._SITEMAP_ADDRESS", PAGE),
    ("finished.attributes._CANDIDATE", PAGE),
    ("finished.attributes._REFRESH", PAGE),
    ("finished.attributes._LEADS_OUT", PAGE),
    ("finished.content_policy._HEAD", PAGE),
    ("finished.hand_written._ELSEWHERE", PAGE),
    ("finished.hand_written._ORIGIN", PAGE),
    ("finished.hand_written._VALUES", PAGE),
    ("finished.hand_written._VALUES", PAGE),
    ("finished.hand_written._VALUES", PAGE),
    ("finished.hand_written._VALUES", PAGE),
    ("finished.hand_written._VALUES", PAGE),
    ("finished.hand_written._VALUES", PAGE),
    ("finished.hand_written._VALUES", PAGE),
    ("finished.hand_written.scheme_of", PAGE),
    ("finished.hand_written._NO_STRUCTURE", PAGE),
    ("finished.hand_written._GAPS", PAGE),
    ("finished.hand_written._FENCE", PAGE),
    ("finished.hand_written._CODE", PAGE),
    ("finished.outward._LINK", PAGE),
    ("finished.outward._OUTWARD", PAGE),
    ("finished.outward._REL", PAGE),
    ("finished.styles_and_scripts._CSS_COMMENT", PAGE),
    ("finished.styles_and_scripts._CSS_ADDRESS", PAGE),
    ("finished.styles_and_scripts._CSS_IMAGE_SET", PAGE),
    ("finished.styles_and_scripts._CSS_IN_SET", PAGE),
    ("finished.styles_and_scripts._JS_IMPORT", PAGE),
    ("finished.tags._NAME", PAGE),
    ("finished.tags._ATTRIBUTE", PAGE),
    ("finished.tags._TAG_END", PAGE),
    ("finished.tags._PLAIN", PAGE),
    ("finished.tags._PLAIN_ATTRIBUTE", PAGE),
    ("finished.tags._PIECE", PAGE),
    ("finished.tags._COMMENT", PAGE),
    ("finished.tags._BOGUS_COMMENT", PAGE),
    ("finished.tags._SCRIPT_STEP", PAGE),
    ("finished.tags._NUMBER", PAGE),
    ("finished.tags.end_of_raw_text", PAGE),
    ("finished.xml._LINE_END", PAGE),
    ("kinds.actor.Actor.wikidata", MAX_REFERENCE),
    ("kinds.field_types.Id", MAX_ID),
    ("kinds.field_types.Line", MAX_LINE),
    ("kinds.field_types.Prose", MAX_TEXT),
    ("kinds.page_head.Icon", MAX_ID),
    ("kinds.page_head.Template", MAX_ID),
    ("kinds.project.TileLayer.url", MAX_ADDRESS),
    ("kinds.validators._PLAIN_URL", MAX_ADDRESS),
    ("kinds.validators._BLANK_LINE", MAX_TEXT),
    ("kinds.verified.Digest", MAX_ID),
    ("maps.interactive._SCRIPT", OURS),
    ("maps.interactive._STYLE", OURS),
    ("maps.interactive._stable_ids", OURS),
    ("mkdocs_plugin.settings._SCRIPT_HASH", PAGE),
    ("mkdocs_plugin.settings._SCRIPT_PATH", PAGE),
    ("mkdocs_plugin.settings._ICON", PAGE),
    ("mkdocs_plugin.theme._INVALID", PAGE),
    ("mkdocs_plugin.theme._WORKER", PAGE),
    ("pages.claims._SPEAKERS", MAX_LINE),
    ("pages.makers._MAIL", PAGE),
    ("pages.page._HEADING", PAGE),
    ("pages.page._BLANK_LINES", PAGE),
    ("pages.page._ID", PAGE),
    ("pages.style_sheet._COMMENT", OURS),
    ("reading.checks._in_source", MAX_PARAGRAPH),
    ("reading.complaints._items", MAX_TEXT),
    ("reading.folder._is_article", OURS),  # the path of a file, which no system lets grow
    ("reading.front_matter._FIELD", MAX_FILE),
    ("reading.models._FIELD", MAX_FILE),
    ("reading.models._ONLY_A_COMMENT", MAX_FILE),
    ("reading.models._BEFORE_COMMA", 40),
    ("reading.references._reference_remedy", MAX_REFERENCE),
    ("reading.verify._WORD", MAX_FILE),
    ("reading.verify._NO_SPACE", MAX_FILE),
    ("repairs.order._COMMENT_AMID", MAX_FILE),
    ("scripts._COMMENT", OURS),
    ("scripts._IMPORT", OURS),
    ("scripts._EXPORT", OURS),
    ("scripts._parse", OURS),
    ("scripts._parse", OURS),
    ("starting.likely_dates._date_patterns", MAX_PARAGRAPH),
    ("starting.likely_dates._date_patterns", MAX_PARAGRAPH),
    ("starting.likely_names._end", MAX_PARAGRAPH),
    ("starting.manuscript._ENDS_SENTENCE", MAX_LINE),
    ("starting.manuscript.read_manuscript", MAX_FILE),
    ("starting.manuscript._from_plain_text", MAX_FILE),
    ("starting.manuscript._from_plain_text", MAX_FILE),
    ("starting.manuscript._without_head", MAX_FILE),
    ("starting.tokens._SENTENCE_END", MAX_PARAGRAPH),
    ("starting.tokens._JOINED", MAX_PARAGRAPH),
    ("starting.tokens._AFTER_INITIAL", MAX_PARAGRAPH),
    ("words.blocks._HEADING", MAX_FILE),
    ("words.characters._BAD", MAX_FILE),
    ("words.characters._IN_PLACE", MAX_FILE),
    ("words.characters._PILE", MAX_FILE),
    ("words.file_names._DEVICE", FILE_NAME),
    ("words.file_names._SIGNS", FILE_NAME),
    ("words.file_names._UNDECODED", FILE_NAME),
    ("words.folding.slug", MAX_ARGUMENT),
    ("words.inlines._PART", MAX_PARAGRAPH),
    ("words.languages.DETERMINERS", MAX_PARAGRAPH),
    ("words.languages.guess_language", MAX_FILE),
    ("words.look_alikes._WORD", MAX_LINE),
    ("words.markdown._WITHOUT_MARKUP", MAX_PARAGRAPH),
    ("words.markdown._WITHOUT_SIGNS", MAX_PARAGRAPH),
    ("words.quotations._QUOTED", MAX_PARAGRAPH),
    ("words.quotations.is_quotation", MAX_PARAGRAPH),
    ("words.sentences._END", MAX_TEXT),
    ("words.terminal._COMMAND", MAX_FILE),
    ("words.typos._form", MAX_ARGUMENT),
    ("yaml.compose._LOST_TEXT", MAX_FILE),
    ("yaml.compose._ENDS_ALONE", MAX_FILE),
    ("yaml.compose._TAB_INDENT", MAX_FILE),
    ("yaml.compose._NO_BREAK_INDENT", MAX_FILE),
    ("yaml.indents._MARGIN", MAX_FILE),
    ("yaml.indents._NO_CONTENT", MAX_FILE),
    ("yaml.mistakes._NO_SPACE", MAX_FILE),
    ("yaml.mistakes._BEFORE_EQUALS", MAX_FILE),
    ("yaml.mistakes._BEFORE_OTHER_SIGN", MAX_FILE),
    ("yaml.mistakes._FALLEN", MAX_FILE),
    ("yaml.mistakes._AT_THE_START", MAX_FILE),
    ("yaml.mistakes._ID_ALONE", MAX_FILE),
    ("yaml.mistakes._BULLETS", MAX_FILE),
    ("yaml.mistakes._BULLET", MAX_FILE),
    ("yaml.mistakes._FIRST_FIELDS", MAX_FILE),
    ("yaml.mistakes._FIRST_FIELDS", MAX_FILE),
    ("yaml.mistakes._FIRST_FIELDS", MAX_FILE),
    ("yaml.mistakes._FIRST_FIELDS", MAX_FILE),
    ("yaml.mistakes._CURLY", MAX_FILE),
    ("yaml.mistakes._CURLY_AROUND", MAX_FILE),
    ("yaml.mistakes._FIELD_ALONE", MAX_FILE),
    ("yaml.mistakes._after_a_mark", MAX_FILE),
    ("yaml.mistakes._after_a_mark", MAX_FILE),
    ("yaml.values._ID", MAX_TEXT),
)
"""Each pattern, in the order of the modules, with how many characters it may meet at most.

A new one needs a line here. ``make trust NAME=growth`` then measures it on hostile texts as long as that.
"""

AT_RUN_TIME: Mapping[str, tuple[str, ...]] = {
    "dates._from_words": (r"(?:(\d{1,2})\.? )?([A-Za-z]{3,})\.?(?: (\d{1,2}),?)? (\d{4})",),
    "finished.tags.end_of_raw_text": (r"(?i)</title(?=[\t\n\f\r />])",),
    "reading.checks._in_source": (r"“a\s+a\s+a\s+a”",),
    "reading.complaints._items": (r"[,;•·\s]", r"[,;•·\n]"),
    "scripts._parse": (),
    "starting.likely_dates._date_patterns": tuple(
        pattern.pattern for language in ("en", "es", "hu", "ko", "xx") for pattern in _date_patterns(language)
    ),
    "words.languages.DETERMINERS": tuple(pattern.pattern for pattern in DETERMINERS.values()),
    "words.languages.guess_language": (r"[\u3041-\u30ff]",),
}
"""Such patterns as are put together while the program runs."""

METHODS: Mapping[str, str] = {
    "finished.hand_written._VALUES": "fullmatch",
    "finished.tags.end_of_raw_text": "search",
    "maps.interactive._SCRIPT": "findall",
    "maps.interactive._STYLE": "findall",
    "reading.checks._in_source": "search",
    "starting.likely_dates._date_patterns": "finditer",
    "words.languages.DETERMINERS": "fullmatch",
    "yaml.mistakes._BEFORE_EQUALS": "match",
    "yaml.mistakes._BEFORE_OTHER_SIGN": "match",
    "yaml.mistakes._FIRST_FIELDS": "match",
    "yaml.mistakes._NO_SPACE": "match",
}
"""How those are used that are not called by their names."""


def bounded() -> Iterator[tuple[str, re.Pattern[Any], frozenset[str], int]]:
    """Each pattern that meets texts of others: where it stands, how it is used, and its bound."""
    for found, (owner, bound) in zip(find_patterns(), BOUNDS, strict=True):
        assert found.owner == owner
        known = (found.pattern,) if found.pattern else map(re.compile, AT_RUN_TIME[owner])
        methods = found.methods or frozenset({METHODS[owner]})
        if bound != OURS:
            yield from ((owner, pattern, methods, bound) for pattern in known)
