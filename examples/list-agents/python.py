"""Lists the agents. A refusal prints the status and the server's response and ends with exit code 1."""

# region request
import json
import os
import sys

import requests

base_url = os.environ.get("ELIZA_SERVER_URL") or "http://localhost:3000"
api_key = os.environ.get("ELIZA_SERVER_AUTH_TOKEN") or "test-key"
if not (api_key.isascii() and api_key.isprintable()):  # The error of requests would print the key.
    sys.exit("ELIZA_SERVER_AUTH_TOKEN is not printable ASCII.")

session = requests.Session()
session.trust_env = False  # No proxy and no ~/.netrc: the key goes to the server alone.
try:
    response = session.get(
        f"{base_url.rstrip('/').removesuffix('/api')}/api/agents",
        headers={"X-API-KEY": api_key.strip()},
        allow_redirects=False,  # The key would go along.
        timeout=10,
    )
    if response.status_code != 200:
        reason = response.text.split("\n")[0]
        sys.exit(f"Refused with {response.status_code}: {reason}")
    print(json.dumps(response.json(), indent=2))
except (requests.RequestException, ValueError) as error:
    sys.exit(f"{type(error).__name__}: {error}")
# endregion request
