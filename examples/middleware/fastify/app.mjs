// #region mount
import Fastify from 'fastify';
import {requireApiKey} from './api-key.mjs';

const app = Fastify();
app.register(
  (api, _options, done) => {
    api.addHook('onRequest', requireApiKey(process.env.ELIZA_SERVER_AUTH_TOKEN));
    // Fastify runs the hook for a path without a route only where its scope has a handler for them.
    api.setNotFoundHandler((_request, reply) => {
      reply.code(404).send({message: 'Not found'});
    });
    api.get('/agents', () => ({success: true, data: {agents: []}}));
    done();
  },
  {prefix: '/api'},
);
// #endregion mount
app.get('/healthz', () => ({status: 'ok'}));

app.listen({port: Number(process.env.SERVER_PORT ?? 3000), host: '127.0.0.1'}, (error, address) => {
  if (error) throw error;
  console.log(`Listening on ${address}`);
});
