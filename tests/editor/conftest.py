"""The YAML language server that editors run, with the settings this repository gives to editors."""

from __future__ import annotations

import json
import shutil
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from harbour import FILES, write_data
from language_server import LanguageServer

from explainer.cli import main

ROOT = Path(__file__).parent.parent.parent
SERVER = Path(__file__).parent / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder needs Node.js, and packages from its registry."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.node)
            item.add_marker(pytest.mark.registry)


def settings() -> dict[str, Any]:
    """``.vscode/settings.json`` as a server asks for it: by section, and within it step by step."""
    sections: defaultdict[str, Any] = defaultdict(dict)
    sections["yaml"] = {"validate": True, "hover": True, "completion": True}  # what the extension adds
    for name, value in json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8")).items():
        *steps, last = [name] if name.startswith("[") else name.split(".")
        inner: dict[str, Any] = sections
        for step in steps:
            inner = inner.setdefault(step, {})
        inner[last] = value
    return sections


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The harbour story as a project: every data file names its schema, and the schemas are written."""
    folder = tmp_path_factory.mktemp("editor")
    write_data(folder / "data", {name: with_schema(name, text) for name, text in FILES.items()})
    assert main(["schema", "--quiet", str(folder / "data"), "--output", str(folder / "schema")]) == 0
    return folder


def with_schema(name: str, text: str) -> str:
    """A data file of the harbour with the line that names its schema."""
    line = f"# yaml-language-server: $schema=../schema/{name.removesuffix('.yml')}.json"
    return f"{line}\n{text.lstrip()}" if name.endswith(".yml") else text


@pytest.fixture(scope="session")
def server(project: Path) -> Iterator[LanguageServer]:
    node = shutil.which("node")
    if node is None or not SERVER.exists():
        pytest.fail("no language server found: run sh tests/npm.sh tests/editor")
    with LanguageServer([node, str(SERVER), "--stdio"], project, settings()) as started:
        yield started
