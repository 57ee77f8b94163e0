// Creates an agent.

// #region create
const response = await fetch('http://localhost:3000/api/agents', {
  method: 'POST',
  headers: {'X-API-KEY': 'your-key', 'Content-Type': 'application/json'},
  body: JSON.stringify({characterJson: {name: 'Scout', bio: ['Looks things up.']}}),
});
const body = await response.text();
if (!response.ok) throw new Error(`Refused with ${response.status}: ${body}`);
console.log(body);
// #endregion create
