#!/usr/bin/env bash
# Prints a key of 32 random bytes in hexadecimal digits, which need quotes nowhere.

# region generate
openssl rand -hex 32
# endregion generate
