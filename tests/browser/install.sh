#!/bin/sh
# Makes sure that a Chromium and fonts for Armenian and Cyrillic are there for the browser tests.
# Uses the system's packages; set CHROMIUM to use a browser of your own.
set -eu

has_browser() {
    [ -n "${CHROMIUM:-}" ] || command -v chromium >/dev/null || command -v chromium-browser >/dev/null ||
        command -v google-chrome >/dev/null
}

has_fonts() {
    [ -n "$(fc-list :lang=hy 2>/dev/null)" ]
}

if has_browser && has_fonts; then
    exit 0
fi
if ! command -v apt-get >/dev/null; then
    echo "Install Chromium and the Noto fonts, or name a browser: CHROMIUM=/path/to/chrome make test" >&2
    exit 1
fi
as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}
echo "installing Chromium and fonts for the browser tests ..."
as_root apt-get update -qq
as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    chromium fontconfig fonts-noto-core >/dev/null
