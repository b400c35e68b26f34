"""What takes long to make, kept in the user's cache folder by what it is made of.

The folder may be deleted at any time, and what is kept there changes no byte of what is made: it is found by a digest
of everything it depends on, and counts only if it is whole.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

__all__ = ["cache_folder", "kept"]

_FOLDER = "explainer-site"
_DIGEST = hashlib.sha256
_SIZE = _DIGEST().digest_size


def kept(name: str, made_of: bytes, make: Callable[[], bytes]) -> bytes:
    """What ``make`` makes of ``made_of``, or made of it before; ``name`` says what sort of thing that is.

    Nothing is kept where the disk refuses.
    """
    folder = cache_folder()
    if folder is None:
        return make()
    path = folder / name / _DIGEST(made_of).hexdigest()
    try:
        digest, content = (found := path.read_bytes())[:_SIZE], found[_SIZE:]
    except OSError:
        pass
    else:
        if _DIGEST(content).digest() == digest:
            return content
    content = make()
    _keep(path, _DIGEST(content).digest() + content)
    return content


def _keep(path: Path, content: bytes) -> None:
    """Write a file that another process may be writing too: each into one of its own, and the last one stays."""
    own = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(exist_ok=True, mode=0o700)
        own.write_bytes(content)
        own.replace(path)
    except OSError:
        with suppress(OSError):
            own.unlink()


def cache_folder() -> Path | None:
    """Where this program keeps such things (XDG Base Directory Specification); made where it is not there.

    None for users without a home, where the disk refuses, and where others may write: what is kept goes into pages.
    """
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    try:
        # other than whole paths are to be ignored, by the specification
        folder = (named if named.is_absolute() else Path.home() / ".cache") / _FOLDER
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        found = folder.lstat()
    except (OSError, RuntimeError):
        return None
    is_ours = stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid() and not found.st_mode & _OF_OTHERS
    return folder if is_ours else None


_OF_OTHERS = stat.S_IWGRP | stat.S_IWOTH
