#!/usr/bin/env bash
# Sends what a browser sends before a cross-origin request, without a key, and prints the status.
#
# The URL may end in a slash or in /api, and needs no http://. curl uses neither a proxy nor ~/.curlrc.

# region request
url="${ELIZA_SERVER_URL:-http://localhost:3000}"
url=$(tr -d '[:space:]' <<< "$url" | sed -E 's,/*(/api)?/*$,,')

code=$(curl --disable --noproxy '*' --globoff --silent --show-error --max-time 10 \
  --output /dev/null --write-out '%{http_code}' \
  --request OPTIONS \
  --header 'Origin: https://app.example.com' \
  --header 'Access-Control-Request-Method: GET' \
  --header 'Access-Control-Request-Headers: X-API-KEY' \
  "$url/api/agents") && echo "$code" && [[ $code == 2?? ]]
# endregion request
