#!/usr/bin/env bash
# A temporary PostgreSQL cluster on a unix socket, with no network port.
# Usage: postgresql.sh start DIRECTORY   prints the connection string
#        postgresql.sh stop DIRECTORY
set -euo pipefail
command="${1:?say start or stop}"
directory="${2:?name the directory of the cluster}"
programs="$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)"

# PostgreSQL refuses to run as root.
as_owner() {
  if [ "$(id -u)" -eq 0 ]; then setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; else "$@"; fi
}

start() {
  mkdir -p "$directory"
  if [ "$(id -u)" -eq 0 ]; then chown postgres: "$directory"; fi
  cd "$directory"
  as_owner "$programs/initdb" -D "$directory/data" -U twinhall --auth=trust --encoding=UTF8 --locale=C.UTF-8 >"$directory/initdb.log"
  as_owner "$programs/pg_ctl" -D "$directory/data" -l "$directory/data/server.log" -w \
    -o "-c listen_addresses='' -c unix_socket_directories='$directory' -c max_connections=100" start >&2
  as_owner "$programs/createdb" -h "$directory" -U twinhall twinhall
  echo "postgresql://twinhall@/twinhall?host=$directory"
}

stop() {
  [ -e "$directory/data/postmaster.pid" ] || return 0
  cd "$directory"
  as_owner "$programs/pg_ctl" -D "$directory/data" -m immediate -w stop >&2
}

"$command"
