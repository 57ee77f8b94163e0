import {expect, test} from '@playwright/test';
import {harmlessRequest} from '../../src/components/claim/harmless-request.ts';

const plain = {method: 'GET', path: '/api/agents', headers: {}};

for (const {asked, request} of [
  {asked: ['GET /api/agents'], request: plain},
  {asked: ['GET /api/agents', 'GET /api/agents'], request: plain},
  {asked: ['GET /healthz'], request: {...plain, path: '/healthz'}},
  {asked: ['GET /api/agents with X-API-KEY'], request: {...plain, key: 'your-key'}},
  {asked: ['GET /api/agents', 'GET /api/agents with X-API-KEY'], request: undefined},
  {asked: ['POST /api/agents with X-API-KEY'], request: undefined},
  {asked: ['GET /api/agents with X-API-KEY, beyond the limit'], request: undefined},
  {asked: ['GET /api/agents, through nginx'], request: undefined},
  {asked: ['GET /api/agents with X-API-KEY: the old key, after a restart'], request: undefined},
  {asked: ['started the server'], request: undefined},
  {asked: [], request: undefined},
]) {
  const outcome = request ? 'can be sent by a reader' : 'is no single harmless request';
  test(`what a check asked ${outcome}: ${asked.join(' · ') || 'nothing'}`, () => {
    expect(harmlessRequest(asked.map((one) => ({asked: one, answer: ''})))).toEqual(request);
  });
}
