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
    assert events["additionalProperties"]["properties"]["who"]["items"] == {"$ref": "#/$defs/id-of-actor"}
    assert {"const": "dockers", "description": "Dockers"} in events["$defs"]["id-of-actor"]["oneOf"]


def test_a_correction_may_concern_an_entry_of_any_kind_but_no_party(data: Path, run: Run) -> None:
    run("schema")
    corrections = json.loads((data / "schema" / "corrections.json").read_text(encoding="utf-8"))
    ids = {choice["const"] for choice in corrections["$defs"]["id-of-entry"]["oneOf"]}
    assert {"dockers", "velter", "atlas", "fee"} <= ids
    assert "union" not in ids
