import {releaseClaim, type Startable} from '../../claims/claim.ts';
import type {CheckContext} from '../../claims/judge.ts';
import type {Start} from '../../servers/launcher.ts';
import {keyVariable, strongKey} from '../../servers/strong-key.ts';
import {wrappedKey} from '../code-of-page.ts';
import {agents, refusals} from '../requests.ts';

const exported = (value: string): Start => ({variables: {[keyVariable]: value}});
const inFile = (value: string): Start => ({envFile: `${keyVariable}=${value}\n`});

/** What a server is started with, and what is so then. */
interface Trap {
  start: Start;
  /** What opens the server; none where it needs no key, or where no key does. */
  opens?: string;
  /** The key that was meant, which does not. */
  refused?: string;
  /** A number that the page has to name. */
  number?: number;
}

/** A trap by what a key becomes in it. Where the page names a status, it is that of the key that was meant. */
function trap(id: string, make: (key: string) => Trap | Promise<Trap>): void {
  releaseClaim(id, async (context) => {
    const made = await make(strongKey());
    const {documented, hold} = context;
    const says = documented.text();
    const seen = await seenIn(context, made);
    const [status = seen.status] = /\b\d{3} [A-Z][A-Za-z ]*/.exec(says.text) ?? [];
    const [number = made.number] = says.text.match(/\b\d+(?= characters)/g)?.map(Number) ?? [];
    const isSo = seen.isSo && status.startsWith(seen.status) && number === made.number;
    hold.ok(says, isSo, seen.words, 'started it so, and sent requests');
  });
}

trap('operate/store-the-key/line-break', (key) => ({start: exported(`${key}\n`), refused: key}));

trap('operate/store-the-key/space', (key) => ({start: exported(`${key} `), refused: key}));

trap('operate/store-the-key/wrapped-in-file', async () => {
  const lines = await wrappedKey('openssl rand -base64 60');
  const [line = ''] = lines;
  const start = inFile(lines.join('\n'));
  return {start, opens: line, refused: lines.join(''), number: line.length};
});

trap('operate/store-the-key/wrapped-export', async () => {
  const lines = await wrappedKey('openssl rand -base64 60');
  return {start: exported(lines.join('\n')), refused: lines.join('')};
});

trap('operate/store-the-key/comment', (key) => ({
  start: inFile(`${key}#${key}`),
  opens: key,
  refused: `${key}#${key}`,
}));

trap('operate/store-the-key/twice', (key) => {
  const last = strongKey();
  return {start: inFile(`${key}\n${keyVariable}=${last}`), opens: last, refused: key};
});

trap('operate/store-the-key/quotes', (key) => ({
  start: exported(`"${key}"`),
  opens: `"${key}"`,
  refused: key,
}));

trap('operate/store-the-key/dollar', (key) => ({
  start: inFile(`${key}$HOME`),
  opens: `${key}$HOME`,
  refused: key,
}));

trap('operate/store-the-key/backslash', (key) => ({
  start: inFile(`${key}\\a`),
  opens: `${key}\\a`,
  refused: `${key}a`,
}));

trap('operate/store-the-key/utf-16', (key) => ({
  start: {envFile: Buffer.from(`\ufeff${keyVariable}=${key}\r\n`, 'utf16le')},
}));

trap('operate/store-the-key/empty-wins', (key) => ({start: {...exported(''), ...inFile(key)}}));

trap('operate/store-the-key/key-file', (key) => ({
  start: {variables: {[`${keyVariable}_FILE`]: key}},
}));

/** What requests get from a server that is started so. */
async function seenIn(context: CheckContext & Startable, {start, opens, refused}: Trap) {
  const isRefused = refusals(context);
  return context.withServer(start, async (server) => {
    const send = (key: string) => server.ask(agents, {headers: {'X-API-KEY': key}});
    const without = await server.ask(agents);
    const needsKey = isRefused(without);
    if (refused === undefined) {
      return {
        status: without.statusLine,
        isSo: !needsKey,
        words: `${without.statusLine} without a key`,
      };
    }
    const closed = await send(refused);
    const opened = opens === undefined ? undefined : await send(opens);
    const words = [
      `${without.statusLine} without a key`,
      `${closed.statusLine} with the key that was meant`,
      ...(opened ? [`${opened.statusLine} with what it became`] : []),
    ];
    const isOpened = opened === undefined || !isRefused(opened);
    const isSo = needsKey && isRefused(closed) && isOpened;
    return {status: closed.statusLine, isSo, words: words.join(', ')};
  });
}
