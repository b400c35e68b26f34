"""What becomes of a file that is to go onto a site."""

from __future__ import annotations

from explainer.admission.file import Admit, File
from explainer.diagnostics.listing import as_text
from explainer.diagnostics.problems import Problems


def admitted(admit: Admit, path: str, content: bytes | str) -> tuple[bytes | None, str]:
    """The bytes that go in, and what is said of them."""
    problems = Problems()
    result = admit(File(path, content if isinstance(content, bytes) else content.encode()), problems)
    assert (result is None) == bool(problems.errors), "refused without a reason, or admitted with an error"
    return result, as_text(problems)
