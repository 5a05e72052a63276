# What the benchmarks share: settings, building, starting and stopping servers. To be sourced.

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
ROOT=$(cd "$HERE/../.." && pwd -P)
JAVA=${JAVA_HOME:+$JAVA_HOME/bin/}java
PORT=${BENCH_PORT:-14000}
# The compiler of long-running servers, unlike ./lab; otherwise small, and the same for all that are compared.
SERVER_FLAGS=(-XX:+UseSerialGC -Xms256m -Xmx256m)

export LAB_MODE=true LAB_PORT_AUTH=$PORT LAB_PORT_RESOURCE=$((PORT + 1)) LAB_PORT_MCP=$((PORT + 2)) LAB_PORT_AGENT=$((PORT + 3))
AUTH=http://localhost:$LAB_PORT_AUTH RESOURCE=http://localhost:$LAB_PORT_RESOURCE FLOOR=http://localhost:$((PORT + 4))

WORK=$(mktemp -d)
PIDS=()
finish() { [ ${#PIDS[@]} -eq 0 ] || kill "${PIDS[@]}" 2>/dev/null || true; wait || true; rm -rf "$WORK"; }
trap finish EXIT

fail() { printf 'benchmark: %s\n' "$*" >&2; exit 1; }
note() { printf '[%3d s] %s\n' $SECONDS "$*" >&2; }

# --- what is measured -------------------------------------------------------------------------------------------

# The servers: modules, some of them once more as they are built for PostgreSQL or with full tables, and the API in its other modes.
jar_of() {
  case $1 in
    floor) echo "$HERE/floor/target/quarkus-app/quarkus-run.jar" ;;
    *-full) jar_of "${1%-full}" ;;
    *-postgres) echo "$ROOT/${1%-postgres}/target/quarkus-app-postgres/quarkus-run.jar" ;;
    resource-server-*) jar_of resource-server ;;
    *) echo "$ROOT/$1/target/quarkus-app/quarkus-run.jar" ;;
  esac
}

# build SERVER...: builds all when one of them is missing or older than what it is made of.
build() {
  local server jar sources stale="" skip=true
  for server in "$@"; do
    jar=$(jar_of "$server")
    sources=("$ROOT/pom.xml" "$ROOT/shared/src/main" "$ROOT/web/src/main")
    case $server in
      floor) sources+=("$HERE/floor/pom.xml" "$HERE/floor/src" "$ROOT/resource-server/src/main") ;;
      *) sources+=("$ROOT/${server%-postgres}/pom.xml" "$ROOT/${server%-postgres}/src/main") ;;
    esac
    [ -f "$jar" ] && [ -z "$(find "${sources[@]}" -newer "$jar" | head -1)" ] || stale="$stale $server"
  done
  [ -n "$stale" ] || return 0
  note "building (missing or old:$stale)"
  case $stale in *postgres*) skip=false ;; esac
  mvn -B -q -f "$HERE/pom.xml" package -DskipTests -Dpostgres.skip=$skip -Dspotless.check.skip -Dcheckstyle.skip >&2
}

CLASSES="$HERE/floor/target/classes:$HERE/floor/target/quarkus-app/lib/main/*"

# program NAME ARGUMENT...: one of the programs beside the floor
program() { local name=$1; shift; "$JAVA" -Xmx512m -cp "$CLASSES" "oauthlab.benchmark.$name" "$@"; }

# start NAME PORT FLAG...: leaves the process id in PID
start() {
  local name=$1 port=$2
  shift 2
  mkdir -p "$WORK/$name"
  LAB_DATA=$WORK/$name "$JAVA" "$@" -Dquarkus.http.port="$port" -jar "$(jar_of "$name")" >"$WORK/$name.log" 2>&1 </dev/null &
  PID=$!
  PIDS+=($PID)
}

until_up() {
  local name=$1 port=$2 tries=0
  until curl -fs -o /dev/null -m 5 "http://localhost:$port/health"; do
    kill -0 "$PID" 2>/dev/null && [ $((tries += 1)) -lt 3000 ] || { cat "$WORK/$name.log" >&2; fail "$name does not start"; }
    sleep 0.02
  done
}

stop() {
  kill "$1"
  wait "$1" || true
}

