#!/usr/bin/env bash
# Generates a key and puts it into the .env file of the working directory, which only its owner may read: the file is closed
# to others before the key goes in.

# region make
touch .env && chmod 600 .env &&
  printf '\nELIZA_SERVER_AUTH_TOKEN=%s\n' "$(openssl rand -hex 32)" >> .env
# endregion make
