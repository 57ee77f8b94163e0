#!/usr/bin/env bash
# Lists the agents. Refused with 429, curl says how long it waits, waits as long as the server says and tries again, three
# times and 60 seconds in all at most. It needs curl 7.79 or newer: older versions read Retry-After only in part, or wait
# longer.
#
# The URL may end in a slash or in /api. curl uses no proxy, so that the key goes to the server alone. Control characters
# of the key are left out, since a line break would begin another header.

# region request
url="${ELIZA_SERVER_URL:-http://localhost:3000}"
key="${ELIZA_SERVER_AUTH_TOKEN:-test-key}"
url="${url%/}"
curl --fail --no-progress-meter --noproxy '*' --max-time 10 \
  --retry 3 --retry-max-time 60 \
  --header "X-API-KEY: ${key//[[:cntrl:]]/}" \
  "${url%/api}/api/agents"
# endregion request
