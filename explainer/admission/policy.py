"""The policy for files by hand that go onto the site: which kinds there are, and what each must be.

A kind is told by the ending of a name, or by the name, and the content has to be what the name says. Whatever is of no
kind stays out. The bytes that are admitted are ours: checked, and written anew where the format allows it, so that
nobody reads the file a second time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from explainer.admission.drawings import admit_drawing
from explainer.admission.file import Admit, File
from explainer.admission.fonts import admit_font
from explainer.admission.pictures import PICTURE_ENDINGS, admit_icon, admit_picture
from explainer.admission.style_sheets import admit_style_sheet
from explainer.admission.text_files import admit_empty, admit_host_name, admit_page, admit_robots
from explainer.diagnostics.problems import Problems
from explainer.files.entries import display_path, read_entry, survey
from explainer.words.file_names import shown_name

__all__ = [
    "FILE_KINDS",
    "HIDDEN_NAMES",
    "FileKind",
    "admit_file",
    "check_folder",
    "check_theme",
    "is_leftover",
    "kind_of",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileKind:
    """A kind of file that may go onto the site; ``names`` stand at the top of the folder, ``endings`` anywhere."""

    plural: str
    endings: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    max_bytes: int
    admit: Admit


def _admit_document(file: File, problems: Problems) -> bytes | None:
    # what reads PDF files takes half a second to load, and few sites hold one
    from explainer.admission.documents import admit_document

    return admit_document(file, problems)


FILE_KINDS = (
    FileKind(plural="pages", endings=(".md",), max_bytes=1_000_000, admit=admit_page),
    FileKind(plural="pictures", endings=PICTURE_ENDINGS, max_bytes=25_000_000, admit=admit_picture),
    FileKind(plural="drawings", endings=(".svg",), max_bytes=500_000, admit=admit_drawing),
    FileKind(plural="icons", endings=(".ico",), max_bytes=1_000_000, admit=admit_icon),
    FileKind(plural="style sheets", endings=(".css",), max_bytes=500_000, admit=admit_style_sheet),
    FileKind(plural="fonts", endings=(".woff2", ".woff"), max_bytes=5_000_000, admit=admit_font),
    FileKind(plural="documents", endings=(".pdf",), max_bytes=25_000_000, admit=_admit_document),
    FileKind(plural="rules for search engines", names=("robots.txt",), max_bytes=500_000, admit=admit_robots),
    FileKind(plural="the name of the host", names=("CNAME",), max_bytes=1_000, admit=admit_host_name),
    FileKind(plural="a word to GitHub", names=(".nojekyll",), max_bytes=1_000, admit=admit_empty),
)

HIDDEN_NAMES = frozenset(name for kind in FILE_KINDS for name in kind.names if name.startswith("."))

_LEFTOVER = re.compile(
    r"#.*#|~\$.*|.*~|.*\.(?:swp|swo|bak|orig|rej|tmp|temp|part|crdownload)|thumbs\.db|desktop\.ini|\.ds_store",
    re.IGNORECASE,
)
"""What editors, systems and downloads leave beside a file."""


def kind_of(path: PurePosixPath) -> FileKind | None:
    """The kind of a file by its path in its folder; None if files like it stay out."""
    is_top = len(path.parts) == 1
    # Markdown in capitals is no page to MkDocs, which would publish its text
    ending = path.suffix if path.suffix.lower() == ".md" else path.suffix.lower()
    return next((kind for kind in FILE_KINDS if ending in kind.endings or (is_top and path.name in kind.names)), None)


def is_leftover(path: PurePosixPath) -> bool:
    """Whether a file stands there by chance, and is passed over."""
    return _LEFTOVER.fullmatch(path.name) is not None


def check_folder(folder: Path, problems: Problems) -> None:
    """Tell everything below a folder that is no regular file with a plain name; nothing is opened."""
    survey(folder, problems, lambda path: kind_of(path) is not None)


def check_theme(folder: Path, problems: Problems) -> None:
    """The same for the folder of a theme, whose drawings go into pages as they are: they need no cleaning, or are told.

    Its templates are programs. Who may write them may do all that this program does.
    """
    for path in survey(folder, problems, lambda path: kind_of(path) is not None):
        if path.suffix.lower() == ".svg":
            told = Problems()
            content = admit_file(folder, path, told)
            for problem in told:
                problems.add(replace(problem, severity="error"))
            if content and _TEMPLATE.search(content):
                message, remedy = "this drawing would run as a template", "take out the signs {{, {% and {#"
                File(display_path(folder / path), content).refuse(problems, message, remedy)


_TEMPLATE = re.compile(rb"\{[{%#]")


def admit_file(folder: Path, path: PurePosixPath, problems: Problems, *, also: Iterable[str] = ()) -> bytes | None:
    """What goes onto the site for a file below a folder; None with the reasons in ``problems``.

    The files whose paths are in ``also`` are admitted as they are, because the project vouches for them.
    """
    kind = kind_of(path)
    if kind is None and path.as_posix() not in also:
        File(display_path(folder / path), b"").refuse(problems, *_of_no_kind(path))
        return None
    content = read_entry(folder, path, kind.max_bytes if kind else _MAX_VOUCHED, problems)
    if content is None or kind is None:
        return content
    return kind.admit(File(display_path(folder / path), content), problems)


_MAX_VOUCHED = 5_000_000


def _of_no_kind(path: PurePosixPath) -> tuple[str, str]:
    name = shown_name(path.name)
    if any(name.lower() == own.lower() for kind in FILE_KINDS for own in kind.names):
        return f"'{name}' does not stand where it is looked for", "put it at the top of the folder, in these letters"
    if path.suffix.lower() in (".md", ".markdown", ".mdown", ".mkdn", ".mkd"):
        return f"'{name}' is no page by its name", "let its name end in .md"
    known = ", ".join(f"{kind.plural} ({' '.join((*kind.endings, *kind.names))})" for kind in FILE_KINDS)
    return f"'{name}' is no file that may go onto the site", f"a site takes {known}"
