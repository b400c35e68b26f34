#!/bin/sh
# Installs what the lock file of a folder names, from npm:
#   sh tests/npm.sh tests/editor    the YAML language server, for the tests of what editors show, and a linter of workflows
#   sh tests/npm.sh tests/readers   the reader view of Firefox
#   sh tests/npm.sh tests/scripts   what checks the scripts that readers' browsers run
# Uses the system's packages for Node.js if it is missing; runs no script of any package.
set -eu
cd "$1"

if [ -f node_modules/.package-lock.json ] && [ ! package-lock.json -nt node_modules/.package-lock.json ]; then
    exit 0
fi
if ! command -v npm >/dev/null; then
    if ! command -v apt-get >/dev/null; then
        echo "Install Node.js 18 or newer with npm" >&2
        exit 1
    fi
    as_root() {
        if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
    }
    echo "installing Node.js for $1 ..."
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nodejs npm >/dev/null
fi
npm ci --silent
touch node_modules/.package-lock.json
