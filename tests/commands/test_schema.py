"""The command schema: what it writes."""

from __future__ import annotations

import json
from pathlib import Path

from harbour import FILES, Run

from explainer.commands import OK


def test_schemas_know_the_ids_in_the_data(data: Path, run: Run) -> None:
    assert run("schema") == (OK, "", "10 schemas written to schema\n")
    names = {path.name for path in (data / "schema").iterdir()}
    assert names == {f"{name.removesuffix('.yml')}.json" for name in FILES if name.endswith(".yml")}
    events = json.loads((data / "schema" / "events.json").read_text(encoding="utf-8"))
    who = events["additionalProperties"]["properties"]["who"]["items"]["oneOf"]
    assert {"const": "dockers", "title": "Dockers"} in who
