#!/usr/bin/env bash
# Who still calls with an API key, how often, and when last? And how long does it take to check a key, and a token? Reads the metrics
# of the task API.
#
#   docs/migration/adoption.sh [--html FILE] [ADDRESS ...]     (also as: ./lab adoption ...)
#
# With several addresses the instances are added up. Counters begin anew when an instance does.
set -euo pipefail

fail() { printf 'adoption: %s\n' "$*" >&2; exit 1; }

HTML=""
if [ "${1:-}" = --html ]; then
  HTML=${2:-}
  [ -n "$HTML" ] || fail "--html needs the name of the file to write"
  shift 2
fi
case "${1:-}" in -*) fail "there is no option '$1'; use: ./lab adoption [--html FILE] [ADDRESS ...]" ;; esac
[ $# -gt 0 ] || set -- "http://localhost:${LAB_PORT_RESOURCE:-4001}"

# What the instances count, all together.
metrics() {
  local address
  for address in "$@"; do
    curl -fsS -m 5 "$address/q/metrics" || fail "no metrics at $address/q/metrics. Is the task API up? ./lab up resource-server"
  done | tr -d '\000-\011\013-\037\177'
}

# One line for each series whose name begins so: the rest of its name and its labels, a tab, its value.
series() { sed -n 's/^oauthlab_'"$1"'_\(.*}\) \([0-9.E+-]*\)$/\1	\2/p'; }

# From series to one line for each way to check a credential: its name, how often, milliseconds on average. What was checked a
# moment ago is remembered, and not checked again.
times() {
  awk -F '\t' '
    { check = $1; sub(/.*check="/, "", check); sub(/".*/, "", check) }
    $1 ~ /^seconds_count/ { count[check] += $2 }
    $1 ~ /^seconds_sum/ { sum[check] += $2 }
    END { for (check in count) if (count[check] > 0) printf "%s\t%d\t%.2f\n", check, count[check], 1000 * sum[check] / count[check] }' | sort
}

# From series to one line for each client: tokens' share, client, calls by key, late keys, calls by token, when last by
# key, when last by token.
summary() {
  awk -F '\t' '
    function label(name) { return match($1, name "=\"[^\"]*\"") ? substr($1, RSTART + length(name) + 2, RLENGTH - length(name) - 3) : "" }
    {
      client = label("client"); credential = label("credential"); outcome = label("outcome")
      clients[client] = 1
      if ($1 ~ /^last_seen/) { if ($2 + 0 > seen[client, credential]) seen[client, credential] = $2 + 0 }
      else if (outcome == "refused") late[client] += $2
      else calls[client, credential] += $2
    }
    END {
      for (client in clients) {
        by_key = calls[client, "key"] + late[client]; by_token = calls[client, "token"]
        printf "%d\t%s\t%d\t%d\t%d\t%d\t%d\n", 100 * by_token / (by_key + by_token), client, calls[client, "key"],
          late[client], by_token, seen[client, "key"], seen[client, "token"]
      }
    }' | sort -t '	' -k1,1n -k2,2
}

# Functions in awk for both ways to show it.
SHOWN='
  function ago(second,  s) {
    if (second == 0) return "never"
    s = now - second
    if (s < 120) return (s < 0 ? 0 : s) " s ago"
    if (s < 7200) return int(s / 60) " min ago"
    if (s < 172800) return int(s / 3600) " h ago"
    return int(s / 86400) " days ago"
  }
  function times(text, number,  all) { while (number-- > 0) all = all text; return all }
  function safe(text) { gsub(/&/, "\\&amp;", text); gsub(/</, "\\&lt;", text); gsub(/>/, "\\&gt;", text); return text }'

times_as_text() {
  awk -F '\t' '
    NR == 1 { printf "\n%-22s %8s %12s\n", "check of a credential", "checks", "average" }
    { printf "%-22s %8d %9.2f ms\n", $1, $2, $3 }'
}

times_as_page() {
  awk -F '\t' "$SHOWN"'
    NR == 1 { print "<h2>Time to check a credential</h2>\n<div class=\"wide\"><table>\n<tr><th>Check</th><th>Checks</th><th>Average</th></tr>" }
    { printf "<tr><td>%s</td><td>%d</td><td>%.2f ms</td></tr>\n", safe($1), $2, $3 }
    END { if (NR > 0) print "</table></div>" }'
}

as_text() {
  awk -F '\t' -v now="$(date +%s)" "$SHOWN"'
    NR == 1 { printf "%-22s %8s %8s %8s  %-16s %-14s %s\n", "client", "by key", "refused", "by token", "tokens", "last key", "last token" }
    {
      filled = int($1 / 10)
      printf "%-22s %8d %8d %8d  %s%s %3d %% %-14s %s\n", $2, $3, $4, $5, times("█", filled), times("░", 10 - filled), $1, ago($6), ago($7)
      if ($3 + $4 > 0) waiting++
    }
    END {
      if (NR == 0) print "No client has called yet."
      else if (waiting == 0) print "\nNobody uses a key any more."
      else printf "\nStill with a key: %d of %d.\n", waiting, NR
    }'
}

as_page() {
  cat <<'PAGE'
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>From keys to tokens</title>
<style>
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 1.5rem auto; padding: 0 1rem; color: #1c2733; background: #fff; }
  div.wide { overflow-x: auto; }
  table { border-collapse: collapse; width: 100%; }
  th, td { padding: .4rem .6rem; border-bottom: 1px solid #c5ced8; text-align: right; white-space: nowrap; }
  th:first-child, td:first-child { text-align: left; }
  dt { margin-top: .7rem; overflow-wrap: anywhere; }
  dd { margin: 0; display: flex; height: 1.6rem; border-radius: .2rem; overflow: hidden; background: #b3541e; }
  dd span { background: #1f7a4d; }
  .key { color: #b3541e; } .token { color: #1f7a4d; }
  @media (prefers-color-scheme: dark) {
    body { color: #dfe7ef; background: #141a21; } th, td { border-color: #3a4653; }
    .key { color: #f0a070; } .token { color: #6fd3a0; }
  }
</style>
</head>
<body>
<h1>From keys to tokens</h1>
PAGE
  awk -F '\t' -v now="$(date +%s)" "$SHOWN"'
    {
      rows = rows sprintf("<tr><td>%s</td><td>%d</td><td>%d</td><td>%d</td><td>%d %%</td><td>%s</td><td>%s</td></tr>\n", safe($2), $3, $4, $5, $1, ago($6), ago($7))
      bars = bars sprintf("<dt>%s: %d %%</dt><dd role=\"img\" aria-label=\"%d %% of calls by token\"><span style=\"width:%d%%\"></span></dd>\n", safe($2), $1, $1, $1)
    }
    END {
      print "<h2>Calls by client</h2>\n<div class=\"wide\"><table>"
      print "<tr><th>Client</th><th>By key</th><th>Key refused</th><th>By token</th><th>Tokens</th><th>Last key</th><th>Last token</th></tr>"
      print rows "</table></div>\n<h2>Share of <span class=\"token\">tokens</span>, the rest are <span class=\"key\">keys</span></h2>\n<dl>"
      print bars "</dl>"
      if (NR == 0) print "<p>No client has called yet.</p>"
    }'
  [ -z "$TIMES" ] || printf '%s\n' "$TIMES" | times_as_page
  printf '<p>As of %s.</p>\n</body>\n</html>\n' "$(date -u '+%Y-%m-%d %H:%M UTC')"
}

METRICS=$(metrics "$@")
SUMMARY=$(printf '%s\n' "$METRICS" | series client | summary)
TIMES=$(printf '%s\n' "$METRICS" | series validation | times)
if [ -n "$HTML" ]; then
  { [ -z "$SUMMARY" ] || printf '%s\n' "$SUMMARY"; } | as_page >"$HTML"
  printf 'Written: %s\n' "$HTML"
else
  { [ -z "$SUMMARY" ] || printf '%s\n' "$SUMMARY"; } | as_text
  [ -z "$TIMES" ] || printf '%s\n' "$TIMES" | times_as_text
fi
