#!/usr/bin/env bash
# Prints a key of 32 random bytes, base64-encoded.

# region generate
openssl rand -base64 32
# endregion generate
