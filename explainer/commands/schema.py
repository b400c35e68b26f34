"""``explainer schema``: JSON Schemas for editors that know the ids in the data."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

from explainer.commands.command import OK, add_data_folder, say
from explainer.commands.inputs import load
from explainer.commands.outputs import expect_folder
from explainer.editing.json_schema import json_schema
from explainer.files.writing import write_files
from explainer.kinds import KINDS
from explainer.kinds.parts import Model
from explainer.kinds.project import Project


def add_arguments(parser: ArgumentParser) -> None:
    """The data folder and where the schemas go."""
    add_data_folder(parser)
    parser.add_argument("--output", type=Path, default=Path("schema"), help="where they go (default: schema)")


def run(options: Namespace) -> int:
    """Write one schema for each data file."""
    story = load(options)
    models: dict[str, type[Model]] = {"explainer": Project, **{kind.plural: kind.model for kind in KINDS.values()}}
    files = {
        f"{name}.json": (json.dumps(json_schema(model, story.names), ensure_ascii=False, indent=2) + "\n").encode()
        for name, model in models.items()
    }
    expect_folder(options.output, data=options.data)
    write_files(files, options.output, known=files)
    say(options, f"{len(files)} schemas written to {options.output}")
    return OK
