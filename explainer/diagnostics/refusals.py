"""What the system refuses, in one line for people: which file, why, and what they can do about it."""

from __future__ import annotations

import errno
import os

from explainer.words.terminal import shown

__all__ = ["refusal"]

_REMEDIES = {
    errno.ENOSPC: "make room on this disk, or name a place on another one",
    errno.EDQUOT: "make room within your quota, or name a place on another disk",
    errno.EFBIG: "allow larger files, or name a place on another disk",
    errno.EROFS: "name a place on a disk that can be written",
    errno.EACCES: "ask for the right to do so, or name a place of your own",
    errno.EPERM: "ask for the right to do so, or name a place of your own",
    errno.ENOENT: "check the name, and that a link on the way leads somewhere",
    errno.ENOTDIR: "what is named as a folder is none; name a folder",
    errno.EISDIR: "name a file",
    errno.EEXIST: "something else has this name; name another place",
    errno.ENOTEMPTY: "something else has this name; name another place",
    errno.ENAMETOOLONG: "choose a shorter name",
    errno.ELOOP: "links lead in a circle; name the place itself",
    errno.EIO: "the disk is damaged or was taken away; try another one",
    errno.EBUSY: "this is a disk of its own, or in use; name a folder below it",
    errno.EXDEV: "this is a disk of its own; name a folder below it",
    errno.EMFILE: "too many files are open; close other programs, or raise the limit (ulimit -n)",
    errno.ENFILE: "too many files are open; close other programs",
    errno.ENOLCK: "this disk knows no locks; name a place on another one",
}


def refusal(error: OSError) -> str:
    """An OSError as ``file: reason; remedy``, printable and on one line.

    What this program says itself, as when another build is running, tells the remedy already.
    """
    name = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes | os.PathLike) else "the system"
    reason = error.strerror or str(error) or type(error).__name__
    system = error.errno is not None and reason == os.strerror(error.errno)
    remedy = _REMEDIES.get(error.errno or 0) if system else None
    return shown(f"{name}: {reason}" + (f"; {remedy}" if remedy else ""))
