"""Creates an agent."""

# region create
import requests

response = requests.post(
    "http://localhost:3000/api/agents",
    headers={"X-API-KEY": "your-key"},
    json={"characterJson": {"name": "Scout", "bio": ["Looks things up."]}},
)
if response.status_code != 201:
    raise SystemExit(f"Refused with {response.status_code}: {response.text}")
print(response.text)
# endregion create
