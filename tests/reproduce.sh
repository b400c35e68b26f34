#!/bin/sh
# Builds the site and the package twice from copies of what is committed, in other folders, at another time of another
# zone, with another seed of hashes, another language and other permissions, and compares them byte for byte.
# Usage: sh tests/reproduce.sh PYTHON
set -eu
python=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# build FOLDER: what is committed, built in that folder by the program as it is there
build() {
    mkdir -p "$1"
    git archive HEAD | tar -x -C "$1"
    (
        cd "$1"
        # an installed program, not this folder, would be run otherwise
        export PYTHONPATH="$PWD" NO_MKDOCS_2_WARNING=1
        "$python" -m explainer build --quiet
        "$python" -c "from flit_core.buildapi import build_sdist, build_wheel; build_sdist('dist'); build_wheel('dist')"
    )
}

SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH
(umask 022; TZ=UTC LC_ALL=C PYTHONHASHSEED=0 build "$work/one")
(umask 077; TZ=Pacific/Auckland LC_ALL=C.UTF-8 PYTHONHASHSEED=1 build "$work/another folder/two")
for made in site dist; do
    diff -r "$work/one/$made" "$work/another folder/two/$made"
    echo "$made: $(find "$work/one/$made" -type f | wc -l) files, the same bytes"
done
