"""Tells whether the server runs, without a key. An error prints the status and the server's response and ends with exit code 1."""

# region request
import json
import os
import re
import sys

import requests

base_url = os.environ.get("ELIZA_SERVER_URL") or "http://localhost:3000"
# The URL may end in a slash or in /api, and needs no http://.
server = re.sub(r"/*(/api)?/*$", "", base_url.strip())
if "://" not in server:
    server = f"http://{server}"

session = requests.Session()
session.trust_env = False  # no proxy and no ~/.netrc
try:
    response = session.get(f"{server}/healthz", allow_redirects=False, timeout=10)
    if response.status_code != 200:
        body = re.sub(r"[^ -~]+", " ", response.text)[:300]
        sys.exit(f"Failed with {response.status_code}: {body}")
    print(json.dumps(response.json(), indent=2))
except (requests.RequestException, ValueError) as error:
    sys.exit(f"{type(error).__name__}: {error}")
# endregion request
