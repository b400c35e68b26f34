"""What the system refuses, in one line."""

from __future__ import annotations

import errno
import os

import pytest

from explainer.diagnostics.refusals import refusal


@pytest.mark.parametrize(
    "code",
    [
        "ENOSPC", "EROFS", "EACCES", "EPERM", "ENAMETOOLONG", "ELOOP", "EISDIR", "ENOTDIR", "EIO", "EEXIST", "ENOENT",
        "EDQUOT", "EFBIG", "EBUSY", "EXDEV", "EMFILE", "ENOTEMPTY", "ENOLCK", "ENFILE",
    ],
)  # fmt: skip
def test_every_refusal_has_its_file_its_reason_and_a_remedy(code: str) -> None:
    number = getattr(errno, code)
    line = refusal(OSError(number, os.strerror(number), "out/site"))
    assert line.startswith(f"out/site: {os.strerror(number)}; ")


def test_what_the_program_says_itself_has_its_remedy() -> None:
    assert refusal(OSError(errno.EEXIST, "this is in the way; move it", "a")) == "a: this is in the way; move it"


def test_a_refusal_without_a_file_or_a_reason_is_a_line_too() -> None:
    assert refusal(OSError(errno.EPIPE, "Broken pipe")) == "the system: Broken pipe"
    assert refusal(OSError("no network")) == "the system: no network"
    assert refusal(TimeoutError()) == "the system: TimeoutError"


def test_a_name_that_would_act_in_a_terminal_does_not() -> None:
    assert refusal(OSError(errno.EPIPE, "no", b"a\n::error::\x1b[1m\xff")) == "a�::error::�[1m�: no"
