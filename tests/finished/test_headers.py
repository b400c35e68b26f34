"""What a server should say: in the format of hosts, and the same in the README."""

from __future__ import annotations

import re
from pathlib import Path

from explainer.finished.content_policy import Known, content_policy, digest
from explainer.finished.headers import headers, headers_file

KNOWN = Known(scripts=frozenset([digest("go()")]), tiles=frozenset(["https://tile.example/{z}/{x}/{y}.png"]))
ROW = re.compile(
    r'^\| `([\w-]+)` \|.*`add_header (\S+) "(.*?)" always;` \| `Header always set (\S+) "(.*?)"` \|$', re.MULTILINE
)


def test_the_file_gives_every_header_to_every_path() -> None:
    first, *lines = headers_file(KNOWN).decode().splitlines()
    assert first == "/*"
    assert dict(line.strip().split(": ", 1) for line in lines) == headers(KNOWN)
    assert all(line.startswith("  ") and len(line) < 2_000 for line in lines)  # what Cloudflare Pages takes


def test_the_policy_lets_run_what_the_policies_of_the_pages_let_run() -> None:
    policy = headers(KNOWN)["Content-Security-Policy"]
    assert policy == f"{content_policy(KNOWN)}; frame-ancestors 'self'"
    assert "https://tile.example" in policy


def test_the_readme_tells_every_header_for_other_servers() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    rows = ROW.findall(readme)
    assert [row[0] for row in rows] == list(headers(KNOWN))
    for name, nginx, value, apache, also in rows:
        assert name == nginx == apache
        assert value == also
        assert value in ("…", headers(KNOWN)[name])
