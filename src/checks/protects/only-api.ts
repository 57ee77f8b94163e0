import {type Startable, startClaim} from '../../claims/claim.ts';
import {parseSnippetReference, readSnippet} from '../../content/code/snippet.ts';
import {projectFiles} from '../../content/project-files.ts';
import {projectRoot} from '../../machine/project.ts';
import {withNginx} from '../../servers/beside/nginx.ts';
import {siteFiles} from '../../servers/beside/nginx-files.ts';
import {socketAddress} from '../../servers/elizaos/handshake.ts';
import {agents, holdStatus, success} from '../requests.ts';

const claim = startClaim('It starts nginx before the server.');

/** Paths beside the API, and ways to write one so that a proxy may take it for one of the API. */
const others = [
  '/',
  '/healthz',
  '/media/uploads/agents/1/note.png',
  socketAddress,
  socketAddress.replace('?', '../api/?'),
  `/${agents}`,
  '/api',
];

claim('reference/what-the-key-protects/only-api', async (context) => {
  const {documented, hold} = context;
  const [snippet, ...more] = documented.snippets();
  if (!snippet || more.length > 0) throw new Error('The claim shows one part of a file.');
  const {withKey, withoutApi} = await throughNginx(snippet.text, context);
  hold.ok(snippet, withKey.statusLine === success(context), withKey.statusLine, withKey.asked);
  for (const {headers, statusLine, asked} of withoutApi) {
    // A response of the server would have the headers that each of its responses has.
    const isOfNginx = headers['x-content-type-options'] === undefined;
    hold.ok(snippet, isOfNginx, `${statusLine} of the server`, asked);
  }
});

claim('reference/what-the-key-protects/only-api-status', async (context) => {
  const [snippet] = context.otherClaim('reference/what-the-key-protects/only-api').snippets();
  const {withoutApi} = await throughNginx(snippet?.text ?? '', context);
  for (const answer of withoutApi) holdStatus(context, answer, ', through nginx');
});

/** What comes of requests through nginx that has a part of a file beside its configuration. */
async function throughNginx(snippet: string, {server}: Startable) {
  const part = readSnippet(parseSnippetReference(snippet), projectFiles(projectRoot));
  if (!part.ok) throw new Error(part.fault.message);
  const files = {...(await siteFiles(server)), 'elizaos.d/only-api.conf': part.text};
  return withNginx(files, async ({ask}) => ({
    withKey: await ask(agents, {headers: {'X-API-KEY': server.key}}),
    withoutApi: await Promise.all(others.map((path) => ask(path))),
  }));
}
