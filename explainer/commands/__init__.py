"""The commands of the command line. A new command is one file here and one line in COMMANDS."""

from __future__ import annotations

from explainer.commands import add, build, check, explain, fix, links, new, pdf, report, schema, verify
from explainer.commands import zip as zip_
from explainer.commands.command import FAILED, MISUSED, OK, Command

__all__ = ["COMMANDS", "FAILED", "MISUSED", "OK", "Command"]

COMMANDS: tuple[Command, ...] = (
    new.COMMAND,
    add.COMMAND,
    check.COMMAND,
    fix.COMMAND,
    explain.COMMAND,
    build.COMMAND,
    links.COMMAND,
    pdf.COMMAND,
    zip_.COMMAND,
    report.COMMAND,
    schema.COMMAND,
    verify.COMMAND,
)
"""In the order of the help."""
