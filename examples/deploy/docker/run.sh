#!/usr/bin/env bash
# Runs the image elizaos with the variables of server.env.

# region run
docker run --env-file server.env --publish 127.0.0.1:3000:3000 elizaos
# endregion run
