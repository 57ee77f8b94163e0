"""Lists the agents. Refused with 429, it waits as long as the server says and tries again."""

# region request
import json
import os
import sys

import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

base_url = os.environ.get("ELIZA_SERVER_URL") or "http://localhost:3000"
api_key = os.environ.get("ELIZA_SERVER_AUTH_TOKEN") or "test-key"

# Retry waits as long as Retry-After says.
retry = Retry(total=3, status_forcelist=[429], raise_on_status=False)
session = requests.Session()
session.mount(base_url, HTTPAdapter(max_retries=retry))

response = session.get(
    f"{base_url}/api/agents",
    headers={"X-API-KEY": api_key},
    timeout=10,
)

if not response.ok:
    sys.exit(f"Refused with {response.status_code}: {response.text}")
print(json.dumps(response.json(), indent=2))
# endregion request
