# More functions, for the exercises with "Sign in with Company". Use, in the root of the repository:   . docs/broker/steps.sh
. docs/exercises/steps.sh

COMPANY=http://127.0.0.1:${LAB_PORT_COMPANY:-4010}

# The address behind "Sign in with Company" on the sign-in page on stdin.
company_link() { printf '%s' "$AUTH"; sed -n 's/.*href="\(\/broker\/company[^"]*\)".*/\1/p' | sed 's/&amp;/\&/g' | tr -d '\n'; }

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

# All of it, with a fresh browser: a token of agent-cli for a user of Company:   company_token alice tasks:read [RESOURCE]
# Sets ANSWER, what the token endpoint said.
company_token() {
  local request=""
  JAR=$(mktemp)
  new_pkce
  request="$(authorization_request "$2" s-1)${3:+&resource=$(printf '%s' "$3" | sed 's/:/%3A/g; s,/,%2F,g')}"
  ANSWER=$(redeem "$(next_address "$(at_company "$1" "$(leave "$(page "$(next_address "$request")" | company_link)" approve)")" |
    parameter code)" "$VERIFIER")
  echo "$ANSWER" | json_member access_token
}
