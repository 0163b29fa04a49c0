#!/usr/bin/env bash
# Installs what Twinhall needs on Debian 12, and only what is missing.
# Usage: scripts/install.sh [run|package|test]   (test includes the others)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
purpose="${1:-run}"

run_packages=(
  binutils ca-certificates g++ git libc6-dev pkg-config tzdata
  libcurl4-openssl-dev libdeflate-dev liblemon-dev libmicrohttpd-dev
  libpq-dev libqrencode-dev libsodium-dev libsqlite3-dev libssl-dev
)
package_packages=(debhelper dpkg-dev)
test_packages=(
  chromium debootstrap default-jre-headless fonts-dejavu-core fonts-noto-core
  nginx postgresql python3 python3-venv
)

fail() {
  echo "install: $*" >&2
  exit 1
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; return; fi
  command -v sudo >/dev/null || fail "packages are missing and sudo is not here. Run as root: $*"
  sudo "$@"
}

missing_packages() {
  local installed package
  installed=" $(dpkg-query -W -f '${binary:Package}=${db:Status-Status}\n' "$@" 2>/dev/null |
    sed -n 's/^\([^:=]*\)[^=]*=installed$/\1/p' | tr '\n' ' ') "
  for package in "$@"; do
    case "$installed" in *" $package "*) ;; *) printf '%s\n' "$package" ;; esac
  done
}

install_packages() {
  local missing
  command -v dpkg-query >/dev/null || fail "this is not Debian. Install the counterparts of: $*"
  mapfile -t missing < <(missing_packages "$@")
  [ "${#missing[@]}" -gt 0 ] || return 0
  echo "install: Debian packages: ${missing[*]}"
  as_root apt-get -q update
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get -q install -y --no-install-recommends "${missing[@]}"
}

check_swift() {
  local version
  command -v swift >/dev/null ||
    fail "Swift 6.3 or later is not on the path. Get the toolchain for Debian 12 at https://www.swift.org/install/linux/"
  version="$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)"
  [ "$(printf '%s\n6.3\n' "${version:-0}" | sort -V | head -n 1)" = 6.3 ] ||
    fail "Swift ${version:-of unknown version} is too old; 6.3 or later is needed: https://www.swift.org/install/linux/"
}

install_test_tools() {
  local python=/usr/bin/python3 wanted
  [ -x "$python" ] || python=python3
  wanted="$("$python" --version) $(sha256sum <Tests/requirements.txt)"
  [ "$(cat .venv/made-for 2>/dev/null || true)" != "$wanted" ] || return 0
  echo "install: Python test tools in .venv"
  rm -rf .venv
  "$python" -m venv .venv
  .venv/bin/pip install --use-pep517 --quiet --disable-pip-version-check --requirement Tests/requirements.txt
  printf '%s' "$wanted" >.venv/made-for
}

case "$purpose" in
  run) install_packages "${run_packages[@]}" ;;
  package) install_packages "${run_packages[@]}" "${package_packages[@]}" ;;
  test) install_packages "${run_packages[@]}" "${package_packages[@]}" "${test_packages[@]}" ;;
  *) fail "say run, package or test, not $purpose" ;;
esac
check_swift
[ "$purpose" != test ] || install_test_tools
