#!/usr/bin/env bash
# Measures a fresh demonstration database and prints one table.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/install.sh run
binary="$(scripts/build.sh)"
directory="$(mktemp -d)"
trap 'rm -rf "$directory"' EXIT

export TWINHALL_ENVIRONMENT=development
export TWINHALL_DATA="$directory"
export TWINHALL_DATABASE="sqlite:$directory/twinhall.sqlite"
"$binary" demo >/dev/null
"$binary" bench "$@"
