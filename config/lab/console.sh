# shellcheck shell=bash
# The console in front of the servers, which shows what passes, and ./lab watch. Part of ./lab.

ROUTES=$LAB_HOME/console/routes

# Is the console in front of the servers, or about to be?
with_console() { [ -n "$CONSOLE" ] || pid_of console >/dev/null; }

# The port at which a server listens. Behind the console it is not the one that clients call.
own_port() {
  local file=$LAB_HOME/pids/$1.port
  if [ -f "$file" ] && pid_of "$1" >/dev/null; then cat "$file"; else port_of "$1"; fi
}

# The port at which a server will listen when it is started now.
next_port() {
  local port
  port=$(port_of "$1")
  case $1 in console | web-app) say "$port"; return ;; esac
  if ! with_console; then say "$port"; elif [ "$port" -le 55535 ]; then say $((port + 10000)); else say $((port - 10000)); fi
}

# Servers that clients call directly are started again behind the console.
put_behind_console() {
  local server in_front=""
  for server in $BROKER_SERVERS; do
    if pid_of "$server" >/dev/null && [ "$(own_port "$server")" = "$(port_of "$server")" ]; then in_front="$in_front $server"; fi
  done
  # shellcheck disable=SC2086
  [ -z "$in_front" ] || { stop_servers $in_front; SERVERS=$(once $SERVERS $in_front); }
  write_routes
}

# One line for each server, and those of ./lab watch.
write_routes() {
  local server
  private mkdir -p "$LAB_HOME/console"
  for server in $BROKER_SERVERS; do
    [ "$server" != company ] || [ -n "$BROKER" ] || pid_of company >/dev/null || continue
    say "$server $(port_of "$server") http://127.0.0.1:$(CONSOLE=yes next_port "$server")"
  done >"$ROUTES.new"
  [ ! -f "$ROUTES.watched" ] || cat "$ROUTES.watched" >>"$ROUTES.new"
  mv "$ROUTES.new" "$ROUTES"
}

# The console opens its ports a moment after it is up.
await_routes() {
  local server until=$((SECONDS + WAIT_SECONDS))
  for server in $SERVERS; do
    [ "$server" != console ] || continue
    until curl -fsS -m 3 "http://localhost:$(port_of "$server")/health" >/dev/null 2>&1; do
      [ $SECONDS -lt $until ] || fail "$server does not answer through the console; see ./lab logs console"
      sleep 0.1
    done
  done
}

# watch NAME=URL --port PORT: the console in front of any other HTTP server of this machine.
cmd_watch() {
  local name target port
  case "${1:-} ${2:-}" in
    [A-Za-z0-9]*=http://*" --port") ;;
    *) fail "write ./lab watch NAME=http://localhost:8080 --port 5000; the console shows what is sent to port 5000, and passes it on." ;;
  esac
  name=${1%%=*} target=${1#*=} port=${3:-}
  no_more watch "${@:4}"
  case $port in '' | 0* | *[!0-9]*) fail "--port is '$port', but must be a number from 1 to 65535." ;; esac
  case $name in *[!A-Za-z0-9._-]*) fail "the name '$name' may have letters, digits and . _ - only." ;; esac
  case " $BROKER_SERVERS $WEB_APP console " in *" $name "*) fail "$name is a server of the lab; choose another name." ;; esac
  is_up console || fail "the console is not up. Start it: ./lab up console"
  ! is_taken "$port" || fail "port $port is taken by $(who_listens "$port"). Choose a free one."
  touch "$ROUTES.watched"
  { grep -v "^$name " "$ROUTES.watched" || true; say "$name $port $target"; } >"$ROUTES.next"
  mv "$ROUTES.next" "$ROUTES.watched"
  write_routes
  local until=$((SECONDS + 10))
  until is_taken "$port"; do
    [ $SECONDS -lt $until ] || fail "the console did not open port $port; see ./lab logs console"
    sleep 0.1
  done
  say "http://localhost:$port goes to $target, and http://localhost:$LAB_PORT_CONSOLE shows what passes."
}
