import fastify from 'fastify';
import {agents, announce} from './answer.ts';

const app = fastify();
app.get('/api/agents', () => agents);
await app.listen({port: 0, host: '127.0.0.1'});
await announce(app.server);
