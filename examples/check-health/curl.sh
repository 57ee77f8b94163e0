#!/usr/bin/env bash
# Tells whether the server runs, without a key. An error prints the status and ends with curl's exit code 22.
#
# The URL may end in a slash or in /api. curl uses no proxy.

# region request
url="${ELIZA_SERVER_URL:-http://localhost:3000}"
url="${url%/}"
curl --fail --silent --show-error --noproxy '*' --max-time 10 "${url%/api}/healthz"
# endregion request
