"""Asks whether the server runs, without a key. An error prints the status and the server's answer and ends with exit code 1."""

# region request
import json
import os
import sys

import requests

base_url = os.environ.get("ELIZA_SERVER_URL") or "http://localhost:3000"

response = requests.get(f"{base_url}/healthz", timeout=10)

if not response.ok:
    sys.exit(f"Failed with {response.status_code}: {response.text}")
print(json.dumps(response.json(), indent=2))
# endregion request
