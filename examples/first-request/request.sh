#!/usr/bin/env bash
# Lists the agents, in one line that is the same in bash, zsh, PowerShell and cmd.

# region request
curl -H "X-API-KEY: your-key" http://localhost:3000/api/agents
# endregion request
