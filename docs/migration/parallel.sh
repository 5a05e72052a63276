#!/usr/bin/env bash
# Strategy: parallel deployment. A second instance takes over bit by bit, and the way back is always open: the routes.
set -euo pipefail
cd "$(dirname "$0")/../.."
. docs/migration/steps.sh

echo "1 A second instance is up; nobody is sent there yet."
start_api new both
call_by_key admin-tool /api/user

echo "2 By path: what few need goes first."
route "path /api/user new" "else api"
call_by_key admin-tool /api/user
call_by_key admin-tool

echo "3 By client: who has a token, and the keys of those who are ready."
route "path /api/user new" "client * new" "key $(printf %s "$(key_of web-app)" | sha256) new" "else api"
call_by_key web-app
call_by_token web-app
call_by_key mobile-app

echo "4 Everybody; the old instance ends when nothing is under way there."
route "else new"
retire api
promote new
call_by_key mobile-app
