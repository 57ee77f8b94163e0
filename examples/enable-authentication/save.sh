#!/usr/bin/env bash
# Keeps the exported key in the .env file of the working directory, which only its owner may read.

# region save
printf '\nELIZA_SERVER_AUTH_TOKEN=%s\n' "$ELIZA_SERVER_AUTH_TOKEN" >> .env
chmod 600 .env
# endregion save
