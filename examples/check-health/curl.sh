#!/usr/bin/env bash
# Tells whether the server runs, without a key. An error prints the status and the server's response and ends with exit
# code 1.
#
# The URL may end in a slash or in /api, and needs no http://. curl uses neither a proxy nor ~/.curlrc. The parentheses
# keep "exit" from ending the shell that this is pasted into.

# region request
(
  url="${ELIZA_SERVER_URL:-http://localhost:3000}"
  LC_ALL=C url=$(tr -d '[:space:]' <<< "$url" | sed -E 's,/*(/api)?/*$,,')

  response=$(curl --disable --noproxy '*' --globoff --silent --show-error --max-time 10 \
    --write-out '\n%{http_code}' \
    "$url/healthz") || exit
  code=${response##*$'\n'}
  response=${response%$'\n'*}
  if [[ $code == 200 && $response == '{'* ]]; then
    printf '%s\n' "$response"
  else
    tr -cs ' -~' ' ' <<< "Failed with $code: $response" | cut -c 1-300 >&2
    exit 1
  fi
)
# endregion request
