#!/usr/bin/env bash
# Puts a new key into the .env file of the folder that ElizaOS is started in. The key needs no quotes, there or elsewhere.

# region set
echo "ELIZA_SERVER_AUTH_TOKEN=$(openssl rand -hex 32)" >> .env
# endregion set
