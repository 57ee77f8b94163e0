import {randomUUID} from 'node:crypto';
import {releaseClaim, type Startable} from '../../claims/claim.ts';
import type {CheckContext} from '../../claims/judge.ts';
import {jsonBody, objectOfBytes} from '../json-body.ts';
import {agents} from '../requests.ts';
import {holdForms, holdRefusal, type Situations} from './forms.ts';

const situations: Situations<CheckContext & Startable> = {
  'a POST whose Content-Type is not that of JSON': ({server}) =>
    server.askWithKey(agents, {
      method: 'POST',
      headers: {'Content-Type': 'text/plain'},
      body: '{}',
    }),
  'an unknown route': ({server}) => server.askWithKey('/api/unknown'),
  'an unknown agent': ({server}) => server.askWithKey(`${agents}/${randomUUID()}`),
  'too many requests': ({answerBeyondLimit}) => answerBeyondLimit(),
  'headers that are too large': ({server}) =>
    server.ask(agents, {headers: {'X-Padding': 'x'.repeat(20_000)}}),
  'a body that is not JSON': ({server}) => server.ask(agents, jsonBody('{"')),
  'a body that is too large': ({server}) => server.ask(agents, jsonBody(objectOfBytes(3_000_000))),
  'a page of the web interface that is off': ({withKeyedServer}) =>
    withKeyedServer({ELIZA_UI_ENABLE: 'false'}, ({ask}) => ask('/')),
};

releaseClaim('reference/errors-and-headers/elizaos-errors', (context) =>
  holdForms(context, situations),
);

releaseClaim('reference/errors-and-headers/refusal-json', holdRefusal);
releaseClaim('reference/errors-and-headers/refusal-text', holdRefusal);
