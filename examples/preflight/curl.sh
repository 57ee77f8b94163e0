#!/usr/bin/env bash
# Sends what a browser sends before a cross-origin request, without a key, and prints the status. A refusal ends with
# curl's exit code 22.
#
# The URL may end in a slash or in /api. curl uses no proxy.

# region request
url="${ELIZA_SERVER_URL:-http://localhost:3000}"
url="${url%/}"
curl --fail --silent --show-error --noproxy '*' --max-time 10 \
  --output /dev/null --write-out '%{http_code}\n' \
  --request OPTIONS \
  --header 'Origin: https://app.example.com' \
  --header 'Access-Control-Request-Method: GET' \
  --header 'Access-Control-Request-Headers: X-API-KEY' \
  "${url%/api}/api/agents"
# endregion request
