#!/usr/bin/env bash
# Prints a random UUID, 122 random bits.

# region generate
uuidgen
# endregion generate
