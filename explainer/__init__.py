"""Turn a news report and YAML annotations of it into a published site that readers can trust.

What programs may use is listed in ``__all__``; everything else may change without notice::

    from pathlib import Path
    from explainer import Problems, StoryError, build_site, load_story, write_site

    warnings = Problems()
    try:
        site = build_site(load_story(Path("data"), warnings))
    except StoryError as error:
        for problem in error.problems:
            print(problem.location, problem.message)
    else:
        write_site(site, Path("pages"))

Each name is imported when it is first used, so that a command waits for nothing that it does not need.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # what editors and type checkers see; a test holds it against the table below
    from explainer.diagnostics.errors import ExplainerError, MisuseError, SiteError, StoryError
    from explainer.diagnostics.locations import Location
    from explainer.diagnostics.problems import Code, Problem, Problems
    from explainer.kinds import KINDS, Kind
    from explainer.pages import Asset, Page, SiteOptions
    from explainer.reading.loading import load_story
    from explainer.reading.story import Story
    from explainer.site import Site, build_site, write_site

__all__ = [
    "KINDS",
    "Asset",
    "Code",
    "ExplainerError",
    "Kind",
    "Location",
    "MisuseError",
    "Page",
    "Problem",
    "Problems",
    "Site",
    "SiteError",
    "SiteOptions",
    "Story",
    "StoryError",
    "build_site",
    "load_story",
    "write_site",
]

__version__ = "0.1.0"

_HOMES = {
    "diagnostics.errors": ("ExplainerError", "MisuseError", "SiteError", "StoryError"),
    "diagnostics.locations": ("Location",),
    "diagnostics.problems": ("Code", "Problem", "Problems"),
    "kinds": ("KINDS", "Kind"),
    "pages": ("Asset", "Page", "SiteOptions"),
    "reading.loading": ("load_story",),
    "reading.story": ("Story",),
    "site": ("Site", "build_site", "write_site"),
}


if not TYPE_CHECKING:  # to a type checker every name would exist

    def __getattr__(name: str) -> Any:
        """A public name, when it is first used (PEP 562)."""
        for module, names in _HOMES.items():
            if name in names:
                return getattr(import_module(f"explainer.{module}"), name)
        raise AttributeError(f"module 'explainer' has no attribute '{name}'")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
