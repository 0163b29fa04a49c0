#!/usr/bin/env bash
# Measures a fresh demonstration database and prints its tables beside the budgets and the last release's figures.
# Usage: scripts/bench.sh [--write]   (--write keeps the tables in docs/benchmarks.md as those of this release)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
record=docs/benchmarks.md
writes=false
case "${1:-}" in
  "") ;;
  --write) writes=true ;;
  *) echo "bench: say nothing or --write, not $1" >&2; exit 2 ;;
esac
scripts/install.sh run
binary="$PWD/$(scripts/build.sh)"
directory="$(mktemp -d)"
trap 'rm -rf "$directory"' EXIT

export TWINHALL_ENVIRONMENT=development
export TWINHALL_BINARY="$binary"
export TWINHALL_DATA="$directory"
export TWINHALL_DATABASE="sqlite:$directory/twinhall.sqlite"
"$binary" demo >/dev/null
status=0

machine() {
  local model memory
  model="$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)"
  memory="$(awk '/^MemTotal:/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo)"
  echo "Machine: ${model:-a processor of unknown model}, $(nproc) cores, $memory GiB of memory, Linux $(uname -r | cut -d- -f1)."
}

# The counter of allocations is loaded into the benchmark alone and is no part of the product.
count_allocations() {
  if gcc -O2 -shared -fPIC -o "$directory/allocations.so" scripts/allocations.c; then
    LD_PRELOAD="$directory/allocations.so" "$@"
  else
    "$@"
  fi
}

first_paint() {
  if [ -x .venv/bin/python ] && command -v chromium >/dev/null; then
    .venv/bin/python Tests/tools/first_paint.py "$record"
  else
    echo "First paint was not measured: run 'scripts/install.sh test' for the browser and try again." >&2
  fi
}

{
  machine
  echo
  count_allocations "$binary" bench --against "$record" || touch "$directory/failed"
  echo
  first_paint || touch "$directory/failed"
} | tee "$directory/tables"
[ ! -e "$directory/failed" ] || status=1

if [ "$writes" = true ]; then
  {
    echo "# Benchmarks"
    echo
    echo "Written by \`make bench write=yes\`: the demonstration programme on SQLite, release build. A figure above its budget"
    echo "(docs/architecture.md) is marked *over*; a ratio is to the release before."
    echo
    cat "$directory/tables"
  } >"$record"
  echo "The tables are kept in $record."
fi
exit "$status"
