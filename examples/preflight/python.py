"""Sends what a browser sends before a cross-origin request, without a key, and prints the status."""

# region request
import os
import sys

import requests

base_url = os.environ.get("ELIZA_SERVER_URL") or "http://localhost:3000"

session = requests.Session()
session.trust_env = False  # No proxy and no ~/.netrc.
try:
    response = session.options(
        f"{base_url.rstrip('/').removesuffix('/api')}/api/agents",
        headers={
            "Origin": "https://app.example.com",
            "Access-Control-Request-Method": "GET",
            "Access-Control-Request-Headers": "X-API-KEY",
        },
        allow_redirects=False,
        timeout=10,
    )
except (requests.RequestException, ValueError) as error:
    sys.exit(f"{type(error).__name__}: {error}")

print(response.status_code)
sys.exit(0 if 200 <= response.status_code < 300 else 1)
# endregion request
