# More functions, for the exercises with "Sign in with Company". Use, in the root of the repository:   . docs/broker/steps.sh
. docs/exercises/steps.sh

COMPANY=http://127.0.0.1:${LAB_PORT_COMPANY:-4010}

# The address behind "Sign in with Company" on the sign-in page on stdin:   company_link   or   company_link company-passthrough
company_link() {
  printf '%s' "$AUTH"
  sed -n 's/.*href="\(\/broker\/'"${1:-company}"'?[^"]*\)".*/\1/p' | sed 's/&amp;/\&/g' | tr -d '\n'
}

# Says yes or no to what is asked before the browser leaves; prints where the browser is sent:   leave "$LINK" approve
leave() {
  local form
  form=$(page "$1")
  next_address "${1%%\?*}" --data-urlencode "csrf=$(echo "$form" | hidden csrf)" \
    --data-urlencode "return_to=$(echo "$form" | hidden return_to)" -d "decision=$2"
}

# Signs a user in at Company, and says yes to what Company asks; prints where Company sends the browser:   at_company alice ADDRESS
at_company() {
  local form next
  form=$(page "$(next_address "$2")")
  next=$(next_address "$(next_address "$COMPANY/login" --data-urlencode "csrf=$(echo "$form" | hidden csrf)" \
    --data-urlencode "return_to=$(echo "$form" | hidden return_to)" -d "username=$1" -d "password=$1-password")")
  case $next in
    "$COMPANY"/consent*)
      form=$(page "$next")
      next=$(next_address "$COMPANY/consent" --data-urlencode "csrf=$(echo "$form" | hidden csrf)" \
        --data-urlencode "request=$(echo "$form" | hidden request)" -d decision=approve)
      ;;
  esac
  echo "$next"
}

# All of it, with a fresh browser: what agent-cli gets for a user of Company:   company_answer alice tasks:read [RESOURCE [PROVIDER]]
company_answer() {
  local request
  JAR=$(mktemp)
  new_pkce
  request="$(authorization_request "$2" s-1)${3:+&resource=$(printf '%s' "$3" | sed 's/:/%3A/g; s,/,%2F,g')}"
  at_company "$1" "$(leave "$(page "$(next_address "$request")" | company_link "${4:-}")" approve)" >"$JAR.back"
  redeem "$(next_address "$(cat "$JAR.back")" | parameter code)" "$VERIFIER"
}

# The same, the access token alone:   company_token alice tasks:read [RESOURCE]
company_token() { company_answer "$@" | json_member access_token; }

# Exchanges a token of ours for the provider's that stands behind it, as the MCP server does:   hand_over "$TOKEN"
hand_over() {
  curl -s "$AUTH/oauth/token" -u mcp-task-manager:mcp-secret-12345 \
    -d grant_type=urn:ietf:params:oauth:grant-type:token-exchange -d "subject_token=$1" \
    -d subject_token_type=urn:ietf:params:oauth:token-type:access_token \
    -d requested_token_type=urn:oauthlab:token-type:provider-access-token
}
