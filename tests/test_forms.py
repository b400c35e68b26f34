"""The forms by which readers reach a newsroom: none asks for what could endanger somebody."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from explainer.kinds import KINDS

ROOT = Path(__file__).parent.parent
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*-*.yml"))

each_form = pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)


def parts(path: Path) -> list[dict[str, Any]]:
    form: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return list(form["body"])


def test_there_is_a_form_for_errors_for_sources_and_for_annotations() -> None:
    assert [path.stem for path in FORMS] == ["propose-a-source", "propose-an-annotation", "report-an-error"]


@each_form
def test_a_form_warns_before_it_asks(path: Path) -> None:
    first, *_ = parts(path)
    words = " ".join(first["attributes"]["value"].split())
    assert first["type"] == "markdown"
    assert "is public, and so is the account that writes it" in words
    assert "under your own name" in words
    assert "SECURITY.md" in words


@each_form
def test_nobody_can_send_a_form_without_having_thought_of_private_persons(path: Path) -> None:
    *_, last = parts(path)
    assert last["type"] == "checkboxes"
    assert all(option["required"] for option in last["attributes"]["options"])
    assert "private persons" in last["attributes"]["options"][0]["label"]


@each_form
def test_no_form_asks_who_somebody_is(path: Path) -> None:
    labels = [part["attributes"].get("label", "") for part in parts(path)]
    assert not [label for label in labels if any(word in label.lower() for word in ("your name", "e-mail", "contact"))]


def test_every_kind_that_explains_words_of_a_report_can_be_proposed() -> None:
    (kind,) = (part for part in parts(FORMS[1]) if part.get("id") == "kind")
    labels = [kind.label for name, kind in KINDS.items() if name not in ("source", "correction")]
    assert kind["attributes"]["options"] == labels


def test_the_private_way_is_told_to_those_in_danger() -> None:
    assert "puts somebody in danger" in (ROOT / "SECURITY.md").read_text(encoding="utf-8")


def test_issues_begin_with_a_form() -> None:
    config = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / "config.yml").read_text(encoding="utf-8"))
    assert config["blank_issues_enabled"] is False


def test_no_rule_names_an_owner_who_may_not_exist() -> None:
    lines = (ROOT / ".github" / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line and not line.startswith("#")] == []
