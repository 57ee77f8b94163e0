#!/usr/bin/env bash
# Generates a key and exports it to the programs that this shell starts.

# region generate
export ELIZA_SERVER_AUTH_TOKEN=$(openssl rand -base64 32)
# endregion generate
