#!/usr/bin/env bash
# Lists the agents. A refusal prints the status and the server's response and ends with exit code 1.
#
# The URL may end in a slash or in /api, and needs no http://. curl uses neither a proxy nor ~/.curlrc, so that the key
# goes to the server alone. The parentheses keep "exit" from ending the shell that this is pasted into.

# region request
(
  url="${ELIZA_SERVER_URL:-http://localhost:3000}"
  key="${ELIZA_SERVER_AUTH_TOKEN:-test-key}"
  LC_ALL=C url=$(tr -d '[:space:]' <<< "$url" | sed -E 's,/*(/api)?/*$,,')

  case $key in
    ' '* | *' ' | *[^\ -~]*)
      echo 'ELIZA_SERVER_AUTH_TOKEN cannot be sent: use printable ASCII, without whitespace around it.' >&2
      exit 1 ;;
  esac

  response=$(curl --disable --noproxy '*' --globoff --silent --show-error --max-time 10 \
    --write-out '\n%{http_code}' \
    --header "X-API-KEY: $key" \
    "$url/api/agents") || exit
  code=${response##*$'\n'}
  response=${response%$'\n'*}
  if [[ $code == 200 && $response == '{'* ]]; then
    printf '%s\n' "$response"
  else
    tr -cs ' -~' ' ' <<< "Refused with $code: $response" | cut -c 1-300 >&2
    exit 1
  fi
)
# endregion request
