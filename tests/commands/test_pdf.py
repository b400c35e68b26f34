"""The command pdf: what it says when something is missing, and what it asks of the browser."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from harbour import Run

from explainer.commands import FAILED, MISUSED, pdf
from explainer.commands.pdf import MISSING


@pytest.fixture
def site(data: Path) -> Path:
    """The harbour's data, and beside it a site of one page."""
    (data / "site").mkdir()
    page = '<html lang="en"><body dir="ltr"><article class="md-content__inner"><h1>Home</h1></article></body></html>'
    (data / "site" / "index.html").write_text(page, encoding="utf-8")
    return data / "site"


def browser(folder: Path, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program in the place of Chromium."""
    program = folder / "browser"
    program.write_text(f"#!{sys.executable}\nimport sys\n{code}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(program))


@pytest.mark.usefixtures("data")
def test_a_site_that_was_not_built_is_told(run: Run) -> None:
    message = "explainer: there is no built site in 'site'; build it with: explainer build\n"
    assert run("pdf") == (MISUSED, "", message)


@pytest.mark.usefixtures("site")
def test_a_missing_chromium_is_told_in_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", "")
    assert run("pdf") == (MISUSED, "", f"explainer: {MISSING}\n")
    assert "'chromium'" in MISSING
    assert "tests/browser/install.sh" in MISSING


@pytest.mark.usefixtures("site")
def test_a_named_chromium_that_is_not_there_is_not_replaced_by_another(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHROMIUM", "/nowhere/chrome")
    assert run("pdf") == (MISUSED, "", f"explainer: {MISSING}\n")


def test_a_browser_that_fails_is_quoted_and_the_old_pdf_stays(
    site: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser(site.parent, 'sys.exit("\\n".join(["much", *"12345"]))', monkeypatch)
    Path("explainer.pdf").write_text("%PDF, the old one", encoding="utf-8")
    said = "printing the site ...\nthe site was not printed; explainer.pdf is as it was\n"
    assert run("pdf") == (FAILED, "1\n2\n3\n4\n5\n", said)
    assert Path("explainer.pdf").read_text(encoding="utf-8") == "%PDF, the old one"
    assert sorted(path.name for path in site.parent.iterdir()) == ["browser", "data", "explainer.pdf", "site"]


def test_a_browser_that_prints_nothing_has_failed(site: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    browser(site.parent, 'print("no printer", file=sys.stderr)', monkeypatch)
    code, out, _ = run("pdf")
    assert (code, out) == (FAILED, "no printer\n")


def test_a_browser_that_takes_too_long_is_told(site: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    code = 'import time; print("still printing", file=sys.stderr, flush=True); time.sleep(60)'
    browser(site.parent, code, monkeypatch)
    monkeypatch.setattr(pdf, "SECONDS", 2)
    exit_code, out, _ = run("pdf")
    assert exit_code == FAILED
    assert out.startswith(("still printing\n", "Command '"))


def test_the_browser_gets_a_profile_of_its_own_and_no_network(
    site: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser(site.parent, 'sys.exit(" ".join(sys.argv))', monkeypatch)
    _, out, _ = run("pdf")
    assert "--host-resolver-rules=MAP * ~NOTFOUND" in out
    assert f"--user-data-dir={site.parent}" in out
    assert "--export-tagged-pdf" in out
    assert f"file://{site}/" not in out, "the built site is not written to"
    assert [path.name for path in site.iterdir()] == ["index.html"]
