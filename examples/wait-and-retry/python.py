"""Lists the agents. Refused with 429, it waits as long as the server says and tries again."""

# region request
import json
import math
import os
import sys
import time
from email.utils import mktime_tz, parsedate_tz

import requests

base_url = os.environ.get("ELIZA_SERVER_URL") or "http://localhost:3000"
api_key = os.environ.get("ELIZA_SERVER_AUTH_TOKEN") or "test-key"
if not (api_key.isascii() and api_key.isprintable()):  # The error of requests would print the key.
    sys.exit("ELIZA_SERVER_AUTH_TOKEN is not printable ASCII.")


# The seconds of a Retry-After, which holds a number of them or a date; at least 1.
def seconds_in(after):
    date = parsedate_tz(after)
    seconds = int(after) if after.isdecimal() else mktime_tz(date) - time.time() if date else 1
    return max(1, math.ceil(seconds))


url = f"{base_url.rstrip('/').removesuffix('/api')}/api/agents"
headers = {"X-API-KEY": api_key.strip()}
session = requests.Session()
session.trust_env = False  # No proxy and no ~/.netrc: the key goes to the server alone.
patience = 60  # seconds, for all waits together
try:
    for retries in (3, 2, 1, 0):
        # With a redirect the key would go along.
        response = session.get(url, headers=headers, allow_redirects=False, timeout=10)
        if response.status_code != 429 or retries == 0:
            break
        seconds = seconds_in(response.headers.get("Retry-After", ""))
        if seconds > patience:
            sys.exit(f"Refused with 429 for {seconds} s.")
        print(f"429: waiting {seconds} s", file=sys.stderr)
        time.sleep(seconds)
        patience -= seconds
    if response.status_code != 200:
        reason = response.text.split("\n")[0]
        sys.exit(f"Refused with {response.status_code}: {reason}")
    print(json.dumps(response.json(), indent=2))
except (requests.RequestException, ValueError) as error:
    sys.exit(f"{type(error).__name__}: {error}")
# endregion request
