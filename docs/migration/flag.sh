#!/usr/bin/env bash
# Strategy: a feature flag in the client. The API takes both; the client decides, for a part of its calls at first.
#
#   docs/migration/flag.sh PERCENT ...     the agent's demo as admin-tool, with so many of a hundred calls by token
set -euo pipefail
cd "$(dirname "$0")/../.."
. docs/migration/steps.sh

for percent in "$@"; do
  printf '%3d %%  ' "$percent"
  TASK_API_URL=$(address_of front-door) TASK_API_KEY=$(key_of admin-tool) OAUTHLAB_CLIENT_ID=admin-tool \
    AGENT_CLIENT_SECRET=$(admin_tool_secret) ./lab agent demo --auth=oauth --oauth-share="$percent" | tail -1
done
