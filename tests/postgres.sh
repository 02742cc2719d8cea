#!/bin/sh
# A throw-away PostgreSQL server on a free loopback port, for the tests of the store.
#
#   tests/postgres.sh        start it, unless it runs already, and print its address
#   tests/postgres.sh stop   stop it and remove its files
#
#   TARAZU_TEST_POSTGRES_URL=$(tests/postgres.sh) pytest tests/model/store
#
# PostgreSQL refuses to run as root, so root hands it to the system user `postgres`, or `nobody`.
set -eu

home=${TARAZU_TEST_POSTGRES_DIR:-${TMPDIR:-/tmp}/tarazu-postgres-$(id -u)}
for folder in /usr/lib/postgresql/*/bin; do
  [ -x "$folder/initdb" ] && PATH=$folder:$PATH
done

as_server() {
  if [ "$(id -u)" = 0 ]; then
    setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups "$@"
  else
    "$@"
  fi
}

user=postgres
id "$user" >/dev/null 2>&1 || user=nobody
cd /

if [ "${1:-start}" = stop ]; then
  if [ -d "$home/data" ]; then
    as_server pg_ctl --pgdata="$home/data" --mode=immediate --wait stop >/dev/null 2>&1 || true
    rm -rf "$home"
  fi
  exit 0
fi

if ! as_server pg_ctl --pgdata="$home/data" status >/dev/null 2>&1; then
  rm -rf "$home"
  mkdir -m 700 "$home"
  [ "$(id -u)" = 0 ] && chown "$user" "$home"
  as_server initdb --pgdata="$home/data" --username=tarazu --auth=trust --encoding=UTF8 \
    --locale=C --no-sync >"$home/initdb.log" 2>&1 || { cat "$home/initdb.log" >&2; exit 1; }
  port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  as_server pg_ctl --pgdata="$home/data" --log="$home/data/server.log" --wait start \
    --options="-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off" >/dev/null
fi

port=$(sed -n 4p "$home/data/postmaster.pid")
echo "postgresql+psycopg://tarazu@127.0.0.1:$port/postgres"
