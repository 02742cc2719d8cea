#!/bin/sh
# A throw-away Redis server on a free loopback port, for the tests of the background work.
#
#   tests/redis.sh        start it, unless it runs already, and print its address
#   tests/redis.sh stop   stop it and remove its files
#
#   TARAZU_TEST_REDIS_URL=$(tests/redis.sh) pytest tests/callbacks
set -eu

home=${TARAZU_TEST_REDIS_DIR:-${TMPDIR:-/tmp}/tarazu-redis-$(id -u)}
cd /

running() {
  [ -f "$home/port" ] && redis-cli -h 127.0.0.1 -p "$(cat "$home/port")" ping >/dev/null 2>&1
}

if [ "${1:-start}" = stop ]; then
  if running; then
    redis-cli -h 127.0.0.1 -p "$(cat "$home/port")" shutdown nosave >/dev/null 2>&1 || true
  fi
  rm -rf "$home"
  exit 0
fi

if ! running; then
  rm -rf "$home"
  mkdir -m 700 "$home"
  port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  redis-server --bind 127.0.0.1 --port "$port" --daemonize yes --save '' --appendonly no \
    --dir "$home" --logfile "$home/server.log" --pidfile "$home/pid" >/dev/null
  echo "$port" >"$home/port"
  tries=0
  until running; do
    tries=$((tries + 1))
    [ "$tries" -lt 100 ] || { cat "$home/server.log" >&2; exit 1; }
    sleep 0.05
  done
fi

echo "redis://127.0.0.1:$(cat "$home/port")/0"
