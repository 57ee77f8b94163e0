#!/usr/bin/env bash
# Asks whether the server runs, without a key. An error prints the server's answer and ends with exit code 22.

# region request
curl --silent --show-error --fail-with-body \
  "${ELIZA_SERVER_URL:-http://localhost:3000}/healthz"
# endregion request
