#!/usr/bin/env bash
# Puts a new key into the .env file of the folder that ElizaOS is started in. The key needs no quotes, there or elsewhere. It
# begins a line of its own, even if the last line of the file has no end.

# region set
printf '\nELIZA_SERVER_AUTH_TOKEN=%s\n' "$(openssl rand -hex 32)" >> .env
# endregion set
