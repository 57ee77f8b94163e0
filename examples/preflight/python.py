"""Asks what a browser asks before a cross-origin request, without a key, and prints the status."""

# region request
import os
import sys

import requests

base_url = os.environ.get("ELIZA_SERVER_URL") or "http://localhost:3000"

response = requests.options(
    f"{base_url}/api/agents",
    headers={
        "Origin": "https://app.example.com",
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "X-API-KEY",
    },
    timeout=10,
)

print(response.status_code)
sys.exit(0 if response.ok else 1)
# endregion request
