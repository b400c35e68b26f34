"""Files of installed packages."""

from __future__ import annotations

import pytest

from explainer.files.package import package_file


def test_files_of_a_package_are_read_from_where_it_is_installed() -> None:
    assert b"{" in package_file("explainer", "assets/explainer.css")


def test_a_package_that_is_not_installed_is_told() -> None:
    with pytest.raises(FileNotFoundError, match="no_such_package is not installed"):
        package_file("no_such_package", "a.css")
