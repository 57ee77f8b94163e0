#!/usr/bin/env bash
# Lists the agents. Refused with 429, it waits as long as the server says and tries again.

# region request
curl --silent --show-error --fail --retry 3 \
  --header "X-API-KEY: ${ELIZA_SERVER_AUTH_TOKEN:-test-key}" \
  "${ELIZA_SERVER_URL:-http://localhost:3000}/api/agents"
# endregion request
