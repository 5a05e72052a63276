# shellcheck shell=bash
# Starts servers, waits until they are up, and stops them. Part of ./lab.

# Is this server, and not something else, answering on its port?
is_up() { curl -fsS -m 3 "http://localhost:$(own_port "$1")/health" 2>/dev/null | grep -q "\"service\":\"$(module_of "$1")\""; }

# The process id of a server that this lab started and that still runs.
pid_of() {
  local file pid
  file=$(pid_file "$1")
  [ -f "$file" ] || return 1
  pid=$(cat "$file")
  ps -p "$pid" -o args= 2>/dev/null | grep -q "$(module_of "$1")/target/quarkus-app/" && say "$pid"
}

# Sets SETTINGS, what a server has in its environment besides: Company is an auth-server with an address and data of its own.
set_settings() {
  SETTINGS=()
  case $1${BROKER:+ with Company} in
    company*)
      SETTINGS=("LAB_PORT_AUTH=$LAB_PORT_COMPANY" "LAB_DATA=$LAB_DATA/company" "LAB_PORT_PROXY=$LAB_PORT_AUTH"
        "QUARKUS_CONFIG_LOCATIONS=$ROOT/config/company.properties") ;;
    "auth-server with Company") SETTINGS=("QUARKUS_CONFIG_LOCATIONS=$ROOT/config/broker.properties") ;;
    "mcp-task-client with Company") SETTINGS=("MCP_REPOSITORIES_URL=http://127.0.0.1:$LAB_PORT_COMPANY/company/repositories") ;;
    console*) SETTINGS=("LAB_CONSOLE_ROUTES=$ROUTES" "LAB_SOURCES=$ROOT") ;;
  esac
  [ "$(next_port "$1")" = "$(port_of "$1")" ] || SETTINGS+=("QUARKUS_HTTP_PORT=$(next_port "$1")" "OAUTHLAB_SERVE_PORT=$(next_port "$1")")
}

start() {
  local module=$1 archive=$1 arguments=()
  case $module in
    agent-client) archive=agent-serve arguments=(serve) ;;
    web-app) archive=agent-serve arguments=(web-app) ;;
    company) archive=auth-server ;;
  esac
  set_settings "$module"
  private mkdir -p "$LAB_HOME/logs" "$LAB_HOME/pids" "$LAB_DATA"
  chmod go= "$LAB_HOME/logs" "$LAB_DATA"
  next_port "$module" >"$LAB_HOME/pids/$module.port"
  # exec, so that the process id is the server's own; and no stream of ours stays open in it.
  set_flags "$module" "$archive"
  (umask 077 && cd "$ROOT" && exec env ${SETTINGS+"${SETTINGS[@]}"} nohup "$JAVA" "${FLAGS[@]}" "$(main_of "$module")" ${arguments+"${arguments[@]}"} >"$(log_of "$module")" 2>&1 </dev/null) >/dev/null 2>&1 &
  echo $! >"$(pid_file "$module")"
}

# One that was started a moment ago may still be this script, before it becomes java.
is_running() { pid_of "$1" >/dev/null || kill -0 "$(cat "$(pid_file "$1")")" 2>/dev/null; }

wait_until_up() {
  local module=$1 until=$((SECONDS + WAIT_SECONDS))
  until is_up "$module"; do
    is_running "$module" || {
      tail -15 "$(log_of "$module")" >&2
      ! grep -q 'Migrations have failed validation' "$(log_of "$module")" ||
        say "The data in $LAB_DATA is from an earlier state of this project, and before the first release nothing converts it: ./lab reset makes it new." >&2
      fail "$module stopped while it was starting; its log is $(log_of "$module")"
    }
    [ $SECONDS -lt $until ] || fail "$module did not answer within $WAIT_SECONDS s; its log is $(log_of "$module")"
    sleep 0.2
  done
}

# Does auth-server, if it is up, offer what is asked for now?
check_broker() {
  [ -n "$BROKER" ] && is_up auth-server || return 0
  curl -fsS -m 5 "http://localhost:$LAB_PORT_AUTH/login" | grep -q 'Sign in with Company' ||
    fail "auth-server is up without 'Sign in with Company'. Stop it first: ./lab down"
}

start_servers() {
  local module missing=""
  for module in $SERVERS; do is_up "$module" || missing="$missing $module"; done
  # shellcheck disable=SC2086
  check_ports_free $missing
  for module in $missing; do start "$module"; STARTED="$STARTED $module"; done
  for module in $missing; do wait_until_up "$module"; done
  start_web_app
}

# After the others, and nobody waits for it unless it was named. A port that is taken is no reason to do without the others.
start_web_app() {
  [ -n "$WITH_WEB_APP" ] && ! is_up web-app || return 0
  if pid_of web-app >/dev/null; then
    # An earlier command started it a moment ago.
    [ "$WITH_WEB_APP" = unnamed ] || wait_until_up web-app
  elif is_taken "$LAB_PORT_WEB"; then
    say "Port $LAB_PORT_WEB is taken by $(who_listens "$LAB_PORT_WEB"), so the demo web application is left out. Choose another port with LAB_PORT_WEB, or none with LAB_PORT_WEB=off."
  else
    start web-app
    STARTED="$STARTED web-app"
    [ "$WITH_WEB_APP" = unnamed ] || wait_until_up web-app
  fi
}

# Stops those of them that run, and leaves their names in STOPPED. All are told before any is waited for: an archive
# takes seconds to write.
stop_servers() {
  local module pid
  STOPPED=""
  for module in "$@"; do
    pid=$(pid_of "$module") || continue
    kill "$pid" 2>/dev/null || true
    STOPPED="$STOPPED $module"
  done
  for module in "$@"; do await_end "$module"; done
}

# One that still has its port after half a minute does not stop by itself. One without a port only writes its archive, which may
# take minutes on a busy machine.
await_end() {
  local pid until=$((SECONDS + STOP_SECONDS)) port
  port=$(own_port "$1")
  while pid=$(pid_of "$1"); do
    if [ $SECONDS -ge $until ]; then
      if is_taken "$port" || [ $SECONDS -ge $((until + 10 * STOP_SECONDS)) ]; then
        say "$1 did not stop and is killed." >&2
        kill -9 "$pid" 2>/dev/null || true
        sleep 1
        pid_of "$1" >/dev/null && fail "$1 (pid $pid) cannot be stopped. Does it belong to another user?"
      else
        sleep 1
      fi
    fi
    sleep 0.1
  done
  rm -f "$(pid_file "$1")" "$LAB_HOME/pids/$1.port"
}

# Jars must not change under a running server, so what is to be built is stopped first.
stop_servers_of() {
  local servers=$1
  case " $servers " in *" auth-server "*) servers="$servers company" ;; esac
  case " $servers " in *" agent-client "*) servers="$servers web-app" ;; esac
  # shellcheck disable=SC2086
  stop_servers $servers
  [ -z "$STOPPED" ] || say "Sources are newer than what runs; built and started again:$STOPPED"
}
