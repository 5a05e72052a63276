# shellcheck shell=bash
# What the lab needs of the machine: a JDK, Maven, ports, disk and a clock. Part of ./lab.

# Prints the java command to use, or the reason why there is none.
find_java() {
  local looked="" candidate version
  for candidate in "${JAVA_HOME:+$JAVA_HOME/bin/java}" "$(command -v java || true)"; do
    [ -n "$candidate" ] || continue
    looked="$looked $candidate"
    version=$(java_version "$candidate") || continue
    [ "$version" -ge $JAVA_NEEDED ] && { say "$candidate"; return 0; }
    looked="$looked (version $version)"
  done
  say "A JDK, version $JAVA_NEEDED or newer, is missing. Looked at JAVA_HOME (${JAVA_HOME:-not set}) and PATH; found:${looked:- nothing}."
  return 1
}

java_version() {
  [ -x "$1" ] || return 1
  "$1" -version 2>&1 | sed -n 's/.*version "\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' | head -1 | grep .
}

find_maven() {
  local looked="" candidate version
  for candidate in "${MAVEN_HOME:+$MAVEN_HOME/bin/mvn}" "$(command -v mvn || true)"; do
    [ -n "$candidate" ] || continue
    looked="$looked $candidate"
    version=$("$candidate" -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9]*\.[0-9]*\).*/\1/p' | head -1)
    [ -n "$version" ] || { looked="$looked (which says: $("$candidate" -v 2>&1 | head -1))"; continue; }
    at_least "$version" $MAVEN_NEEDED && { say "$candidate"; return 0; }
    looked="$looked (version $version)"
  done
  say "Maven, version $MAVEN_NEEDED or newer, was not found. Looked at MAVEN_HOME (${MAVEN_HOME:-not set}) and PATH; found:${looked:- nothing}."
  return 1
}

# at_least 3.10 3.8: compares major and minor as numbers
at_least() {
  [ "${1%%.*}" -gt "${2%%.*}" ] || { [ "${1%%.*}" -eq "${2%%.*}" ] && [ "${1#*.}" -ge "${2#*.}" ]; }
}

# Maven would stop at a JAVA_HOME that is not what it says.
forget_wrong_java_home() {
  [ -n "${JAVA_HOME:-}" ] && [ "$JAVA" != "$JAVA_HOME/bin/java" ] || return 0
  say "JAVA_HOME is $JAVA_HOME, where there is no JDK of version $JAVA_NEEDED or newer; $JAVA is used instead." >&2
  unset JAVA_HOME
}

need_java() {
  JAVA=$(find_java) || fail "$JAVA
     Install one (for instance 'apt install openjdk-17-jdk' or 'brew install openjdk'), or set JAVA_HOME."
  forget_wrong_java_home
  command -v curl >/dev/null || fail "curl is missing: the lab asks the servers with it whether they are up."
}

# For the commands that write: a lab without a place for its data would start, and then fail in many words.
need_home() {
  private mkdir -p "$LAB_HOME" 2>/dev/null && [ -w "$LAB_HOME" ] ||
    fail "cannot write to $LAB_HOME, where logs, process ids and data belong. Choose another place: LAB_HOME=${HOME:-/tmp}/oauth-lab ./lab ..."
}

# Where the JDK of this java command lives, links followed; nothing when there is no compiler beside it.
jdk_home() {
  local bin
  for bin in "$(dirname "$1")" "$(dirname "$(readlink -f "$1" 2>/dev/null || say "$1")")"; do
    [ -x "$bin/javac" ] && { dirname "$bin"; return 0; }
  done
  return 1
}

need_build_tools() {
  JDK=$(jdk_home "$JAVA") ||
    fail "$JAVA belongs to a run-time only: there is no javac beside it. Install a JDK, or set JAVA_HOME to one."
  MVN=$(find_maven) || fail "$MVN
     Install it (for instance 'apt install maven' or 'brew install maven')."
}

# Maven gets the JDK that was found here, unless that is the system's own choice (/usr), which Maven finds by itself.
real_home() {
  local home
  home=$(jdk_home "$(readlink -f "$JAVA" 2>/dev/null || say "$JAVA")") || home=$JDK
  [ "$home" = /usr ] && say "${JAVA_HOME:-}" || say "$home"
}

