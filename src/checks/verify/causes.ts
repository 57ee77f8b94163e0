import type {IncomingHttpHeaders} from 'node:http';
import {type Startable, startClaim, whiteBoxClaim} from '../../claims/claim.ts';
import {actionFor, holdAllPhrases, holdTable} from '../../claims/phrase.ts';
import {withStub} from '../../servers/http/stub.ts';
import {withRecorder} from '../../servers/recorder.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {behindAnotherLock, plainRefusal, standIns} from '../../verify/stand-ins.ts';
import {usualLimits} from '../../verify/target/live-target.ts';
import type {VerifyResult} from '../../verify/verify.ts';
import {behindDroppingNginx} from '../deploying/proxied.ts';
import {verifyAt} from './verified.ts';

const claim = startClaim('It runs the command against servers that it starts.');
const ofReference = whiteBoxClaim('It runs the command against other servers.');

type Broken = (servers: Startable) => Promise<VerifyResult>;

const broken: Readonly<Record<string, Broken>> = {
  'the key is another one': ({withKeyedServer}) =>
    withKeyedServer({}, ({url}) => verifyAt(url, strongKey())),
  'no key is set': ({withServer}) => withServer({}, ({url}) => verifyAt(url, strongKey())),
  'nginx drops the header': ({withKeyedServer}) =>
    withKeyedServer({}, (server) =>
      behindDroppingNginx(server, ({plainUrl}) => verifyAt(plainUrl, server.key)),
    ),
  'the preflight leaves the header out': ({withKeyedServer}) =>
    withKeyedServer({}, (server) => {
      const answer = ({'access-control-allow-headers': _, ...headers}: IncomingHttpHeaders) =>
        headers;
      return withRecorder(server.url, ({url}) => verifyAt(url, server.key), {answer});
    }),
  'the preflight is refused': ({withKeyedServer}) =>
    withKeyedServer({}, (server) => {
      const method = (sent: string) => (sent === 'OPTIONS' ? 'GET' : sent);
      return withRecorder(server.url, ({url}) => verifyAt(url, server.key), {method});
    }),
  'the key is another one, and the refusal is plain text': () =>
    withStub(plainRefusal, (url) => verifyAt(url, strongKey())),
  'a JWT is asked for behind the key': () => {
    const key = strongKey();
    return withStub(behindAnotherLock(key), (url) => verifyAt(url, key));
  },
};

claim('fix/check-your-server/causes', async (context) => {
  const columns = ['What is wrong', 'What the command says'] as const;
  await holdTable(context, columns, broken, async (run, {text}) => {
    const result = await run(context);
    const [cause] = result.ok ? result.outcome.causes : [];
    return [cause?.says ?? 'nothing', `${text}, and ran it`];
  });
});

ofReference('fix/check-your-server/stops', async ({documented, otherClaim, hold}) => {
  const rows = documented.rows('What responds', 'What the line says');
  const phrases = rows.map((row) => row['What responds']);
  holdAllPhrases(hold, phrases, standIns);
  const statusOf = (id: string) => Number.parseInt(otherClaim(id).code().text, 10);
  const statuses = {
    redirect: statusOf('operate/behind-a-proxy/redirect'),
    unknown: statusOf('authentication/unknown-route-with-key'),
  };
  for (const row of rows) {
    const answer = actionFor(hold, row['What responds'], standIns)(statuses);
    // Nobody has to wait for what never comes.
    const isSilent = row['What responds'].text === 'nothing';
    const limits = isSilent
      ? {...usualLimits, milliseconds: usualLimits.milliseconds / 60}
      : usualLimits;
    const result = await withStub(answer, (url) => verifyAt(url, strongKey(), {limits}));
    const line = result.ok ? 'no such line' : result.problem;
    const words = row['What the line says'];
    hold.ok(words, line.includes(words.text), line, `${row['What responds'].text}, and ran it`);
  }
});
