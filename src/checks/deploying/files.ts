import {stopTimeoutMs} from '../../../examples/server/run.ts';
import {startClaim, whiteBoxClaim} from '../../claims/claim.ts';
import type {CheckContext} from '../../claims/judge.ts';
import {oncePerRun} from '../../claims/once-per-run.ts';
import type {RunningProgram} from '../../machine/program.ts';
import {
  checkHealth,
  dockerInstructions,
  exampleText,
  imageVariables,
  only,
  startByImage,
  startByUnit,
  unitSettings,
} from '../../servers/beside/deployment-files.ts';
import {send} from '../../servers/http/http.ts';
import {withReferenceServer} from '../../servers/reference-server.ts';
import {untilListening} from '../../servers/server-program.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {agents} from '../requests.ts';

const ofReference = whiteBoxClaim('It runs the files of the page.');
const claim = startClaim('It runs a command of the page beside the server.');

ofReference('reference-server/what-it-is/unit-folder', (context) =>
  holdSetting(context, 'WorkingDirectory'),
);

ofReference('reference-server/what-it-is/unit-user', (context) => holdSetting(context, 'User'));

ofReference('reference-server/what-it-is/unit-key-file', (context) =>
  holdSetting(context, 'EnvironmentFile'),
);

ofReference('reference-server/what-it-is/unit-proxy', async ({documented, hold}) => {
  const settings = await unitSettings('Environment');
  hold.same(documented.code(), settings.join(' '), 'read Environment in the unit');
});

ofReference('reference-server/what-it-is/unit-start', async ({documented, hold}) => {
  const key = strongKey();
  const program = await startByUnit({ELIZA_SERVER_AUTH_TOKEN: key});
  hold.same(documented.code(), await statusFrom(program, key), 'ran ExecStart, and asked');
});

ofReference(
  'reference-server/what-it-is/unit-stop-time',
  async ({documented, otherClaim, hold}) => {
    const seconds = documented.code();
    hold.same(seconds, only(await unitSettings('TimeoutStopSec'), 'time'), 'read TimeoutStopSec');
    const ownTime = Number(
      otherClaim('reference-server/start-stop-messages/stop-patience').code().text,
    );
    const isLonger = Number(seconds.text) > ownTime && ownTime === stopTimeoutMs / 1000;
    hold.ok(seconds, isLonger, `the server takes ${ownTime}`, 'compared with the time to stop');
  },
);

ofReference('reference-server/what-it-is/image-host', async (context) => {
  const {documented, hold} = context;
  const [variable, address] = documented.code().text.split('=');
  const set = (await imageVariables())[variable ?? ''];
  hold.same(documented.code(), `${variable}=${set}`, 'read ENV in the Dockerfile');
  const {hostname} = await startedImage(context);
  hold.ok(documented.code(), hostname === address, hostname, 'ran CMD with it');
});

ofReference('reference-server/what-it-is/image-user', async ({documented, hold}) => {
  const user = only(await dockerInstructions('USER'), 'USER');
  hold.same(documented.code(), user, 'read USER in the Dockerfile');
});

ofReference('reference-server/what-it-is/image-port', async ({documented, hold}) => {
  const port = only(await dockerInstructions('EXPOSE'), 'EXPOSE');
  hold.same(documented.code(), port, 'read EXPOSE in the Dockerfile');
});

ofReference('reference-server/what-it-is/image-without-key', async (context) => {
  const {documented, hold} = context;
  const name = documented.code().text;
  const texts = [
    await exampleText('deploy/docker/Dockerfile'),
    Object.keys(await imageVariables()).join(),
  ];
  const isAbsent = texts.every((text) => !text.includes(name));
  hold.ok(documented.code(), isAbsent, texts[0] ?? '', 'read the Dockerfile');
  const [{withKey}, without] = [await startedImage(context), await refusalWithout(name)];
  hold.ok(documented.code(), withKey !== without, withKey, `ran CMD with ${name}, and asked`);
});

claim('reference-server/what-it-is/image-healthy', async ({documented, hold, withServer}) => {
  await withServer({}, async ({url}) => {
    hold.same(documented.code(), String(await checkHealth(url)), 'ran HEALTHCHECK');
  });
});

claim('reference-server/what-it-is/image-unhealthy', async ({documented, hold, withServer}) => {
  const url = await withServer({}, async (server) => {
    await server.stop();
    return server.url;
  });
  hold.same(documented.code(), String(await checkHealth(url)), 'stopped the server before it');
});

/** What a server of the image does that gets a key: where it listens, and the answer to a request with the key. */
const startedImage = oncePerRun(async () => {
  const key = strongKey();
  const program = await startByImage({ELIZA_SERVER_AUTH_TOKEN: key});
  const {hostname} = new URL(await untilListening(program));
  return {hostname, withKey: await statusFrom(program, key)};
});

/** The answer of a server to a request with this key, after which the server is stopped. */
async function statusFrom(program: RunningProgram, key: string): Promise<string> {
  try {
    const {port} = new URL(await untilListening(program));
    const url = `http://127.0.0.1:${port}`;
    return (await send(url, agents, {headers: {'X-API-KEY': key}})).statusLine;
  } finally {
    await program.stop();
  }
}

/** What the server answers to a wrong key where the variable holds the right one. */
function refusalWithout(variable: string): Promise<string> {
  return withReferenceServer({variables: {[variable]: strongKey()}}, async (server) => {
    return (await server.ask(agents)).statusLine;
  });
}

/** Holds the only value of a setting in the unit. */
async function holdSetting({documented, hold}: CheckContext, name: string): Promise<void> {
  hold.same(documented.code(), only(await unitSettings(name), name), `read ${name} in the unit`);
}
