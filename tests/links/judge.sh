#!/bin/sh
# A second opinion on the links of the built site, by linkinator. Links to other hosts are left out.
#   sh tests/links/judge.sh [SITE]
set -eu

site=$(cd "${1:-site}" && pwd)
cd "$(dirname "$0")"

if ! command -v npm >/dev/null || ! node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)'; then
  echo "no second opinion on the links: it needs Node.js 20 or newer" >&2
  exit 0
fi
if [ ! -x node_modules/.bin/linkinator ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --silent
fi
exec node_modules/.bin/linkinator "$site" --recurse --check-css --check-fragments --verbosity error \
  --skip '^(?!http://localhost:)'
