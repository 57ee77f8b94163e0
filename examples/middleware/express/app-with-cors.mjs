import cors from 'cors';
import express from 'express';
import {requireApiKey} from './api-key.mjs';

const app = express();
// #region cors
const page = {origin: 'https://app.example.com', allowedHeaders: ['Content-Type', 'X-API-KEY']};
app.use('/api', cors(page), requireApiKey(process.env.ELIZA_SERVER_AUTH_TOKEN));
// #endregion cors
app.get('/api/agents', (_request, response) => {
  response.json({success: true, data: {agents: []}});
});

const server = app.listen(Number(process.env.SERVER_PORT ?? 3000), '127.0.0.1', () => {
  const {port} = server.address();
  console.log(`Listening on http://127.0.0.1:${port}`);
});
