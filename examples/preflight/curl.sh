#!/usr/bin/env bash
# Asks what a browser asks before a cross-origin request, without a key, and prints the status.

# region request
curl --silent --show-error --fail --output /dev/null --write-out '%{http_code}\n' \
  --request OPTIONS \
  --header 'Origin: https://app.example.com' \
  --header 'Access-Control-Request-Method: GET' \
  --header 'Access-Control-Request-Headers: X-API-KEY' \
  "${ELIZA_SERVER_URL:-http://localhost:3000}/api/agents"
# endregion request
