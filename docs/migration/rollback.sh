#!/usr/bin/env bash
# The way back, and what pulls the trigger.
#
#   docs/migration/rollback.sh watch [SECONDS]   measures for so long (60); goes back and ends with 3 when it has to
#   docs/migration/rollback.sh now               goes back: the API takes keys and tokens
#
# Triggers, each over what happened since watching began; few calls (LEAST_CALLS) decide nothing:
#   MOST_FAILED   percent of calls that ended with 401, 403, 429 or 5xx
#   MOST_REFUSED  percent of credentials that were refused, or could not be judged
#   MOST_MILLIS   mean time of an answer
set -euo pipefail
cd "$(dirname "$0")/../.."
. docs/migration/steps.sh

MOST_FAILED=${MOST_FAILED:-5} MOST_REFUSED=${MOST_REFUSED:-5} MOST_MILLIS=${MOST_MILLIS:-2000} LEAST_CALLS=${LEAST_CALLS:-10}

# Calls, failed calls, seconds, credentials, refused credentials: all since the instance began.
measure() {
  curl -fsS -m 5 "$(address_of api)/q/metrics" | awk '
    /^http_server_requests_seconds_count.*uri="\/api/ { calls += $NF; if ($0 ~ /status="(401|403|429|5..)"/) failed += $NF }
    /^http_server_requests_seconds_sum.*uri="\/api/ { seconds += $NF }
    /^oauthlab_authentications_total/ { judged += $NF; if ($0 ~ /outcome="(refused|unavailable)"/) refused += $NF }
    END { printf "%d %d %.3f %d %d\n", calls, failed, seconds, judged, refused }'
}

# From two measures to: calls, percent failed, percent refused, mean milliseconds.
between() {
  printf '%s\n%s\n' "$1" "$2" | awk '
    NR == 1 { for (i = 1; i <= 5; i++) before[i] = $i }
    NR == 2 {
      for (i = 1; i <= 5; i++) now[i] = $i - before[i]
      printf "%d %d %d %d\n", now[1], share(now[2], now[1]), share(now[5], now[4]), now[1] ? 1000 * now[3] / now[1] : 0
    }
    function share(part, whole) { return whole ? 100 * part / whole : 0 }'
}

watch() {
  local start now until=$((SECONDS + ${1:-60})) calls failed refused millis
  start=$(measure)
  while true; do
    now=$(measure)
    read -r calls failed refused millis <<<"$(between "$start" "$now")"
    if [ "$calls" -ge "$LEAST_CALLS" ]; then
      [ "$failed" -le "$MOST_FAILED" ] || pulled "$failed % of $calls calls failed; at most $MOST_FAILED % may"
      [ "$refused" -le "$MOST_REFUSED" ] || pulled "$refused % of credentials were refused; at most $MOST_REFUSED % may be"
      [ "$millis" -le "$MOST_MILLIS" ] || pulled "an answer takes $millis ms; at most $MOST_MILLIS ms are allowed"
    fi
    [ $SECONDS -lt $until ] || break
    sleep 0.5
  done
  echo "All is well: $calls calls, $failed % failed, $refused % of credentials refused, $millis ms each."
}

pulled() {
  echo "TRIGGER: $1."
  go_back
  exit 3
}

go_back() {
  replace_api both
  echo "Gone back: the API takes keys and tokens."
}

case ${1:-} in
  watch) watch "${2:-60}" ;;
  now) go_back ;;
  *) sed -n '2,11s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
