# shellcheck shell=bash
# ./lab dev: one server from its sources. Part of ./lab.

# The server that ./lab dev runs now.
in_dev() {
  local pid name
  { read -r pid name <"$LAB_HOME/pids/dev"; } 2>/dev/null && ps -p "$pid" -o args= 2>/dev/null | grep -q " dev $name" && say "$name"
}

# Quarkus reloads under Maven 3.9 or newer only. Where there is an older one, it fetches a newer one, as it fetches libraries.
find_dev_maven() {
  local newer=$ROOT/target/maven/apache-maven-$DEV_MAVEN
  at_least "$("$MVN" -v | sed -n 's/.*Apache Maven \([0-9]*\.[0-9]*\).*/\1/p' | head -1)" 3.9 && return
  if [ ! -x "$newer/bin/mvn" ]; then
    say "Live reload needs Maven 3.9 or newer; Maven $DEV_MAVEN is fetched into target/maven, once."
    (cd "$LAB_HOME" && JAVA_HOME=$(real_home) "$MVN" -B -q org.apache.maven.plugins:maven-dependency-plugin:3.9.0:unpack \
      "-Dartifact=org.apache.maven:apache-maven:$DEV_MAVEN:zip:bin" "-DoutputDirectory=$ROOT/target/maven") ||
      fail "Maven $DEV_MAVEN could not be fetched. Install Maven 3.9 or newer, or set MAVEN_HOME to one."
  fi
  MVN=$newer/bin/mvn
}

# A number for each file of a module: they change with its content.
content_of() { sources_of "$1" -type f -exec cksum {} +; }

cmd_dev() {
  local name=${1:-} other
  [ -n "$name" ] || fail "which one? ./lab dev NAME, where NAME is one of: $SERVERS"
  # shellcheck disable=SC2086
  is_server "$name" $SERVERS
  no_more "dev $name" "${@:2}"
  other=$(in_dev) && fail "./lab dev $other runs already, and only one server at a time can. End it first, with Ctrl-C in its terminal."
  need_java
  is_up "$name" || fail "$name is not up. Start the lab first: ./lab up"
  pid_of "$name" >/dev/null || fail "$name is up, but this lab did not start it. Stop it where it was started, then: ./lab up"
  need_build_tools
  find_dev_maven
  ! pid_of company >/dev/null || BROKER=yes
  BUILT=$(is_stale "$name" || content_of "$name")
  DEV=$name WERE_UP=$(for other in $BROKER_SERVERS $WEB_APP; do pid_of "$other" >/dev/null && say "$other"; done || true)
  say "$$ $name" >"$LAB_HOME/pids/dev"
  trap give_back EXIT
  trap 'exit 0' INT TERM HUP
  stop_servers "$name"
  say "Starting $name from its sources; that takes about 20 s."
  run_sources "$name"
}

run_sources() {
  local code=0
  if [ "$1" = agent-client ]; then saves_of "$1" | run_maven "$1" -Dquarkus.args=serve & else run_maven "$1" </dev/null & fi
  DEV_PID=$!
  until is_up "$1"; do
    kill -0 $DEV_PID 2>/dev/null || fail "$1 does not start from its sources; the reason stands above."
    sleep 0.3
  done
  say "$1 runs from its sources at http://localhost:$(port_of "$1"). Save a class, send a request, and see the change. Ctrl-C ends this."
  wait $DEV_PID || code=$?
  fail "$1 stopped with code $code; the reason stands above."
}

run_maven() {
  set_settings "$1"
  cd "$ROOT"
  exec env ${SETTINGS+"${SETTINGS[@]}"} JAVA_HOME="$(real_home)" QUARKUS_ANALYTICS_DISABLED=true QUARKUS_TEST_CONTINUOUS_TESTING=disabled \
    "$MVN" -B -q process-test-classes -Pdev -DskipTests -Dspotless.check.skip -Dcheckstyle.skip -Ddebug=false \
    "-Djvm.args=-XX:+UseSerialGC -Xmx512m" -pl "$1" -am "${@:2}"
}

# A request makes Quarkus look for saved files, where the server is its own. The agent's is not: it reloads at a key on the console.
saves_of() {
  local seen=$LAB_HOME/pids/dev.seen
  touch "$seen"
  while kill -0 $$ 2>/dev/null && sleep 0.3; do
    touch "$seen.next"
    [ -z "$(sources_of "$1" -newer "$seen" | head -1)" ] || say s
    mv "$seen.next" "$seen"
  done
}

# The process id of the java that runs a module from its sources.
source_pid() { ps -axo pid=,args= | awk -v jar="$ROOT/$DEV/target/$DEV-dev.jar" 'index($0, jar) && !/awk/ { print $1 }'; }

# However ./lab dev ends, the packaged server comes back, built again if its sources have changed; unless ./lab down ended it.
give_back() {
  local code=$? server pid until=$((SECONDS + STOP_SECONDS))
  trap - EXIT INT TERM HUP
  set +e
  [ -z "${DEV_PID:-}" ] || { kill "$DEV_PID" && wait "$DEV_PID"; } 2>/dev/null
  while pid=$(source_pid) && [ -n "$pid" ]; do
    [ $SECONDS -lt $until ] || kill -9 $pid 2>/dev/null
    sleep 0.2
  done
  [ "$(in_dev)" = "$DEV" ] || exit $code
  rm -f "$LAB_HOME"/pids/dev "$LAB_HOME"/pids/dev.seen*
  mkdir -p "$LAB_HOME/built"
  [ -z "$BUILT" ] || [ "$BUILT" != "$(content_of "$DEV")" ] || touch "$LAB_HOME/built/$DEV"
  (build_if_needed "$DEV") || say "So $DEV runs as it was built before. When its sources are right, ./lab up builds and starts it." >&2
  for server in $WERE_UP; do pid_of "$server" >/dev/null || { start "$server"; (wait_until_up "$server") || code=1; }; done
  say "$DEV runs as ./lab up starts it."
  exit $code
}

# For ./lab down: without its file it does not give back.
end_dev() {
  local pid name
  read -r pid name <"$LAB_HOME/pids/dev"
  rm -f "$LAB_HOME/pids/dev"
  kill "$pid"
  while kill -0 "$pid" 2>/dev/null; do sleep 0.2; done
}
