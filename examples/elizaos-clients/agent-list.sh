#!/usr/bin/env bash
# Lists the agents with the command line of ElizaOS.

# region list
elizaos agent list --remote-url http://localhost:3000 --auth-token your-key
# endregion list
