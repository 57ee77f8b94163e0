#!/usr/bin/env bash
# Keeps the exported key in the .env file of the working directory, which only its owner may read: the file is closed to
# others before the key goes in. With another key in the file, the server stops at start and names both lines.

# region save
touch .env && chmod 600 .env &&
  printf '\nELIZA_SERVER_AUTH_TOKEN=%s\n' "${ELIZA_SERVER_AUTH_TOKEN:?generate a key first}" >> .env
# endregion save
