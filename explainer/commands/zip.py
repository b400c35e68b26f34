"""``explainer zip``: the built site as one archive that works from a folder."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from explainer.commands.command import OK, add_site_folder, say
from explainer.commands.outputs import built_site, expect_file
from explainer.diagnostics.errors import MisuseError
from explainer.files.writing import write_file
from explainer.finished.archive import pack
from explainer.words.file_names import name_fault


def add_arguments(parser: ArgumentParser) -> None:
    """The built site, and where the archive goes."""
    add_site_folder(parser)
    output = Path("explainer.zip")
    parser.add_argument("--output", type=Path, default=output, help=f"where the archive goes (default: {output})")


def run(options: Namespace) -> int:
    """Pack the built site into a folder of the archive's own name."""
    expect_file(options.output, begins=b"PK", kind="archive", site=options.site)
    folder = options.output.stem
    if folder.startswith(".") or name_fault(folder):
        raise MisuseError(f"{options.output} would unpack to a folder '{folder}'; name it otherwise, such as site.zip")
    archive = pack(built_site(options.site), folder)
    write_file(archive, options.output)
    say(options, f"{options.output}, {len(archive) / 1_000_000:.1f} MB: unpack it and open {folder}/index.html")
    return OK
