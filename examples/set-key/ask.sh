#!/usr/bin/env bash
# Sends a request without a key, and shows the headers of the response too.

# region ask
curl -i http://localhost:3000/api/agents
# endregion ask
