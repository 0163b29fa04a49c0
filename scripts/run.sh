#!/usr/bin/env bash
# Installs, builds, loads the demonstration programme on the first start, and serves.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/install.sh run
binary="$(scripts/build.sh)"

export TWINHALL_ENVIRONMENT="${TWINHALL_ENVIRONMENT:-development}"
export TWINHALL_ADDRESS="${TWINHALL_ADDRESS:-127.0.0.1:8080}"
export TWINHALL_DATA="${TWINHALL_DATA:-$PWD/var}"
mkdir -p "$TWINHALL_DATA"
own_database="$TWINHALL_DATA/twinhall.sqlite"

load_demonstration() {
  "$binary" demo --links && return
  # Half a demonstration would pass for a whole one at the next start.
  rm -f "$own_database" "$own_database-wal" "$own_database-shm"
  echo "run: the demonstration programme could not be loaded; nothing was kept." >&2
  exit 1
}

# A database that somebody named is theirs: it is served as it is.
if [ -z "${TWINHALL_DATABASE:-}" ]; then
  export TWINHALL_DATABASE="sqlite:$own_database"
  if [ -e "$own_database" ]; then "$binary" demo --if-empty --links; else load_demonstration; fi
fi
echo "Twinhall is at http://$TWINHALL_ADDRESS (stop with Ctrl+C)"
exec "$binary" serve
