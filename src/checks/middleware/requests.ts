import {whiteBoxClaim} from '../../claims/claim.ts';
import {holdAllPhrases, holdPhrase} from '../../claims/phrase.ts';
import {projectFiles} from '../../content/project-files.ts';
import {projectRoot} from '../../machine/project.ts';
import {appKinds} from '../../servers/middleware/app-kind.ts';
import {headerLine, refusals} from '../requests.ts';
import {type AskedApp, answerTo, askedApps, trials, wrongKey} from './asked-apps.ts';

const claim = whiteBoxClaim('It runs the key check of this project in apps of its own.');

claim('reference-server/key-check/frameworks', async (context) => {
  const {documented, hold} = context;
  const names = (await askedApps(context)).map(({framework}) => framework);
  hold.list(documented.codes(), [...new Set(names)], 'ran the key check in an app for each');
});

claim('reference-server/key-check/forms', async (context) => {
  const {documented, hold} = context;
  const names = (await askedApps(context)).map(({form}) => form);
  const forms = new Intl.ListFormat('en').format(new Set(names));
  const asked = 'ran the key check in an app of each form';
  holdPhrase(hold, documented.text(), {[forms]: true}, `${names.length} apps respond`, asked);
});

claim('reference-server/key-check/imports', async ({documented, hold}) => {
  const files = projectFiles(projectRoot);
  for (const {folder, form} of appKinds) {
    const file = `examples/middleware/${folder}/api-key.${form}`;
    const others = (files.read(file) ?? '')
      .split('\n')
      .filter((line) => /^import |\brequire\(/.test(line))
      .filter((line) => !/^import type /.test(line) && !/['"]node:[\w/]+['"]/.test(line));
    const known = {'only types and modules of Node.js': others.length === 0};
    const observed = others.join(' ') || 'no other import';
    holdPhrase(hold, documented.text(), known, observed, `read ${file}`);
  }
});

claim('reference-server/key-check/requests', async (context) => {
  const {documented, hold} = context;
  const rows = documented.rows('Request under /api', 'Response');
  const phrases = rows.map((row) => row['Request under /api']);
  holdAllPhrases(hold, phrases, trials);
  for (const row of rows) {
    const phrase = row['Request under /api'];
    for (const app of await askedApps(context)) {
      const {statusLine, asked} = answerTo(app, phrase.text);
      hold.same(row.Response, statusLine, asked);
    }
  }
});

claim('reference-server/key-check/refusal-body', async (context) => {
  const {documented, hold} = context;
  for (const app of await askedApps(context)) {
    for (const answer of refusedBy(app, refusals(context))) {
      hold.json(documented.block(), answer.body, answer.asked);
    }
  }
});

claim('reference-server/key-check/challenge', async (context) => {
  const {documented, hold} = context;
  for (const app of await askedApps(context)) {
    for (const {headers, asked} of refusedBy(app, refusals(context))) {
      const name = documented.code().text.split(':')[0] ?? '';
      hold.same(documented.code(), headerLine(name, headers[name.toLowerCase()]), asked);
    }
  }
});

claim('reference-server/key-check/log-line', async (context) => {
  const {documented, hold} = context;
  for (const app of await askedApps(context)) {
    const refused = refusedBy(app, refusals(context));
    const lines = app.lines.slice(1);
    const asked = `sent ${refused.length} requests that the app for ${app.name} refuses`;
    for (const line of lines) hold.same(documented.block(), line, asked);
    const isOneEach = lines.length === refused.length && lines.length > 0;
    hold.ok(documented.block(), isOneEach, `${lines.length} lines`, asked);
  }
});

claim('reference-server/key-check/key-not-logged', async (context) => {
  const {documented, hold} = context;
  for (const {name, key, lines} of await askedApps(context)) {
    const isLogged = lines.some((line) => line.includes(key) || line.includes(wrongKey));
    const known = {'in none of these lines': !isLogged, 'in a line': isLogged};
    const observed = isLogged ? 'a line has a key' : `${lines.length} lines, and no key`;
    holdPhrase(hold, documented.text(), known, observed, `read what the app for ${name} wrote`);
  }
});

/** Every answer by which an app refused. */
function refusedBy(app: AskedApp, isRefused: ReturnType<typeof refusals>) {
  return [...app.answers.keys()].map((words) => answerTo(app, words)).filter(isRefused);
}
