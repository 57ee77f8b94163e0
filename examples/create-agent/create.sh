#!/usr/bin/env bash
# Creates an agent.

# region create
curl -H "X-API-KEY: your-key" -H "Content-Type: application/json" \
  -d '{"characterJson": {"name": "Scout", "bio": ["Looks things up."]}}' \
  http://localhost:3000/api/agents
# endregion create
