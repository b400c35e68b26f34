"""``explainer zip``: the built site as one archive that works from a folder."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from explainer.commands.command import MISUSED, OK, Command, add_site_folder, built_site, misuse, say
from explainer.commands.outputs import why_not_file
from explainer.files import write_file
from explainer.finished.archive import pack


def add_arguments(parser: ArgumentParser) -> None:
    """The built site, and where the archive goes."""
    add_site_folder(parser)
    output = Path("explainer.zip")
    parser.add_argument("--output", type=Path, default=output, help=f"where the archive goes (default: {output})")


def run(options: Namespace) -> int:
    """Pack the built site into a folder of the archive's own name."""
    if refusal := why_not_file(options.output, begins=b"PK", kind="archive"):
        return misuse(refusal)
    site = built_site(options)
    if site is None:
        return MISUSED
    archive = pack(site, options.output.stem)
    write_file(archive, options.output)
    say(
        options,
        f"{options.output}, {len(archive) / 1_000_000:.1f} MB: unpack it and open {options.output.stem}/index.html",
    )
    return OK


COMMAND = Command(
    name="zip",
    description="pack the built site into one archive that works offline",
    add_arguments=add_arguments,
    run=run,
)
