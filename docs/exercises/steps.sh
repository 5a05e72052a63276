# Functions for the exercises, so that later ones need not repeat the steps of earlier ones.
# Nothing new happens here: exercises 1 and 2 and chapter 8 of the guide do the same by hand.
#
# Use, in the root of the repository:   . docs/exercises/steps.sh

AUTH=http://localhost:${LAB_PORT_AUTH:-4000}
API=http://localhost:${LAB_PORT_RESOURCE:-4001}
MCP=http://localhost:${LAB_PORT_MCP:-4002}/mcp
# The demo web application: where it is, or would be.
WEB_PORT=${LAB_PORT_WEB:-3000}
WEB=http://localhost:${WEB_PORT/off/3000}

# Takes one text member out of the JSON on stdin:   json_member access_token
json_member() { (cat; echo) | sed -n 's/.*"'"$1"'":"\([^"]*\)".*/\1/p'; }

# Decodes base64url on stdin. RFC 4648 section 5.
from_base64url() {
  local text
  text=$(tr '_-' '/+')
  while [ $((${#text} % 4)) -ne 0 ]; do text="$text="; done
  printf '%s' "$text" | openssl base64 -d -A
}

# Encodes stdin as base64url without padding.
to_base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }

# The claims of a token:   claims "$TOKEN"
claims() {
  printf '%s' "$1" | cut -d . -f 2 | from_base64url
  echo
}

# An access token for the agent itself:   agent_token tasks:read   or   agent_token 'tasks:read tasks:write'
agent_token() {
  curl -s "$AUTH/oauth/token" -u ai-agent-assistant:agent-secret-67890 \
    -d grant_type=client_credentials --data-urlencode "scope=$1" | json_member access_token
}

# An access token for the agent itself, for the MCP server:   mcp_token 'tasks:read user:read'
mcp_token() {
  curl -s "$AUTH/oauth/token" -u ai-agent-assistant:agent-secret-67890 \
    -d grant_type=client_credentials --data-urlencode "scope=$1" --data-urlencode "resource=$MCP" | json_member access_token
}

# An access token of a user for the MCP server, got by agent-cli in a browser:   user_mcp_token alice tasks:read
user_mcp_token() {
  new_pkce
  sign_in "$1" "$(authorization_request "$2" s-1)&resource=$(printf '%s' "$MCP" | sed 's/:/%3A/g; s,/,%2F,g')"
  redeem "$(decide approve | parameter code)" "$VERIFIER" | json_member access_token
}

# One message of the revision 2026-07-28, which needs no session; the token is in $TOKEN:   stateless METHOD NAME PARAMS
# NAME is that of the tool, the prompt or the resource, or empty. PARAMS are members of params, each with a comma behind it.
stateless() {
  curl -s "$MCP" -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \
    -H 'Accept: application/json, text/event-stream' -H 'MCP-Protocol-Version: 2026-07-28' \
    -H "Mcp-Method: $1" ${2:+-H} ${2:+"Mcp-Name: $2"} \
    -d '{"jsonrpc":"2.0","id":1,"method":"'"$1"'","params":{'"$3"'"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}'
}

# What the authorization server says about a token:   introspect "$TOKEN"
introspect() { curl -s "$AUTH/oauth/introspect" -u task-api:task-api-secret-24680 -d "token=$1"; }

# Calls the API with a token, once a second, until it is not let in any more, half a minute at most; prints the last status.
#   until_refused "$TOKEN" /api/tasks
until_refused() {
  local answered=200 seconds=0
  while [ $seconds -lt 30 ]; do
    answered=$(curl -s -o /dev/null -w '%{http_code}' -H "Authorization: Bearer $1" "$API$2")
    [ "$answered" = 200 ] || break
    seconds=$((seconds + 1))
    sleep 1
  done
  echo "$answered"
}

# A fresh verifier and its challenge. RFC 7636 sections 4.1 and 4.2.
new_pkce() {
  VERIFIER=$(openssl rand -base64 32 | tr '+/' '-_' | tr -d '=')
  CHALLENGE=$(printf '%s' "$VERIFIER" | openssl dgst -sha256 -binary | to_base64url)
}

# The value of a hidden field of the page on stdin:   hidden csrf
hidden() { sed -n 's/.* name="'"$1"'" value="\([^"]*\)".*/\1/p' | sed 's/&amp;/\&/g'; }

# A request as the browser $JAR sends it; prints where the browser is sent next.
next_address() { curl -s -o /dev/null -b "$JAR" -c "$JAR" -w '%{redirect_url}' "$@"; }

# The page that the browser $JAR sees at an address.
page() { curl -s -b "$JAR" -c "$JAR" "$@"; }

REDIRECT=http://127.0.0.1:9999/callback

# The address of an authorization request of agent-cli:   authorization_request tasks:read STATE
authorization_request() {
  local scope
  scope=$(printf '%s' "$1" | sed 's/:/%3A/g; s/ /%20/g')
  printf '%s' "$AUTH/oauth/authorize?response_type=code&client_id=agent-cli&scope=$scope&state=$2"
  printf '%s' "&redirect_uri=http%3A%2F%2F127.0.0.1%3A9999%2Fcallback"
  printf '%s' "&code_challenge=$CHALLENGE&code_challenge_method=S256"
}

# Signs a user in with a fresh browser, in the course of an authorization request:   sign_in alice REQUEST
# Sets CONSENT to the address of the consent page.
sign_in() {
  local form back
  JAR=$(mktemp)
  form=$(page "$(next_address "$2")")
  back=$(next_address "$AUTH/login" --data-urlencode "csrf=$(echo "$form" | hidden csrf)" \
    --data-urlencode "return_to=$(echo "$form" | hidden return_to)" -d "username=$1" -d "password=$1-password")
  CONSENT=$(next_address "$back")
}

# Answers the question at $CONSENT:   decide approve   or   decide deny
# Prints where the browser is sent: back to the client.
decide() {
  local form
  form=$(page "$CONSENT")
  next_address "$AUTH/consent" --data-urlencode "csrf=$(echo "$form" | hidden csrf)" \
    --data-urlencode "request=$(echo "$form" | hidden request)" -d "decision=$1"
}

# Takes one parameter out of an address on stdin:   parameter code
parameter() { sed -n 's/.*[?&]'"$1"'=\([^&]*\).*/\1/p'; }

# All of it: a code for what a user approved, and $VERIFIER to redeem it with:   get_code alice tasks:read
# Sets CODE.
get_code() {
  new_pkce
  sign_in "$1" "$(authorization_request "$2" s-1)"
  CODE=$(decide approve | parameter code)
}

# The answer of the token endpoint to a code:   redeem "$CODE" "$VERIFIER"
redeem() {
  curl -s "$AUTH/oauth/token" -d grant_type=authorization_code -d client_id=agent-cli -d "code=$1" \
    --data-urlencode "redirect_uri=$REDIRECT" -d "code_verifier=$2"
}

# A new key pair for signatures with ES256, in a file:   new_ec_key FILE
new_ec_key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1"; }

# The public half of a key as JWK, its members in the order of a thumbprint. RFC 7518 section 6.2, RFC 7638.
#   public_jwk FILE
public_jwk() {
  point() { openssl ec -in "$1" -pubout -outform DER 2>/dev/null | tail -c 64; }
  printf '{"crv":"P-256","kty":"EC","x":"%s","y":"%s"}' \
    "$(point "$1" | head -c 32 | to_base64url)" "$(point "$1" | tail -c 32 | to_base64url)"
}

# The SHA-256 of stdin in base64url.
sha256() { openssl dgst -sha256 -binary | to_base64url; }

# Signs HEADER and CLAIMS, both JSON, with the key in FILE. RFC 7515 section 7.1.   jws HEADER CLAIMS FILE
# openssl writes the two numbers of a signature as ASN.1; a JWS has them as 32 bytes each (RFC 7518 section 3.4).
jws() {
  local input
  input=$(printf '%s' "$1" | to_base64url).$(printf '%s' "$2" | to_base64url)
  printf '%s.' "$input"
  printf '%s' "$input" | openssl dgst -sha256 -sign "$3" | openssl asn1parse -inform DER |
    sed -n 's/.*INTEGER *://p' | while read -r number; do
      number=$(printf '%64s' "$number" | tr ' ' 0)
      # shellcheck disable=SC2059
      printf "$(printf '%s' "$number" | sed 's/../\\x&/g')"
    done | to_base64url
}
