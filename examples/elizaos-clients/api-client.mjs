// Lists the agents with the official client of ElizaOS.

// #region list
import {ElizaClient} from '@elizaos/api-client';

const client = ElizaClient.create({baseUrl: 'http://localhost:3000', apiKey: 'your-key'});
const {agents} = await client.agents.listAgents();
console.log(agents);
// #endregion list
