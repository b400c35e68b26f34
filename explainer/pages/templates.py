"""Templates as pages need them: what they print is HTML, they name what is missing, and calls in them cost little."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.runtime import Context as Variables
from pydantic import BaseModel

from explainer.pages.compiled import COMPILED

__all__ = ["Templates"]


class _Variables(Variables):
    """What a template may name. Jinja asks each function it calls whether it wants these; none of ours does."""

    def call(self, function: Any, /, *args: Any, _loop_vars: Any = None, _block_vars: Any = None, **values: Any) -> Any:
        """Call a function or a macro."""
        return function(*args, **values)


class Templates(Environment):
    """The templates of one site.

    All names that they share stand in ``globals`` before the first is used. A template imported without context knows
    no others, and so is run once for the site.
    """

    context_class = _Variables

    def __init__(self) -> None:
        super().__init__(
            loader=PackageLoader("explainer", "templates"),
            bytecode_cache=COMPILED,
            autoescape=True,
            auto_reload=False,  # the next build reads them anew
            optimized=False,  # to look for constants to fold costs more than they do
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._lacking: set[tuple[type, str]] = set()

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What an object calls so. What one entry lacks, all of its kind lack: pydantic is asked once."""
        lacking = (type(obj), attribute)
        if lacking in self._lacking:
            return self.undefined(obj=obj, name=attribute)
        try:
            return getattr(obj, attribute)
        except AttributeError:
            if isinstance(obj, BaseModel):
                self._lacking.add(lacking)
            return super().getattr(obj, attribute)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The same mapping for every template: none has names of its own, for which Jinja puts one before another."""
        return self.globals if d is None else super().make_globals(d)
