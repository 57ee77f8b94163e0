#!/usr/bin/env bash
# Lists the agents. Refused with 429, it waits as long as the server says and tries again, three times and 60 seconds in
# all at most.
#
# The URL may end in a slash or in /api, and needs no http://. curl uses neither a proxy nor ~/.curlrc, so that the key
# goes to the server alone. The parentheses keep "exit" from ending the shell that this is pasted into. Retry-After holds
# seconds or a date, which the date of GNU and that of macOS read by different options.

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

  patience=60
  for retries in 3 2 1 0; do
    response=$(curl --disable --noproxy '*' --globoff --silent --show-error --max-time 10 \
      --include --write-out '\n%{http_code}' \
      --header "X-API-KEY: $key" \
      "$url/api/agents") || exit
    response=${response//$'\r'/}
    code=${response##*$'\n'}
    if [[ $code != 429 || $retries == 0 ]]; then break; fi

    after=$(sed -n 's/^[Rr]etry-[Aa]fter: *0*//p' <<< "$response")
    case $after in
      *GMT)
        end=$({ date -d "$after" +%s || date -ujf '%a, %d %b %Y %T GMT' "$after" +%s || echo 0; } 2> /dev/null)
        seconds=$((end - $(date +%s)))
        ;;
      '' | *[^0-9]*) seconds=1 ;;
      *) seconds=${after:0:9} ;;
    esac
    if ((seconds < 1)); then seconds=1; fi
    if ((seconds > patience)); then
      code="429 for $seconds s"
      break
    fi
    echo "429: waiting $seconds s" >&2
    sleep "$seconds"
    patience=$((patience - seconds))
  done

  response=${response#*$'\n\n'}
  response=${response%$'\n'*}
  if [[ $code == 200 && $response == '{'* ]]; then
    printf '%s\n' "$response"
  else
    tr -cs ' -~' ' ' <<< "Refused with $code: $response" | cut -c 1-300 >&2
    exit 1
  fi
)
# endregion request
