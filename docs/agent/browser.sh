#!/usr/bin/env bash
# A browser of a few lines, for those who cannot click now: it goes to the address, signs in as $LAB_USER (else alice),
# approves, and comes back to the agent.
#   AGENT_BROWSER=docs/agent/browser.sh ./lab agent login lab
. "$(dirname "$0")/../exercises/steps.sh"
sign_in "${LAB_USER:-alice}" "$1"
curl -s -o /dev/null "$(decide "${LAB_DECISION:-approve}")"
rm -f "$JAR"
