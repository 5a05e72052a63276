# Functions for the rehearsal of a migration. A database, one or two instances of the task API and a proxy in front of them
# run beside the lab; the authorization server is the lab's.
#
# Use, in the root of the repository, while the lab is up:   . docs/migration/steps.sh

. docs/exercises/steps.sh

REHEARSAL=$(mkdir -p "${LAB_HOME:-.lab}/migration" && cd "${LAB_HOME:-.lab}/migration" && pwd)
JAVA=${JAVA_HOME:+$JAVA_HOME/bin/}java
MARK="-Drehearsal=$REHEARSAL"
clients() { echo web-app mobile-app admin-tool; }

# --- processes -----------------------------------------------------------------------------------------------------

# launch NAME PATTERN COMMAND...: starts it in the background and waits until its log has the pattern, of which the address
# is kept for address_of.
launch() {
  local name=$1 pattern=$2 until=$((SECONDS + 240)) address=""
  shift 2
  : >"$REHEARSAL/$name.log" # it is read before the process may have made it
  ("$@" >>"$REHEARSAL/$name.log" 2>&1 </dev/null & echo $! >"$REHEARSAL/$name.pid")
  until address=$(sed -n "s/.*$pattern.*/\1/p" "$REHEARSAL/$name.log" | head -1 | grep .); do
    if ! is_running "$name" || [ $SECONDS -gt $until ]; then
      echo "$name does not start; its log is $REHEARSAL/$name.log" >&2
      return 1
    fi
    sleep 0.1
  done
  echo "$address" >"$REHEARSAL/$name.address"
}

is_running() { [ -f "$REHEARSAL/$1.pid" ] && is_alive "$(cat "$REHEARSAL/$1.pid")"; }

# What has ended and is not yet cleared away (Z) is not alive.
is_alive() { case $(ps -p "$1" -o stat= 2>/dev/null) in '' | Z*) return 1 ;; esac; }

address_of() { cat "$REHEARSAL/$1.address"; }

# A number in an old file may be another process by now; ours have the mark.
is_ours() { ps -p "$1" -o args= 2>/dev/null | grep -q -F -e "$MARK"; }

# halt NAME: asks it to end, and waits until it has.
halt() {
  local pid
  [ -f "$REHEARSAL/$1.pid" ] || return 0
  pid=$(cat "$REHEARSAL/$1.pid")
  ! is_ours "$pid" || kill "$pid" 2>/dev/null || true
  while is_alive "$pid" && is_ours "$pid"; do sleep 0.1; done
  rm -f "$REHEARSAL/$1.pid" "$REHEARSAL/$1.address"
}

# --- the parts -----------------------------------------------------------------------------------------------------

# One database for all instances. H2 in a file is for one process; as a server it is for several.
start_database() {
  rm -rf "$REHEARSAL/data"
  launch database '\(localhost:[0-9]*\) (only local' "$JAVA" "$MARK" -Xmx64m -cp resource-server/target/quarkus-app/lib/main/com.h2database.h2-*.jar \
    org.h2.tools.Server -tcp -tcpPort 0 -ifNotExists -baseDir "$REHEARSAL/data"
}

# start_api NAME MODE: an instance of the task API with this AUTH_MODE. To its clients all instances are the same API: the
# audience of their tokens is that of the lab's. The key of admin-tool leads to the demo user's tasks, so its token has to, too.
start_api() {
  launch "$1" 'Listening on: \(http:[^ ]*\)' env AUTH_MODE="$2" LAB_MODE=true OAUTHLAB_DEMO_CLIENTS=admin-tool OAUTH_AUDIENCE="$API" OAUTH_ISSUER="$AUTH" \
    QUARKUS_HTTP_PORT=0 QUARKUS_DATASOURCE_JDBC_URL="jdbc:h2:tcp://$(address_of database)/./resource-server" \
    "$JAVA" "$MARK" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx128m -jar resource-server/target/quarkus-app/quarkus-run.jar
}

# route RULE...: the routes from now on, one rule in each argument, the last of them 'else INSTANCE'.
route() {
  {
    for name in api new; do is_running "$name" && echo "instance $name $(address_of "$name")"; done
    printf '%s\n' "$@"
  } >"$REHEARSAL/routes.next"
  mv "$REHEARSAL/routes.next" "$REHEARSAL/routes"
}

# The proxy. Its source is among the system tests, where every build compiles it.
start_front_door() {
  "${JAVA}c" -d "$REHEARSAL/classes" system-tests/src/test/java/oauthlab/system/migration/{FrontDoor,Routes}.java &&
    launch front-door 'Open at \(http:.*\)' "$JAVA" "$MARK" -Xmx64m -cp "$REHEARSAL/classes" oauthlab.system.migration.FrontDoor 0 "$REHEARSAL/routes"
}

# retire NAME: stops an instance that no route names any more, as soon as nothing is under way there.
retire() {
  local address until=$((SECONDS + 30))
  address=$(address_of "$1")
  until curl -s -m 5 "$(address_of front-door)/front-door" | grep -q "^$address under-way 0 "; do
    [ $SECONDS -lt $until ] || { echo "$1 is not stopped: requests are still under way there." >&2; return 1; }
    sleep 0.1
  done
  halt "$1"
}

