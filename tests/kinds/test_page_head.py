"""What the head of a page written by hand may hold."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from explainer.kinds.page_head import PageHead


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "About <b>us</b> & others"),
        ("icon", "material/map"),
        ("icon", "fontawesome/brands/x-twitter"),
        ("status", "new"),
        ("template", "home.html"),
        ("hide", ["navigation", "toc"]),
        ("search", {"exclude": "true", "boost": "2"}),
        ("tags", ["C++", "a & b"]),
    ],
)
def test_what_themes_know_is_taken(field: str, value: Any) -> None:
    assert getattr(PageHead.model_validate({field: value}), field) is not None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("icon", "../../etc/passwd"),
        ("icon", "material/../map"),
        ("icon", "/etc/passwd"),
        ("icon", "material"),
        ("icon", "material/map\n"),
        ("status", 'new"><script>'),
        ("template", "../../x.html"),
        ("template", "partials/nav.html"),
        ("template", "x"),
        ("hide", "3"),
        ("hide", ["everything"]),
        ("search", "7"),
        ("search", {"boost": "nan"}),
        ("search", {"boost": "-1"}),
        ("onload", "go()"),
    ],
)
def test_what_would_open_files_or_break_the_theme_is_refused(field: str, value: Any) -> None:
    with pytest.raises(ValidationError):
        PageHead.model_validate({field: value})
