"""Where this program was installed from, as a line that others can give to pip (PEP 610 tells it).

A name alone is written only where pip found the program by its name: elsewhere it would be taken from whoever registers
that name first in an index.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.metadata import Distribution, entry_points
from pathlib import Path
from urllib.parse import unquote, urlsplit

from explainer.files.package import has_pictures

__all__ = ["Origin", "distribution", "origin"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """``requirement`` is the line; ``wheel`` is a file of this machine that it names, by the path ``wheels/…``."""

    requirement: str
    wheel: Path | None = None


def distribution() -> Distribution:
    """The installed package that this command line belongs to."""
    scripts = entry_points(group="console_scripts", name="explainer")
    own = next(entry.dist for entry in scripts if entry.value == _COMMAND)
    assert own is not None  # entry points that were found in a package know it
    return own


_COMMAND = "explainer.cli:main"


def origin(package: Distribution | None = None) -> Origin | None:
    """How to install what runs now, with its extra if that is there; None if it stands in a folder of this machine."""
    package = package or distribution()
    extra = "[pictures]" if has_pictures() else ""
    name = f"{package.name}{extra}"
    record = json.loads(package.read_text("direct_url.json") or "null")
    if record is None:
        return Origin(requirement=f"{name}=={package.version}")
    url = urlsplit(record["url"])
    if "vcs_info" in record and url.scheme != "file":
        git = record["vcs_info"]
        return Origin(requirement=f"{name} @ {git['vcs']}+{url.geturl()}@{git['commit_id']}")
    if "archive_info" in record and url.scheme == "https":
        return Origin(requirement=f"{name} @ {url.geturl()}")
    wheel = Path(unquote(url.path))
    if "archive_info" in record and wheel.suffix == ".whl" and wheel.is_file():
        return Origin(requirement=f"./wheels/{wheel.name}{extra}", wheel=wheel)
    return None
