#!/usr/bin/env bash
# Lists the agents. A refusal prints the status and ends with curl's exit code 22.
#
# The URL may end in a slash or in /api. curl uses no proxy, so that the key goes to the server alone. Control characters
# of the key are left out, since a line break would begin another header.

# region request
url="${ELIZA_SERVER_URL:-http://localhost:3000}"
key="${ELIZA_SERVER_AUTH_TOKEN:-test-key}"
url="${url%/}"
curl --fail --silent --show-error --noproxy '*' --max-time 10 \
  --header "X-API-KEY: ${key//[[:cntrl:]]/}" \
  "${url%/api}/api/agents"
# endregion request
