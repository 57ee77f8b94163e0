import type {AddressInfo} from 'node:net';
// #region mount
import express from 'express';
import {requireApiKey} from './api-key.ts';

const app = express();
app.use('/api', requireApiKey(process.env.ELIZA_SERVER_AUTH_TOKEN));

app.get('/api/agents', (_request, response) => {
  response.json({success: true, data: {agents: []}});
});
// #endregion mount
app.get('/healthz', (_request, response) => {
  response.json({status: 'ok'});
});

const server = app.listen(Number(process.env.SERVER_PORT ?? 3000), '127.0.0.1', () => {
  const {port} = server.address() as AddressInfo;
  console.log(`Listening on http://127.0.0.1:${port}`);
});