# replace_api MODE: the API anew with another AUTH_MODE, and nobody notices: the new instance is up before the routes
# change, and the one before it ends when it has nothing to do any more.
replace_api() {
  start_api new "$1" || return 1
  route "else new"
  retire api
  promote new
}

# promote NAME: from now on it is the instance named api.
promote() {
  local file
  for file in pid address log; do mv "$REHEARSAL/$1.$file" "$REHEARSAL/api.$file"; done
  route "else api"
}

# start_rehearsal [MODE]: all of it, on fresh data; what a rehearsal before left running ends.
start_rehearsal() {
  end_rehearsal
  start_database && start_api api "${1:-api_key}" && route "else api" && start_front_door
}

end_rehearsal() { for name in front-door api new database; do halt "$name"; done; }

# --- the clients -----------------------------------------------------------------------------------------------------

key_of() {
  case $1 in
    web-app) echo key-web-app-13579 ;;
    mobile-app) echo key-mobile-app-24680 ;;
    admin-tool) echo key-admin-tool-97531 ;;
  esac
}

# call_by_key CLIENT [PATH]: what the client gets through the front door, and from which instance.
call_by_key() { printf '%-10s by key    %s\n' "$1" "$(answer_of "${2:-/api/tasks}" "X-API-Key: $(key_of "$1")")"; }

# call_by_token CLIENT [PATH]: the same with a token; see sign_in_client.
call_by_token() { printf '%-10s by token  %s\n' "$1" "$(answer_of "${2:-/api/tasks}" "Authorization: Bearer $(cat "$REHEARSAL/$1.token")")"; }

# answer_of PATH HEADER [ADDRESS]: the status, and the instance that the front door names in the header Via.
answer_of() {
  curl -s -o /dev/null -D - -m 30 -H "$2" "${3:-$(address_of front-door)}$1" | tr -d '\r' |
    awk 'NR == 1 { status = $2 } tolower($1) == "via:" { from = " from " $3 } END { print status from }'
}

# The OAuth clients of mobile-app and admin-tool; web-app is there. A second time changes nothing but the secret.
add_clients() {
  local known
  known=$(./lab clients list) || return 1
  echo "$known" | grep -q '^mobile-app ' || ./lab clients add mobile-app client_name='Mobile app' \
    redirect_uris=myapp://callback token_endpoint_auth_method=none grant_types='authorization_code refresh_token' \
    scope='tasks:read offline_access' access_token_seconds=900 refresh_token_seconds=2592000 >/dev/null || return 1
  if echo "$known" | grep -q '^admin-tool '; then ./lab clients rotate admin-tool 0; else
    ./lab clients add admin-tool client_name='Admin tool' grant_types=client_credentials \
      scope='tasks:read tasks:write user:read user:write' access_token_seconds=300
  fi >"$REHEARSAL/admin-tool.secret" || return 1
  chmod 600 "$REHEARSAL/admin-tool.secret"
}

admin_tool_secret() { sed -n 's/.*shown this once: *//p' "$REHEARSAL/admin-tool.secret"; }

# sign_in_client CLIENT: gets it a token as it would get one itself, and keeps it for call_by_token.
sign_in_client() {
  local answer
  case $1 in
    web-app) answer=$(user_tokens web-app $WEB/callback 'tasks:read tasks:write' -u web-app:webapp-secret-abcdef) ;;
    mobile-app) answer=$(user_tokens mobile-app myapp://callback 'tasks:read offline_access' -d client_id=mobile-app) ;;
    admin-tool)
      answer=$(curl -s "$AUTH/oauth/token" -u "admin-tool:$(admin_tool_secret)" -d grant_type=client_credentials)
      ;;
  esac
  (umask 077 && echo "$answer" | json_member access_token >"$REHEARSAL/$1.token")
  [ -s "$REHEARSAL/$1.token" ] || { echo "no token for $1: $(echo "$answer" | json_member error_description)" >&2; return 1; }
}

# user_tokens CLIENT REDIRECT SCOPE [curl options that say who the client is]: the code flow with PKCE, with demo-user.
user_tokens() {
  local code
  new_pkce
  sign_in demo-user "$AUTH/oauth/authorize?response_type=code&client_id=$1&redirect_uri=$(encoded "$2")&scope=$(encoded "$3")&state=s-1&code_challenge=$CHALLENGE&code_challenge_method=S256"
  # Who has approved before is not asked again.
  case $CONSENT in "$2"*) code=$CONSENT ;; *) code=$(decide approve) ;; esac
  curl -s "$AUTH/oauth/token" "${@:4}" -d grant_type=authorization_code -d "code=$(echo "$code" | parameter code)" \
    --data-urlencode "redirect_uri=$2" -d "code_verifier=$VERIFIER"
}

encoded() { printf '%s' "$1" | sed 's/%/%25/g; s/:/%3A/g; s,/,%2F,g; s/ /%20/g'; }
