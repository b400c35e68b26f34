"""Modules of JavaScript as one classic script: a page opened from a folder may load no modules.

Each module becomes a function that is given what it imports and returns what it exports, so the private names of two
modules never meet. Only what this needs is understood: ``import { a, b } from "./x.js"``, and ``export`` before a
``function``, a ``class`` or a ``const``, each at the start of a line; imports in a circle are refused, like everything
else, with file and line. Bundlers do this and far more, but they come with Node or as a binary, and a site is built
without either.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from graphlib import CycleError, TopologicalSorter

__all__ = ["bundle"]

_COMMENT = re.compile(r"^[ \t]*(?://.*|/\*(?:[^*]|\*(?!/))*\*/[ \t]*)$", re.MULTILINE)
_IMPORT = re.compile(r'^import \{(\s*[\w$]+(?:,\s*[\w$]+)*,?\s*)\} from "(\.{1,2}/[^"\n]+\.js)"$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const) ([\w$]+))", re.MULTILINE)

_REFUSED = {
    r"^\s*(?:import|export)\b(?!\s*[:=(.])|\bimport\s*[(.]": (
        'only import { a } from "./b.js" and export before a function, a class or a const are understood'
    ),
    r"^[^`]*`(?:[^`]*`[^`]*`)*[^`]*$": "a template ends on its line, so that no line in one can look like an import",
    r"/\*(?!.*\*/)": "a comment over several lines stands on lines of its own",
}
"""What a line may not hold once comments, imports and exports are out, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Import:
    names: tuple[str, ...]
    path: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Module:
    path: str
    imports: tuple[_Import, ...]
    exports: tuple[str, ...]
    body: str


def bundle(entry: str, read: Callable[[str], str], data: Mapping[str, str] | None = None) -> str:
    """The module at the path ``entry`` and all it imports as one script in strict mode, what is imported first.

    ``data`` are values as JSON, each by the path of a module that exports one constant, which is that value then.
    Comments that fill their lines stay behind. Raises ValueError for what is not understood.
    """
    modules: dict[str, _Module] = {}
    waiting = [entry]
    while waiting:
        path = waiting.pop()
        if path not in modules:
            module = _parse(path, read(path))
            modules[path] = _filled(module, data[path]) if data and path in data else module
            waiting += [found.path for found in modules[path].imports]
    for module in modules.values():
        for found in module.imports:
            for name in set(found.names) - set(modules[found.path].exports):
                raise ValueError(f"{module.path}:{found.line}: {found.path} exports no {name}")
    sorter = TopologicalSorter({path: [found.path for found in module.imports] for path, module in modules.items()})
    try:
        functions = [_as_function(modules[path]) for path in sorter.static_order()]
    except CycleError as error:
        raise ValueError(f"modules import each other in a circle: {' <- '.join(error.args[1])}") from None
    return f'(() => {{\n"use strict"\nconst modules = {{}}\n{"".join(functions)}}})()\n'


def _parse(path: str, text: str) -> _Module:
    text = _COMMENT.sub(_only_newlines, text)
    imports = tuple(_imports(path, text))
    exports = tuple(_EXPORT.findall(text))
    body = _EXPORT.sub("", _IMPORT.sub(_only_newlines, text))
    for number, line in enumerate(body.split("\n"), 1):
        for pattern, reason in _REFUSED.items():
            if re.search(pattern, line):
                raise ValueError(f"{path}:{number}: {reason}")
    return _Module(path=path, imports=imports, exports=exports, body=re.sub(r"\n{2,}", "\n", body).strip("\n"))


def _filled(module: _Module, value: str) -> _Module:
    (name,) = module.exports
    return replace(module, body=f"const {name} = {value}")


def _only_newlines(match: re.Match[str]) -> str:
    """Lines keep their numbers."""
    return "\n" * match[0].count("\n")


def _imports(path: str, text: str) -> Iterator[_Import]:
    for match in _IMPORT.finditer(text):
        yield _Import(
            names=tuple(name for part in match[1].split(",") if (name := part.strip())),
            path=posixpath.normpath(posixpath.join(posixpath.dirname(path), match[2])),
            line=text.count("\n", 0, match.start()) + 1,
        )


def _as_function(module: _Module) -> str:
    """Arguments are looked up outside the function: whatever names it has, they hide none of them."""
    parameters = ", ".join(f"{{ {', '.join(found.names)} }}" for found in module.imports)
    arguments = ", ".join(f'modules["{found.path}"]' for found in module.imports)
    exports = f"return {{ {', '.join(module.exports)} }}\n" if module.exports else ""
    return f'modules["{module.path}"] = (({parameters}) => {{\n{module.body}\n{exports}}})({arguments})\n'
