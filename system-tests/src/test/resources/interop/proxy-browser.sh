#!/usr/bin/env bash
# A browser of a few lines for an MCP server behind fastmcp's proxy: says yes at the proxy, signs alice in at the lab, says yes
# there, and comes back by way of the proxy to the agent.
cd "$LAB_ROOT" && . docs/exercises/steps.sh
PROXY=${1%%/oauth/*}
JAR=$(mktemp)
AT_PROXY=$JAR
TRANSACTION=$(page "$1" | sed -n 's/.*name="transaction_id" value="\([^"]*\)".*/\1/p')
TO_LAB=$(next_address "$PROXY/oauth/consent" -d "transaction_id=$TRANSACTION" -d action=approve)
sign_in alice "$TO_LAB"
case $CONSENT in
  */consent*) BACK=$(decide approve) ;;
  *) BACK=$CONSENT ;; # she has said yes before
esac
JAR=$AT_PROXY
curl -s -o /dev/null --retry 5 --retry-connrefused "$(next_address "$BACK")"
