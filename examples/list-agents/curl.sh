#!/usr/bin/env bash
# Lists the agents. A refusal prints the server's answer and ends with exit code 22.

# region request
curl --silent --show-error --fail-with-body \
  --header "X-API-KEY: ${ELIZA_SERVER_AUTH_TOKEN:-test-key}" \
  "${ELIZA_SERVER_URL:-http://localhost:3000}/api/agents"
# endregion request
