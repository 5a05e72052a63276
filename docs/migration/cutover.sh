#!/usr/bin/env bash
# Strategy: coordinated cut-over, and the last step of the others. From one moment on the API takes tokens only.
# Nothing is changed before each client has shown, at the new instance, that its token works there.
set -euo pipefail
cd "$(dirname "$0")/../.."
. docs/migration/steps.sh

not_ready() { echo "$1 is not ready: $2. Nothing was changed." >&2; exit 1; }

for client in $(clients); do [ -s "$REHEARSAL/$client.token" ] || not_ready "$client" "no token"; done
start_api new oauth
for client in $(clients); do
  answer=$(answer_of /api/tasks "Authorization: Bearer $(cat "$REHEARSAL/$client.token")" "$(address_of new)")
  [ "$answer" = 200 ] || { halt new; not_ready "$client" "its token gets $answer"; }
  echo "ready: $client"
done
route "else new"
retire api
promote new
echo "The API takes tokens only. To go back: docs/migration/rollback.sh now"
