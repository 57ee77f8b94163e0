import {randomUUID} from 'node:crypto';
import {type WhiteBox, whiteBoxClaim} from '../../claims/claim.ts';
import type {CheckContext} from '../../claims/judge.ts';
import {jsonBody, objectOfBytes} from '../json-body.ts';
import {agents} from '../requests.ts';
import {holdForms, holdRefusal, type Situations} from './forms.ts';

const ofReference = whiteBoxClaim('It is about the forms of the reference server.');

const situations: Situations<CheckContext & WhiteBox> = {
  'a body that is not JSON': ({server}) => server.askWithKey(agents, jsonBody('{"')),
  'an agent without a name': ({server}) => server.askWithKey(agents, jsonBody('{}')),
  'an unknown route': ({server}) => server.askWithKey('/api/unknown'),
  'an unknown agent': ({server}) => server.askWithKey(`${agents}/${randomUUID()}`),
  'a body that is too large': ({server}) =>
    server.askWithKey(agents, jsonBody(objectOfBytes(200_000))),
  'too many requests': ({answerBeyondLimit}) => answerBeyondLimit(),
  'too many failed attempts': ({answerBeyondFailures}) => answerBeyondFailures(),
  'a defect of the server': async ({failure}) => (await failure()).answer,
};

ofReference('reference/errors-and-headers/reference-errors', (context) =>
  holdForms(context, situations),
);

ofReference('reference/errors-and-headers/refusal-reference', holdRefusal);
