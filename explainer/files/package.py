"""Files that installed packages bring: templates and scripts of our own, and those of the map's library."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

__all__ = ["has_pictures", "package_file"]


def package_file(package: str, name: str) -> bytes:
    """The content of a file in an installed package, such as ``assets/explainer.css``; the package is not run.

    Raises FileNotFoundError if the package or the file is missing.
    """
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(f"the package {package} is not installed")
    return (Path(spec.submodule_search_locations[0]) / name).read_bytes()


def has_pictures() -> bool:
    """Whether what draws the pictures of shared links is installed: the extra ``pictures`` of this package."""
    return all(map(find_spec, ("fontTools", "matplotlib", "PIL")))
