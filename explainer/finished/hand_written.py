"""The rendered HTML of what people write by hand in Markdown: an allow-list of elements and attributes.

It holds what Markdown and its extensions make: tabs, notes, lists of tasks, footnotes, tables, code in colours, keys,
icons. All else is refused, never taken out in silence, and told at the line of the Markdown file where it stands.
The list is compared with what a browser's parser reads (html5ever, in nh3), so that nothing hides in the difference.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import nh3

from explainer.diagnostics.locations import Location, SourceText
from explainer.diagnostics.problems import Code, Problems
from explainer.finished.markup import parse_markup
from explainer.finished.tags import Tag
from explainer.words.english import counted

__all__ = ["check_content", "scheme_of"]

_EVERYWHERE = {"aria-describedby", "aria-hidden", "aria-label", "aria-labelledby", "class", "dir", "hidden", "id",
               "lang", "role", "style", "title"}  # fmt: skip
_OF_DRAWINGS = {"clip-rule", "d", "fill", "fill-opacity", "fill-rule", "opacity", "stroke", "stroke-linecap",
                "stroke-linejoin", "stroke-width", "transform"}  # fmt: skip
_OF_CELLS = {"align", "colspan", "headers", "rowspan", "scope"}

_PLAIN = {
    "abbr", "address", "article", "aside", "b", "bdi", "bdo", "br", "caption", "center", "cite", "code", "dd", "dfn",
    "div", "dl", "dt", "em", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i",
    "kbd", "main", "mark", "nav", "p", "picture", "pre", "rp", "rt", "ruby", "s", "samp", "section", "small", "span",
    "strike", "strong", "sub", "summary", "sup", "tbody", "tfoot", "thead", "tr", "tt", "u", "var", "wbr",
}  # fmt: skip
"""Elements that need nothing but the attributes which stand everywhere."""

_ALLOWED: dict[str, set[str]] = {
    **{tag: set() for tag in _PLAIN},
    **{tag: {"align"} for tag in ("div", "p", "h1", "h2", "h3", "h4", "h5", "h6")},
    "a": {"download", "href", "hreflang", "name", "rel", "target"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "data": {"value"},
    "del": {"cite", "datetime"},
    "details": {"name", "open"},
    "img": {"align", "alt", "decoding", "height", "loading", "src", "srcset", "sizes", "width"},
    "input": {"checked", "disabled", "name", "type"},
    "ins": {"cite", "datetime"},
    "label": {"for"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "q": {"cite"},
    "source": {"media", "sizes", "srcset", "type"},
    "table": {"align"},
    "td": _OF_CELLS,
    "th": _OF_CELLS | {"abbr"},
    "time": {"datetime"},
    "ul": {"type"},
    # icons, which extensions put into the text
    "svg": {"fill", "focusable", "height", "preserveaspectratio", "viewbox", "width", "xmlns"},
    "g": _OF_DRAWINGS,
    "path": _OF_DRAWINGS,
    "circle": _OF_DRAWINGS | {"cx", "cy", "r"},
    "ellipse": _OF_DRAWINGS | {"cx", "cy", "rx", "ry"},
    "line": _OF_DRAWINGS | {"x1", "x2", "y1", "y2"},
    "polygon": _OF_DRAWINGS | {"points"},
    "polyline": _OF_DRAWINGS | {"points"},
    "rect": _OF_DRAWINGS | {"height", "rx", "ry", "width", "x", "y"},
}
_OF_EXTENSIONS = {"data-lang", "data-linenos", "data-preview", "data-search-exclude", "data-tabs", "data-title",
                  "data-toc-label"}  # fmt: skip
"""What extensions leave for style sheets; other ``data-`` attributes are those by which scripts find their parts."""

_ADDRESSES = {"cite", "href", "src"}
_LOADED = {"src", "srcset"}
_ELSEWHERE = re.compile(r"(?:^|,|:)[/\\]{2}")
_ORIGIN = re.compile(r"^[^/:]*:(?://[^/]*)?")
"""Scheme and host of an address, behind which an extension may have put a path of its own."""

_SCHEMES = {"http", "https", "mailto"}

_VALUES = {
    "target": re.compile(r"_(?:blank|self|parent|top)"),
    "type": re.compile(r"checkbox|radio|image/[a-z+]+|[1aAiI]|disc|circle|square", re.IGNORECASE),
    "name": re.compile(r"(?!__)[\w:.-]+|__(?:tabbed|codelineno)[\w-]+"),
    "id": re.compile(r"(?!__).*|__(?:tabbed|code|codelineno|span)[\w-]+", re.DOTALL),
    # without brackets, quotation marks, backslashes and slashes it can neither load nor import anything
    "style": re.compile(r"[\w\s:;.,%#+!-]*"),
    # a name as that of url() may be written with backslashes, and an address needs a slash to lead elsewhere
    **dict.fromkeys(("fill", "stroke"), re.compile(r"[\w\s#%,.()-]*")),
    "xmlns": re.compile(r"http://www\.w3\.org/2000/svg"),
}

_TAKE_OUT = "take it out; pages hold text, pictures and links"
_LINK = "a link may begin with https:, http: or mailto:, or lead to a page of the site"
_MOST = 100
"""So many faults of one page are told at once."""

_SERVE = "serve the file from the site"
_CLOSE = "end every element inside the one it began in"
_PLAINLY = "write it without comments, and end every element inside the one it began in"


@dataclass(frozen=True, slots=True)
class _Fault:
    """What is wrong in words, what to do, and by which texts it may be found in the Markdown, the best one first."""

    message: str
    remedy: str
    traces: tuple[str, ...]
    code: Code = Code.UNSAFE_HTML


def check_content(content: str, written: SourceText, problems: Problems) -> None:
    """Add an error for everything in rendered ``content`` that no page may hold, where it stands in ``written``."""
    faults = list(_faults(content))
    search = _Search(written)
    for fault in faults[:_MOST]:
        problems.error(fault.code, fault.message, search.find(fault.traces), fault.remedy)
    if more := faults[_MOST:]:
        message = f"this page holds {counted(len(more), 'more thing')} that no page may"
        problems.error(Code.UNSAFE_HTML, message, Location(written, 0, 0), "take out what is told, then build again")


def _faults(content: str) -> Iterator[_Fault]:
    markup = parse_markup(content)
    found = [fault for element in markup.elements for fault in _faults_of(element.tag)]
    if not found:  # else what never ends follows from what may not begin
        found = [_Fault(message, _CLOSE, _traces_of_mistake(message)) for message, _ in markup.mistakes]
    yield from found
    plain = _NO_STRUCTURE.sub("x", content)  # nh3 takes its time for these, and they make no elements
    if not found and _as_read(_browser_reads(plain)) != _as_read(plain):
        yield _Fault("browsers would read this page otherwise than it is written", _PLAINLY, ("<!", "<"))


def _faults_of(element: Tag) -> Iterator[_Fault]:
    tag, attributes = element.name, element.attributes
    if tag not in _ALLOWED:
        yield _Fault(f"a page may not hold the element '{tag[:40]}'", _TAKE_OUT, (f"<{tag}", tag))
        return
    if tag == "input" and attributes.get("type", "").lower() not in ("checkbox", "radio"):  # all others become texts
        yield _Fault("a page may not hold a field to write in", _TAKE_OUT, ("<input",))
        return
    # an extension may have made the element, and have left what was written in one of these
    shown = [attributes[name] for name in ("title", "alt") if name in attributes]
    for name, value in attributes.items():
        if wrong := _wrong_with(tag, name, value):
            code, message, remedy = wrong
            # a name of code is never an ordinary word, and its value may be one
            traces = (f"{name}=", value) if name.startswith("on") else (value, *_ORIGIN.findall(value))
            yield _Fault(message, remedy, (*traces, *shown, f"{name}=", name, f"<{tag}"), code)


def _wrong_with(tag: str, name: str, value: str) -> tuple[Code, str, str] | None:
    """What is wrong with an attribute, and what to do."""
    if name.startswith("on"):
        return Code.UNSAFE_HTML, f"'{name[:40]}' puts code into an attribute", _TAKE_OUT
    if name not in _ALLOWED[tag] | _EVERYWHERE | _OF_EXTENSIONS:
        return Code.UNSAFE_HTML, f"'{tag}' may not have the attribute '{name[:40]}'", _TAKE_OUT
    if name in _ADDRESSES and scheme_of(value) not in (None, *_SCHEMES):
        return Code.UNSAFE_HTML, f"'{value[:60]}' is not a safe address", _LINK
    if name in _LOADED and _ELSEWHERE.search(_without_gaps(value)):
        return Code.FOREIGN_ADDRESS, f"'{value[:60]}' would be loaded from another host", _SERVE
    if name in _VALUES and not _VALUES[name].fullmatch(value):
        return Code.UNSAFE_HTML, f"'{name}' of '{tag}' may not be '{value[:60]}'", _TAKE_OUT
    return None


def scheme_of(address: str) -> str | None:
    """The scheme of an address as browsers find it: without what they pass over (WHATWG URL, "basic URL parser")."""
    found = re.match(r"[a-z][a-z0-9+.-]*(?=:)", _without_gaps(address).lower())
    return found[0] if found else None


def _browser_reads(content: str) -> str:
    """What a browser's parser reads, printed again, without what is not allowed."""
    more = _EVERYWHERE | _OF_EXTENSIONS | {"viewBox", "preserveAspectRatio"}  # such capitals are kept in drawings
    allowed = {tag: attributes | more for tag, attributes in _ALLOWED.items()}
    return nh3.clean(
        content,
        tags=set(_ALLOWED),
        attributes=allowed,
        clean_content_tags=set(),
        url_schemes=_SCHEMES,
        link_rel=None,
    )


