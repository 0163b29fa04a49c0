#!/usr/bin/env bash
# Builds the release binary and its helper programs beside it, unless no source is newer than it, and prints its path.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
binary=.build/release/twinhall

if [ -x "$binary" ] && [ -z "$(find Package.swift Sources -newer "$binary" -print -quit)" ]; then
  echo "$binary"
  exit 0
fi
for product in twinhall-inspect twinhall; do swift build -c release --product "$product" >&2; done
# The linker leaves an unchanged binary alone; the time stamp records that the sources were looked at.
touch "$binary"
echo "$binary"
