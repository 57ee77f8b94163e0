#!/usr/bin/env bash
# Exports the key to the programs that this shell starts from now on.

# region export
export ELIZA_SERVER_AUTH_TOKEN=your-key
# endregion export