# Taken is what does not refuse a connection (curl's code 7): a listener may be busy and never answer.
is_taken() {
  local code=0
  curl -s -o /dev/null -m 2 "http://127.0.0.1:$1/" || code=$?
  [ $code -ne 7 ]
}

who_listens() {
  local who=""
  if command -v lsof >/dev/null; then
    who=$(lsof -nP -iTCP:"$1" -sTCP:LISTEN 2>/dev/null | awk 'NR == 2 { print $1 " (pid " $2 ")" }')
  elif command -v ss >/dev/null; then
    who=$(ss -ltnpH "sport = :$1" 2>/dev/null | sed -n 's/.*users:(("\([^"]*\)",pid=\([0-9]*\).*/\1 (pid \2)/p' | head -1)
  fi
  say "${who:-another program}"
}

check_port_values() {
  local module setting port seen=" "
  for module in $(with_ports $BROKER_SERVERS $WEB_APP) console; do
    setting=$(port_setting "$module")
    port=${!setting}
    case $port in
      '' | 0* | *[!0-9]*) fail "$setting is '$port', but must be a number from 1 to 65535, without zeros before it." ;;
    esac
    { [ "${#port}" -le 5 ] && [ "$port" -ge 1 ] && [ "$port" -le 65535 ]; } || fail "$setting is '$port', but must be a number from 1 to 65535."
    case $seen in *" $port "*) fail "$setting is $port, but another server has that port already. Choose a free one." ;; esac
    seen="$seen$port "
  done
}

check_ports_free() {
  local module port
  for module in "$@"; do
    port=$(next_port "$module")
    if is_taken "$port"; then
      fail "port $port is taken by $(who_listens "$port"), but $module needs it. Nothing was started.
     Stop that program, or choose another port: $(port_setting "$module")=$((port + 100)) ./lab ..."
    fi
  done
}

cmd_doctor() {
  local found problems=0 module port free year
  no_more doctor "$@"
  check() { if [ "$1" = ok ]; then printf '  ok    %s\n' "$2"; else printf '  BAD   %s\n' "$2"; problems=$((problems + 1)); fi; }
  say "What the lab needs:"
  if found=$(find_java); then
    JAVA=$found
    forget_wrong_java_home
    check ok "JDK: $found (version $(java_version "$found"))"
  else check bad "$found"; fi
  if found=$(find_maven); then check ok "Maven: $found ($("$found" -v 2>/dev/null | sed -n "s/.*\(Apache Maven [0-9.]*\).*/\1/p"))"; else check bad "$found"; fi
  if command -v curl >/dev/null; then check ok "curl: $(command -v curl)"; else check bad "curl is missing"; fi
  for module in $SERVERS; do
    port=$(port_of "$module")
    if ! is_taken "$port"; then check ok "port $port for $module is free"
    elif is_up "$module"; then check ok "port $port: $module is up"
    else check bad "port $port for $module is taken by $(who_listens "$port"); $(port_setting "$module") chooses another"; fi
  done
  if web_app_is_off; then check ok "no demo web application (LAB_PORT_WEB=off)"
  elif is_up web-app; then check ok "port $LAB_PORT_WEB: web-app is up"
  elif is_taken "$LAB_PORT_WEB"; then check ok "port $LAB_PORT_WEB is taken by $(who_listens "$LAB_PORT_WEB"): ./lab up leaves the demo web application out"
  else check ok "port $LAB_PORT_WEB for web-app is free"; fi
  if (need_home) 2>/dev/null; then check ok "data and logs: $LAB_HOME"; else check bad "$( (need_home 2>&1) | sed 's/^lab: //')"; fi
  free=$(df -Pk "$ROOT" | awk 'NR == 2 { print int($4 / 1024) }')
  if [ "$free" -ge 1024 ]; then check ok "disk: $free MB free"; else check bad "disk: only $free MB free, builds need about 1024"; fi
  year=$(date -u +%Y)
  if [ "$year" -ge 2026 ]; then check ok "clock: $(date -u '+%Y-%m-%d %H:%M:%S') UTC"; else check bad "clock: it says $(date -u); tokens carry times, so set it right"; fi
  [ $problems -eq 0 ] || fail "$problems thing(s) to mend, see above."
  say "All is well."
}
