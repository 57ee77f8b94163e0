"""Lists the agents. A refusal prints the status and the server's response and ends with exit code 1."""

# region request
import json
import os
import re
import sys

import requests

base_url = os.environ.get("ELIZA_SERVER_URL") or "http://localhost:3000"
api_key = os.environ.get("ELIZA_SERVER_AUTH_TOKEN") or "test-key"
# The URL may end in a slash or in /api, and needs no http://.
server = re.sub(r"/*(/api)?/*$", "", base_url.strip())
if "://" not in server:
    server = f"http://{server}"
# In its error, requests would print a key that no header carries.
if not re.fullmatch(r"[!-~]([ -~]*[!-~])?", api_key):
    sys.exit("ELIZA_SERVER_AUTH_TOKEN cannot be sent: use printable ASCII, without whitespace around it.")

session = requests.Session()
session.trust_env = False  # no proxy and no ~/.netrc: the key goes to the server alone
try:
    response = session.get(
        f"{server}/api/agents",
        headers={"X-API-KEY": api_key},
        allow_redirects=False,  # the key would go along
        timeout=10,
    )
    if response.status_code != 200:
        body = re.sub(r"[^ -~]+", " ", response.text)[:300]
        sys.exit(f"Refused with {response.status_code}: {body}")
    print(json.dumps(response.json(), indent=2))
except (requests.RequestException, ValueError) as error:
    sys.exit(f"{type(error).__name__}: {error}")
# endregion request
