"""The code of templates is shared between sites."""

from __future__ import annotations

from types import CodeType

import pytest
from jinja2 import DictLoader, Environment

from explainer.pages.compiled import COMPILED


def test_a_template_is_compiled_once_and_again_when_it_was_edited(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_it = Environment.compile

    def record(environment: Environment, source: str, name: str, filename: str) -> CodeType:
        compiled.append(source)
        return compile_it(environment, source, name, filename)

    monkeypatch.setattr(Environment, "compile", record)
    for source in ("Hail {{ name }}", "Hail {{ name }}", "Farewell {{ name }}"):
        for name in ("Ada", "Eva"):
            environment = Environment(loader=DictLoader({"x": source}), bytecode_cache=COMPILED, autoescape=True)
            environment.globals["name"] = name
            assert environment.get_template("x").render() == source.replace("{{ name }}", name)
    assert compiled == ["Hail {{ name }}", "Farewell {{ name }}"]
