#!/usr/bin/env bash
# The test plan of a migration as one command: ./lab migration verify
# Goes all the way that a client goes, against the servers that are up. The first request that fails ends it.
set -uo pipefail
cd "$(dirname "$0")/../.."
. docs/exercises/steps.sh

GRANT=urn:ietf:params:oauth:grant-type:token-exchange
TYPE=urn:ietf:params:oauth:token-type:access_token
LAST="" STATUS="" ANSWER=""

# ask METHOD ADDRESS [curl options]: sets STATUS and ANSWER (headers and body), and LAST, which has no secret in it.
ask() {
  ANSWER=$(curl -s -i -m 20 -X "$1" -w '\n%{http_code}' "$2" "${@:3}")
  STATUS=${ANSWER##*$'\n'} ANSWER=${ANSWER%$'\n'*}
  LAST="$1 $2 -> $STATUS $(json_member error <<<"$ANSWER") $(json_member error_description <<<"$ANSWER")"
}

# expect STATUS [TEXT ...]: is that what the last request got?
expect() {
  local text
  [ "$STATUS" = "$1" ] || { LAST="$LAST
    expected was the status $1"; return 1; }
  for text in "${@:2}"; do
    case $ANSWER in *"$text"*) ;; *) LAST="$LAST
    expected was an answer with $text"; return 1 ;; esac
  done
}

member() { json_member "$1" <<<"$ANSWER"; }
bearer() { printf 'Authorization: Bearer %s' "$1"; }

discovery() {
  ask GET "$API/.well-known/oauth-protected-resource"
  expect 200 "\"resource\":\"$API\"" "$AUTH" || return 1
  ask GET "$AUTH/.well-known/oauth-authorization-server"
  expect 200 "\"issuer\":\"$AUTH\"" '"code_challenge_methods_supported":["S256"]' "$GRANT"
}

# For the MCP server: its address is the resource (RFC 8707).
code_flow() {
  local code
  new_pkce
  LAST="GET $AUTH/oauth/authorize (alice signs in and approves) -> no code"
  sign_in alice "$(authorization_request 'tasks:read offline_access' s-1)&resource=$(printf '%s' "$MCP" | sed 's/:/%3A/g; s,/,%2F,g')"
  code=$(decide approve | parameter code)
  [ -n "$code" ] || return 1
  ask POST "$AUTH/oauth/token" -d grant_type=authorization_code -d client_id=agent-cli -d "code=$code" \
    --data-urlencode "redirect_uri=$REDIRECT" -d "code_verifier=$VERIFIER"
  expect 200 '"access_token"' '"refresh_token"' || return 1
  USER_TOKEN=$(member access_token) REFRESH_TOKEN=$(member refresh_token)
}

exchange() {
  ask POST "$AUTH/oauth/token" -u mcp-task-manager:mcp-secret-12345 -d grant_type=$GRANT -d "subject_token=$USER_TOKEN" \
    -d subject_token_type=$TYPE -d scope=tasks:read
  expect 200 '"scope":"tasks:read"' || return 1
  API_TOKEN=$(member access_token)
}

call() {
  ask GET "$API/api/tasks" -H "$(bearer "$API_TOKEN")"
  expect 200 '"tasks":' || return 1
  ask GET "$API/api/tasks" -H "$(bearer "$USER_TOKEN")"
  expect 401 invalid_token
}

refresh() {
  ask POST "$AUTH/oauth/token" -d grant_type=refresh_token -d client_id=agent-cli -d "refresh_token=$REFRESH_TOKEN"
  expect 200 '"access_token"' '"refresh_token"' || return 1
  USER_TOKEN=$(member access_token) REFRESH_TOKEN=$(member refresh_token)
}

# At the API, and at a tool for administrators; each challenge names the scope to ask for.
too_little_scope() {
  ask POST "$API/api/tasks" -H "$(bearer "$API_TOKEN")" -H 'Content-Type: application/json' -d '{"title":"not allowed"}'
  expect 403 'error="insufficient_scope"' 'scope="tasks:write"' || return 1
  ask POST "$MCP" -H "$(bearer "$USER_TOKEN")" -H 'Content-Type: application/json' \
    -H 'Accept: application/json, text/event-stream' -H 'MCP-Protocol-Version: 2026-07-28' -H 'Mcp-Method: tools/call' \
    -H 'Mcp-Name: admin_action' -d '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"admin_action"}}'
  expect 403 'error="insufficient_scope"' 'scope="admin"'
}

api_call() { ask GET "$API/api/tasks" -H "$(bearer "$API_TOKEN")"; }

mcp_call() {
  ask POST "$MCP" -H "$(bearer "$USER_TOKEN")" -H 'Content-Type: application/json' \
    -H 'Accept: application/json, text/event-stream' -H 'MCP-Protocol-Version: 2026-07-28' -H 'Mcp-Method: tools/list' \
    -d '{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"_meta":{
      "io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}'
}

# soon STATUS TEXT CALL: does the call get that within fifteen seconds? Both servers read what was revoked every ten.
soon() {
  local end=$((SECONDS + 15))
  until "$3" && expect "$1" "$2"; do
    [ "$SECONDS" -lt "$end" ] || return 1
    sleep 1
  done
}

# With the refresh token all of the approval ends: the token for the MCP server, and what it was exchanged for.
revocation() {
  mcp_call && expect 200 || return 1
  api_call && expect 200 || return 1
  ask POST "$AUTH/oauth/revoke" -d client_id=agent-cli -d "token=$REFRESH_TOKEN"
  expect 200 || return 1
  ask POST "$AUTH/oauth/token" -d grant_type=refresh_token -d client_id=agent-cli -d "refresh_token=$REFRESH_TOKEN"
  expect 400 invalid_grant || return 1
  soon 401 invalid_token mcp_call && soon 401 invalid_token api_call
}

step() {
  if "$2"; then printf '✓ %s\n' "$1"; else
    printf '✗ %s\n    %s\n' "$1" "$LAST" >&2
    exit 1
  fi
}

step "Discovery: the API names its authorization server, and that one its endpoints" discovery
step "Code flow with PKCE: a user signs in, approves, and the code becomes tokens" code_flow
step "Token exchange: the MCP server gets a token for the API, in the user's name" exchange
step "Call: the API takes its own token, and no other" call
step "Refresh: new tokens for the old refresh token" refresh
step "Scope: a task cannot be created, nor admin_action called, and each refusal names the scope" too_little_scope
step "Revocation: what was taken back works no more, neither at the MCP server nor at the API" revocation
echo "All seven passed."
