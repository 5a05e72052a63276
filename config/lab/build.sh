# shellcheck shell=bash
# Builds what is not built, and says what java needs to run it. Part of ./lab.

# What stands in the manifest of quarkus-run.jar.
MANIFEST_FLAGS=(--enable-native-access=ALL-UNNAMED)
for package in java.lang java.nio jdk.internal.misc; do MANIFEST_FLAGS+=("--add-opens=java.base/$package=ALL-UNNAMED"); done

jar_of() { say "$ROOT/$(module_of "$1")/target/quarkus-app/quarkus-run.jar"; }

# What quarkus-run.jar would open with a loader of its own. Java's own takes a class from the archive below without opening the
# jar, and a server starts in three quarters of the time. Changed classes stand before their originals.
class_path_of() { local app; app=$ROOT/$(module_of "$1")/target/quarkus-app; say "$app/quarkus/*:$app/app/*:$app/lib/boot/*:$app/lib/main/*"; }

main_of() { if [ "$1" = mcp-task-client ]; then say oauthlab.mcp.platform.Main; else say io.quarkus.runner.GeneratedMain; fi; }

# Sets FLAGS, the flags of java for this module: with the archive of the classes that an earlier run loaded (class data
# sharing), or, if there is none that fits this jar and this JDK, with the order to write one when the process ends. The
# commands of agent-client and its server load different classes, so the server has an archive of its own. Company is made of the
# classes of auth-server, and web-app of those of agent serve: they read those archives, and leave the writing to the others.
set_flags() {
  local archive=$LAB_HOME/archives/${2:-$1}.jsa
  # shellcheck disable=SC2206
  FLAGS=($JAVA_FLAGS "${MANIFEST_FLAGS[@]}" -cp "$(class_path_of "$1")")
  mkdir -p "$LAB_HOME/archives" 2>/dev/null && [ -w "$LAB_HOME/archives" ] || return 0
  FLAGS+=(-Xlog:disable)
  if is_good_archive "$archive" "$(class_path_of "$1")"; then
    FLAGS+=("-XX:SharedArchiveFile=$archive")
  elif [ "$1" != company ] && [ "$1" != web-app ]; then
    rm -rf "$archive"
    FLAGS+=("-XX:ArchiveClassesAtExit=$archive")
  fi
}

# Tried in a java of its own, because a file that was cut off kills the java that reads it. Its content is verified once.
is_good_archive() {
  local content=-XX:+VerifySharedSpaces
  [ "$1.verified" -nt "$1" ] && content=-XX:-VerifySharedSpaces
  # shellcheck disable=SC2086
  [ -f "$1" ] && { "$JAVA" $JAVA_FLAGS -Xshare:on $content "-XX:SharedArchiveFile=$1" -XX:ErrorFile=/dev/null -cp "$2" -version; } \
    >/dev/null 2>&1 && touch "$1.verified"
}

# sources_of MODULE [tests of find]: what it is made of.
sources_of() { (cd "$ROOT" && find pom.xml {shared,protected-resource,web,"$1"}/{pom.xml,src/main} "${@:2}"); }

# Is the module not built, or older than what it is made of? One in ./lab dev runs from its sources.
is_stale() {
  local module=$1 built stamp
  [ "$(in_dev)" != "$module" ] || return 1
  built=$(jar_of "$module")
  [ -f "$built" ] || return 0
  stamp=$LAB_HOME/built/$module
  [ "$stamp" -nt "$built" ] && built=$stamp
  [ -n "$(sources_of "$module" -newer "$built" | head -1)" ]
}

build_if_needed() {
  local stale="" module
  for module in "$@"; do is_stale "$module" && stale="$stale $module"; done
  [ -n "$stale" ] || return 0
  need_build_tools
  need_home
  [ -w "$ROOT" ] || fail "$ROOT cannot be written, but$stale must be built there. Copy or clone it to a place of your own."
  stop_servers_of "$stale"
  mkdir -p "$LAB_HOME/built"
  build $stale
  for module in $stale; do touch "$LAB_HOME/built/$module"; done
}

build() {
  local log=$LAB_HOME/build.log list started=$SECONDS now="" before=""
  list=$(say "$@" | tr ' ' ',')
  [ -d "${HOME:-}/.m2/repository/io/quarkus" ] || say "The first build downloads about 200 MB of libraries; that takes a few minutes."
  : >"$log" # it is read before Maven may have made it
  (cd "$ROOT" && JAVA_HOME=$(real_home) "$MVN" -B package -DskipTests -Dspotless.check.skip -Dcheckstyle.skip \
    -Dpostgres.skip -pl "$list" -am) >"$log" 2>&1 &
  local maven=$!
  trap 'kill '$maven' 2>/dev/null; exit 130' INT TERM
  while kill -0 $maven 2>/dev/null; do
    now=$(sed -n 's/^\[INFO\] Building \(.*\) [0-9][^ ]* *\(\[.*\]\)$/\2 \1/p' "$log" | tail -1)
    if [ -t 1 ]; then
      printf '\r\033[KBuilding %s (%d s)' "${now:-...}" $((SECONDS - started))
    elif [ "$now" != "$before" ]; then
      say "Building $now"
    fi
    before=$now
    sleep 0.5
  done
  [ -t 1 ] && printf '\r\033[K'
  trap - INT TERM
  wait $maven || { grep -E '^\[ERROR\]' "$log" | head -12 >&2; fail "the build failed; the whole log is in $log"; }
  say "Built$(printf ' %s' "$@") in $((SECONDS - started)) s."
}
