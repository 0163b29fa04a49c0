#!/bin/sh
# A PostgreSQL cluster for tests: Debian's server, a unix socket only, fsync on (the kill tests rely on it).
#   postgresql.sh start DIR   makes the cluster when it is not there, starts it, prints its connection string
#   postgresql.sh stop DIR    stops it; DIR may then be removed
set -eu

usage() { echo "usage: $0 start|stop DIR" >&2; exit 2; }
[ $# -eq 2 ] || usage
command=$1
mkdir -p "$2"
directory=$(cd "$2" && pwd)
programs=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)

# The server refuses to run as root.
if [ "$(id -u)" -eq 0 ]; then
  account=nobody
  if id postgres >/dev/null 2>&1; then account=postgres; fi
  chown "$account" "$directory"
  as_server() { runuser -u "$account" -- "$@"; }
else
  as_server() { "$@"; }
fi

case $command in
start)
  # The path of a socket has at most 107 bytes.
  [ "${#directory}" -le 80 ] || { echo "the path of $directory is too long for a socket" >&2; exit 1; }
  if [ ! -f "$directory/data/PG_VERSION" ]; then
    as_server "$programs/initdb" --pgdata="$directory/data" --username=twinhall --auth=trust --encoding=UTF8 --locale=C.UTF-8 \
      >"$directory/initdb.log" 2>&1 || { cat "$directory/initdb.log" >&2; exit 1; }
    {
      echo "listen_addresses = ''"
      echo "unix_socket_directories = '$directory'"
      echo "fsync = on"
      echo "max_connections = 200"
      echo "shared_buffers = 64MB"
    } >>"$directory/data/postgresql.conf"
  fi
  # Asking the server itself: a process that was killed may linger and seem to run.
  if ! "$programs/pg_isready" --quiet --host="$directory"; then
    (cd "$directory" && as_server "$programs/pg_ctl" --pgdata="$directory/data" --log="$directory/data/server.log" --wait start) \
      >"$directory/start.log" 2>&1 || { cat "$directory/start.log" >&2; exit 1; }
  fi
  echo "host=$directory user=twinhall dbname=postgres"
  ;;
stop)
  (cd "$directory" && as_server "$programs/pg_ctl" --pgdata="$directory/data" --mode=fast --wait stop >/dev/null)
  ;;
*) usage ;;
esac
