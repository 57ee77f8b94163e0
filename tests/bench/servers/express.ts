import express from 'express';
import {agents, announce} from './answer.ts';

const app = express();
app.get('/api/agents', (_request, response) => {
  response.json(agents);
});
await announce(app.listen(0, '127.0.0.1'));
