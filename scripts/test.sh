#!/usr/bin/env bash
# Runs every test. Ends at the first phase that fails, stops what it started, and always closes with "N passed, N failed".
# Set TWINHALL_SCREENSHOTS to a folder to keep pictures of the pages.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
began="$SECONDS"
directory="$(mktemp -d "${TMPDIR:-/tmp}/twinhall-test.XXXXXX")"
results="$directory/results"
mkdir "$results"
# The database server runs as another user when this runs as root, and must reach its own folder below.
chmod 711 "$directory"
python="$PWD/.venv/bin/python"
finished=false

close() {
  trap - EXIT INT TERM
  Tests/tools/postgresql.sh stop "$directory/postgresql" >/dev/null 2>&1
  local passed=0 failed=0 skipped=0
  read -r passed failed skipped < <(/usr/bin/env python3 Tests/tools/count_results.py "$results")
  if [ "$finished" = false ] && [ "${failed:-0}" -eq 0 ]; then failed=1; fi
  rm -rf "$directory"
  printf '\n%s in %d s\n%d passed, %d failed\n' "$([ "$failed" -eq 0 ] && echo Passed || echo Failed)" \
    "$((SECONDS - began))" "${passed:-0}" "$failed"
  [ "$failed" -eq 0 ] || exit 1
  exit 0
}
trap close EXIT
trap 'exit 130' INT TERM

# phase HEADING COMMAND…: everything stops when the command fails.
phase() {
  local heading="$1" start="$SECONDS" status
  shift
  printf '\n== %s\n' "$heading"
  "$@" </dev/null
  status=$?
  printf -- '-- %s: %d s\n' "$heading" "$((SECONDS - start))"
  [ "$status" -eq 0 ] && return
  printf 'FAILED: %s (status %d): %s\n' "$heading" "$status" "$*" >&2
  exit 1
}

start_postgresql() {
  local connection
  connection="$(Tests/tools/postgresql.sh start "$directory/postgresql")" || return
  export TWINHALL_TEST_POSTGRESQL="$connection"
}

run_pytest() {
  local name="$1"
  shift
  "$python" -m pytest -q -c Tests/pytest.ini --basetemp="$directory/$name" --junitxml="$results/$name.xml" "$@"
}

on_postgresql() {
  TWINHALL_TEST_DATABASE=postgresql "$@"
}

build_release() {
  TWINHALL_BINARY="$PWD/$(scripts/build.sh)" || return
  export TWINHALL_BINARY
}

# The problems and solutions that the Swift tests leave for the Python oracle.
export TWINHALL_MATCHING_ORACLE="$directory/oracle"
mkdir "$TWINHALL_MATCHING_ORACLE"

# Only failures and the closing line: thousands of passing lines, and of steps that the tests mean to be refused, hide them.
swift_tests() {
  swift test --skip-build --disable-xctest --quiet --xunit-output "$results/swift.xml" 2> >(grep -av '^[0-9TZ:.-]* refused ' >&2)
}

phase "Install" scripts/install.sh test
phase "Build the tests, warnings as errors" swift build --build-tests
phase "Start PostgreSQL" start_postgresql
phase "Swift tests on SQLite and PostgreSQL" swift_tests
phase "Test tools themselves" run_pytest selftest Tests/selftest
phase "Build the release" build_release
phase "Package in a Debian of its own" run_pytest package Tests/package
phase "Matching against brute force and SciPy" run_pytest matching Tests/matching
phase "HTTP on SQLite" run_pytest http -m "not postgresql" Tests/http
phase "Mail servers on SQLite" run_pytest mail Tests/mail
phase "Browser on SQLite" run_pytest browser Tests/browser
phase "Journeys on PostgreSQL" on_postgresql run_pytest journeys -m "both_databases or postgresql" Tests/http Tests/mail Tests/browser
finished=true
