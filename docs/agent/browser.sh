#!/usr/bin/env bash
# A browser of a few lines, for those who cannot click now: it goes to the address, signs in as $LAB_USER (else alice),
# approves, and comes back to the agent.
#   AGENT_BROWSER=docs/agent/browser.sh ./lab agent login lab
. "$(dirname "$0")/../exercises/steps.sh"
sign_in "${LAB_USER:-alice}" "$1"
# Some programs listen a moment after they showed the address; a person would not be that fast.
curl -s -o /dev/null --retry 5 --retry-connrefused "$(decide "${LAB_DECISION:-approve}")"
rm -f "$JAR"
