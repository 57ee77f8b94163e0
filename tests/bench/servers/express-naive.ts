import express from 'express';
import {agents, announce} from './answer.ts';

const app = express();
app.use('/api', (request, response, next) => {
  if (request.headers['x-api-key'] !== process.env.ELIZA_SERVER_AUTH_TOKEN) {
    response.status(401).json({error: 'Unauthorized'});
    return;
  }
  next();
});
app.get('/api/agents', (_request, response) => {
  response.json(agents);
});
await announce(app.listen(0, '127.0.0.1'));
