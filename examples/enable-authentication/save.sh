#!/usr/bin/env bash
# Keeps the exported key in the .env file of the working directory, which only its owner may read. The file is closed to
# others before the key goes in. A key that is there already stays, since clients may have it.

# region save
(
  set -eu
  umask 077
  line="ELIZA_SERVER_AUTH_TOKEN=${ELIZA_SERVER_AUTH_TOKEN:?generate a key first}"
  touch .env
  chmod 600 .env
  saved=$(grep -a '^[^#_[:upper:]]*ELIZA_SERVER_AUTH_TOKEN[[:space:]]*[=:]' .env || true)
  if [ -z "$saved" ]; then
    printf '\n%s\n' "$line" >> .env
  elif [ "$saved" != "$line" ]; then
    echo '.env already sets ELIZA_SERVER_AUTH_TOKEN. Delete that line first.' >&2
    exit 1
  fi
)
# endregion save
