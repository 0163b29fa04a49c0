#!/usr/bin/env bash
# Builds the release programs, unless no source is newer than they are, and prints the path of twinhall, or of all with --all.
# Swift's runtime is linked in, so that a server needs no toolchain (docs/decisions/0028-runtime-linked-in.md).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
programs=(twinhall twinhall-inspect twinhall-mail)
folder=.build/release

is_newest() {
  [ -x "$folder/$1" ] && [ -z "$(find Package.swift Sources -newer "$folder/$1" -print -quit)" ]
}

for program in "${programs[@]}"; do
  is_newest "$program" && continue
  swift build -c release --product "$program" --static-swift-stdlib -Xswiftc -use-ld=lld >&2
  # The linker leaves an unchanged program alone; the time stamp records that the sources were looked at.
  touch "$folder/$program"
done
if [ "${1:-}" = --all ]; then printf "$folder/%s\n" "${programs[@]}"; else echo "$folder/twinhall"; fi
