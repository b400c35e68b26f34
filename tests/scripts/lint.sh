#!/bin/sh
# Checks the types, the style and the form of our scripts, those within the pages of the theme too:
#   sh tests/scripts/lint.sh [--write]
# The types of those within pages are not checked: they would have to be told in comments that travel with every page.
set -eu
cd "$(dirname "$0")"

node_modules/.bin/tsc
node_modules/.bin/biome check --error-on-warnings "$@" ../../explainer/assets/*/ ../../explainer/theme/partials
