import {createServer} from 'node:http';
import express from 'express';
import {expressClasses} from '../../../examples/server/express-classes.ts';
import {agents, announce} from './answer.ts';

const app = express();
app.get('/api/agents', (_request, response) => {
  response.json(agents);
});
await announce(createServer(expressClasses(app), app).listen(0, '127.0.0.1'));
