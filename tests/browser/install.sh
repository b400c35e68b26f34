#!/bin/sh
# Makes sure that the tests in the browser have what they need: a Chromium and a Firefox, fonts for Armenian and Cyrillic,
# Java for the checker of HTML, and Node.js for axe-core and Lighthouse. Uses the system's packages, and the lock file
# beside this one; runs no script of any package. Set CHROMIUM and FIREFOX to use browsers of your own.
set -eu
cd "$(dirname "$0")"

missing=""
[ -n "${CHROMIUM:-}" ] || command -v chromium-headless-shell >/dev/null || command -v chromium >/dev/null ||
    command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || missing="$missing chromium"
[ -n "${FIREFOX:-}" ] || command -v firefox-esr >/dev/null || command -v firefox >/dev/null || missing="$missing firefox-esr"
[ -n "$(fc-list :lang=hy 2>/dev/null)" ] || missing="$missing fontconfig fonts-noto-core"
command -v java >/dev/null || missing="$missing default-jre-headless"
command -v npm >/dev/null || missing="$missing nodejs npm"

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}
if [ -n "$missing" ]; then
    if ! command -v apt-get >/dev/null; then
        echo "Install a Chromium and a Firefox (or name them: CHROMIUM=/path/to/chrome FIREFOX=… make test), the Noto fonts, Java and Node.js." >&2
        echo "Missing here, by the names that Debian gives them:$missing" >&2
        exit 1
    fi
    echo "installing$missing for the browser tests ..."
    as_root apt-get update -qq
    # the Chromium without windows needs a quarter less time; not every release of Debian and Ubuntu has it
    if apt-cache show chromium-headless-shell >/dev/null 2>&1; then
        missing=$(echo "$missing" | sed 's/ chromium/ chromium-headless-shell/')
    fi
    # shellcheck disable=SC2086 -- a list of names
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi
if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
    npm ci --silent
    touch node_modules/.package-lock.json
fi
