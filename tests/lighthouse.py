"""What Lighthouse thinks of the built site, on a phone and on a desk.

As a program (``make lighthouse``) it measures three times, prints the medians, and fails below what is asked for.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from server import serve

from explainer.commands.pdf import find_browser

LIGHTHOUSE = Path(__file__).parent / "browser" / "node_modules" / ".bin" / "lighthouse"
FORM_FACTORS = ("mobile", "desktop")
PERFORMANCE = "performance"
CATEGORIES = ("accessibility", "best-practices", "seo")
"""Those that come out the same at every run."""

TIMES = 3
LEAST_PERFORMANCE = 98


@dataclass(frozen=True, kw_only=True)
class Report:
    """Scores of 0 to 100 by category, the layout shift, and what cost points."""

    scores: dict[str, int]
    layout_shift: float | None
    remarks: tuple[str, ...]


def audit(address: str, form_factor: str, categories: Sequence[str], browser: str) -> Report:
    """One run of Lighthouse over one page."""
    assert LIGHTHOUSE.exists(), "no Lighthouse found: run tests/browser/install.sh"
    preset = ["--preset=desktop"] if form_factor == "desktop" else []
    if PERFORMANCE not in categories:
        preset += ["--disable-full-page-screenshot", "--throttling-method=provided"]  # which change none of the others
    command = [str(LIGHTHOUSE), address, *preset, f"--only-categories={','.join(categories)}", "--output=json"]
    flags = "--chrome-flags=--headless=new --no-sandbox --disable-gpu"
    environment = os.environ | {"CHROME_PATH": browser}
    done = subprocess.run(
        [*command, "--quiet", "--no-enable-error-reporting", flags], env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return _report(json.loads(done.stdout))


def _report(found: dict[str, Any]) -> Report:
    audits, categories = found["audits"], found["categories"]
    counted = [ref["id"] for category in categories.values() for ref in category["auditRefs"] if ref["weight"]]
    lost = (audits[id_] for id_ in counted if audits[id_]["score"] is not None and audits[id_]["score"] < 1)
    return Report(
        scores={name: round(100 * category["score"]) for name, category in categories.items()},
        layout_shift=audits.get("cumulative-layout-shift", {}).get("numericValue"),
        remarks=tuple(f"{audit['id']}: {audit['title']} {audit.get('displayValue', '')}".strip() for audit in lost),
    )


def measure(address: str, browser: str) -> bool:
    """Print the medians of each form factor; tell whether they are good enough."""
    is_good = True
    for form_factor in FORM_FACTORS:
        reports = [audit(address, form_factor, (PERFORMANCE, *CATEGORIES), browser) for _ in range(TIMES)]
        scores = {name: median(report.scores[name] for report in reports) for name in reports[0].scores}
        shift = median(report.layout_shift or 0 for report in reports)
        line = ", ".join(f"{name} {score:g}" for name, score in scores.items())
        print(f"{form_factor}: {line}, layout shift {shift:.3f}")
        for remark in sorted({remark for report in reports for remark in report.remarks}):
            print(f"    {remark}")
        is_good &= scores.pop(PERFORMANCE) >= LEAST_PERFORMANCE and set(scores.values()) == {100}
    return is_good


def main() -> int:
    """Measure the home page of the project around this file; 1 if it is not good enough."""
    from harbour import build_with_mkdocs

    with tempfile.TemporaryDirectory() as folder:
        build_with_mkdocs(Path(__file__).parent.parent, Path(folder))
        with serve(Path(folder)) as address:
            return 0 if measure(f"{address}/index.html", find_browser()) else 1


if __name__ == "__main__":
    sys.exit(main())
