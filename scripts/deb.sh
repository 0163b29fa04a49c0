#!/usr/bin/env bash
# Builds the Debian package of this commit and prints its path. The files it is made from are in packaging/.
# Usage: scripts/deb.sh [VERSION]   (the tests name one, to build an upgrade)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root="$PWD"
scripts/install.sh package >&2
programs="$(scripts/build.sh --all)"
version="${1:-$("$(head -n 1 <<<"$programs")" --version | cut -d ' ' -f 2)~$(git rev-list --count HEAD 2>/dev/null || echo 0)}"
# The same commit gives the same package, whenever it is built.
SOURCE_DATE_EPOCH="$(git log -1 --format=%ct 2>/dev/null || date +%s)"
export SOURCE_DATE_EPOCH

staging=.build/deb/source
rm -rf .build/deb
mkdir -p "$staging/lib" "$staging/docs"
cp -r packaging/debian "$staging/debian"
cp -r packaging/nginx packaging/systemd packaging/twinhall.conf README.md NOTICE "$staging/"
cp docs/security.md docs/installation.md "$staging/docs/"
# shellcheck disable=SC2086 # one path a line, none with blanks
cp $programs "$staging/lib/"
cat >"$staging/debian/changelog" <<CHANGELOG
twinhall ($version) unstable; urgency=medium

  * See CHANGELOG.md of the source.

 -- Twinhall developers <twinhall@example.org>  $(date -u -R -d "@$SOURCE_DATE_EPOCH")
CHANGELOG

(cd "$staging" && dpkg-buildpackage --build=binary --unsigned-changes --no-check-builddeps >"$root/.build/deb/log" 2>&1) || {
  tail -n 30 .build/deb/log >&2
  exit 1
}
ls .build/deb/twinhall_*.deb