def _as_read(content: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """The elements and their attributes, but for what a browser's parser adds by itself.

    That are parts of a table which are not written, and a paragraph where another ends behind a block that stands in
    it: Markdown makes such a one of text that follows a block of code without a blank line.
    """
    read = [(one.tag.name, sorted(one.tag.attributes.items())) for one in parse_markup(content).elements]
    return [one for one in read if one != ("p", []) and one[0] not in ("tbody", "colgroup")]


def _traces_of_mistake(message: str) -> tuple[str, ...]:
    _, tag, *_ = message.split("'") if "'" in message else ("", "")
    return (f"</{tag}", f"<{tag}", tag) if tag else ("<",)


class _Search:
    """Finds in Markdown what stands in the HTML that was made of it: the second of two alike behind the first."""

    def __init__(self, file: SourceText) -> None:
        self._file = file
        # What is shown as code is no code: it is looked at last.
        self._lines = (_folded(_without_code(file.text)), _folded(file.text))
        self._seen: Counter[str] = Counter()
        self._found: dict[tuple[int, str], list[int]] = {}

    def find(self, traces: tuple[str, ...]) -> Location:
        """The line, from its first letter; the first line of the file if an extension made it."""
        for lines in self._lines:
            for trace in filter(None, map(_fold, traces)):
                if numbers := self._numbers(lines, trace):
                    self._seen[trace] += 1
                    return self._line(numbers[min(self._seen[trace], len(numbers)) - 1])
        return Location(self._file, 0, 0)

    def _numbers(self, lines: list[str], trace: str) -> list[int]:
        """The number of the line of each occurrence; nobody looks for the same twice."""
        key = (id(lines), trace)
        if key not in self._found:
            found = (number for number, line in enumerate(lines, start=1) for _ in range(line.count(trace)))
            self._found[key] = list(found)
        return self._found[key]

    def _line(self, number: int) -> Location:
        start, text = self._file.offset(number), self._file.line(number)
        start += len(text) - len(text.lstrip())
        return Location(self._file, start, max(start, self._file.offset(number) + len(text.rstrip())))


def _folded(text: str) -> list[str]:
    return [_fold(line) for line in text.split("\n")]


def _fold(text: str) -> str:
    """Alike for whatever is read alike: character references, capitals, and signs that browsers pass over."""
    return _without_gaps(html.unescape(text)).replace("\\", "").casefold()


def _without_gaps(text: str) -> str:
    return _GAPS.sub("", text)


_NO_STRUCTURE = re.compile(r"[^\x00-\x7f]+|&+")
_GAPS = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\ufeff]")
_FENCE = re.compile(r"^([ \t>]*)(`{3,}|~{3,}).*?(?:^[ \t>]*\2|\Z)", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"(?<!`)(`++)[^`\n]++\1(?!`)")


def _without_code(text: str) -> str:
    """The text with blanks for what is shown as code, line by line."""
    without = _FENCE.sub(lambda found: "\n" * found[0].count("\n"), text)
    return _CODE.sub("", without)
