"""Files that installed packages bring: templates and scripts of our own, and those of the map's library."""

from __future__ import annotations

import sys
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

__all__ = ["has_pictures", "package_file", "program_digest"]


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


@cache
def program_digest() -> bytes:
    """A digest of this program as it is installed, of the libraries beside it, of Python and the order of bytes."""
    found = sha256(f"{sys.version} {sys.byteorder}".encode())
    # the folders of installed packages are called by their versions (PyPA, recording installs)
    packages = {path.name for place in sys.path for path in Path(place).glob("*.dist-info")}
    found.update("\n".join(sorted(packages)).encode() + b"\n")
    folder = Path(__file__).parent.parent
    for path in sorted(path for path in folder.rglob("*") if path.suffix != ".pyc" and path.is_file()):
        found.update(path.relative_to(folder).as_posix().encode() + b"\n" + sha256(path.read_bytes()).digest())
    return found.digest()
