#!/bin/sh
# The start of a container whose key lies in a file, as Docker secrets do: it exports the key, and becomes the command that
# it is given, so that a stop reaches the server. $(…) leaves out a line break at the end of the file. Without the file, it
# ends, and no server starts without a key.

# region export
set -e
ELIZA_SERVER_AUTH_TOKEN="$(cat /run/secrets/eliza_server_auth_token)"
export ELIZA_SERVER_AUTH_TOKEN
exec "$@"
# endregion export
