"""Tells whether the server runs, without a key. An error prints the status and the server's response and ends with exit code 1."""

# region request
import json
import os
import sys

import requests

base_url = os.environ.get("ELIZA_SERVER_URL") or "http://localhost:3000"

session = requests.Session()
session.trust_env = False  # No proxy and no ~/.netrc.
try:
    response = session.get(
        f"{base_url.rstrip('/').removesuffix('/api')}/healthz",
        allow_redirects=False,
        timeout=10,
    )
    if response.status_code != 200:
        reason = response.text.split("\n")[0]
        sys.exit(f"Failed with {response.status_code}: {reason}")
    print(json.dumps(response.json(), indent=2))
except (requests.RequestException, ValueError) as error:
    sys.exit(f"{type(error).__name__}: {error}")
# endregion request
