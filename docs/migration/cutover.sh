#!/usr/bin/env bash
# Strategy: coordinated cut-over, and the last step of the others. From one moment on the API takes tokens only.
# Nothing is changed before each client has shown, at the new instance, that its token works there.
set -euo pipefail
cd "$(dirname "$0")/../.."
. docs/migration/steps.sh

start_api new oauth
for client in $CLIENTS; do
  answer=$(answer_of /api/tasks "Authorization: Bearer $(cat "$REHEARSAL/$client.token" 2>/dev/null)" "$(address_of new)")
  if [ "$answer" != 200 ]; then
    halt new
    echo "$client is not ready: its token gets $answer. Nothing was changed." >&2
    exit 1
  fi
  echo "ready: $client"
done
route "else new"
retire api
promote new
echo "The API takes tokens only. To go back: docs/migration/rollback.sh now"
