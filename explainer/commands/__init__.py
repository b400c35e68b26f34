"""The commands of the command line. A new command is one file here and one line in COMMANDS.

The file ``commands/check.py`` is what ``explainer check`` runs; it is imported when it is run, so that help is there at
once, and no command waits for what another one needs.
"""

from __future__ import annotations

from explainer.commands.command import FAILED, MISUSED, OK, STOPPED, Command

__all__ = ["COMMANDS", "FAILED", "MISUSED", "OK", "STOPPED", "Command"]

COMMANDS: tuple[Command, ...] = (
    Command("new", "make a new project for a text, with proposals for its entries"),
    Command("add", "add an entry, asked for field by field"),
    Command("check", "check the data and report every problem at once"),
    Command("fix", "propose the repairs that are certain, and make them with --write"),
    Command("explain", "explain the code of a problem, with a wrong and a right example"),
    Command("build", "build the site, check it, and put it in its place"),
    Command("serve", "serve a preview that follows your changes"),
    Command("links", "check every link of the built site, or ask the sources online"),
    Command("pdf", "print the built site as one tagged PDF (needs Chromium)"),
    Command("zip", "pack the built site into one archive that works offline"),
    Command("report", "tell what a change to the data does for readers, as Markdown"),
    Command("schema", "write JSON Schemas that know the ids in the data, for editors"),
    Command("verify", "compare our retelling with the original report"),
)
"""In the order of the help."""
