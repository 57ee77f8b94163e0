"""Lists the agents. A refusal prints the status and the server's answer and ends with exit code 1."""

# region request
import json
import os
import sys

import requests

base_url = os.environ.get("ELIZA_SERVER_URL") or "http://localhost:3000"
api_key = os.environ.get("ELIZA_SERVER_AUTH_TOKEN") or "test-key"

response = requests.get(
    f"{base_url}/api/agents",
    headers={"X-API-KEY": api_key},
    timeout=10,
)

if not response.ok:
    sys.exit(f"Refused with {response.status_code}: {response.text}")
print(json.dumps(response.json(), indent=2))
# endregion request
