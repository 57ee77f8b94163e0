import {rm, utimes, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {brotliCompressSync, brotliDecompressSync, gunzipSync} from 'node:zlib';
import {whiteBoxClaim} from '../../claims/claim.ts';
import type {Answer, Question} from '../../servers/http/http.ts';
import {type ReferenceServer, withReferenceServer} from '../../servers/reference-server.ts';
import {withCompressedSite} from '../../servers/small-site.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {agents, headerLine, headerValue} from '../requests.ts';

const claim = whiteBoxClaim('It starts the server with a site of its own.');

const anyEncoding = {'Accept-Encoding': 'gzip, deflate, br'};

const pages = {'index.html': 'home', 'guide.html': 'guide', '404.html': 'nothing here'};

const decoders: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  br: (bytes) => brotliDecompressSync(bytes),
  gzip: (bytes) => gunzipSync(bytes),
  none: (bytes) => bytes,
};

/** What clients say that they accept; `none` is a request without the header. */
const acceptedEncodings = ['gzip, deflate, br', 'gzip', 'br;q=0, *', 'deflate', 'none'];

claim('server/encodings', async ({documented, hold}) => {
  const rows = documented.rows('Accept-Encoding of the client', 'Content-Encoding of the answer');
  await withPages(async (server) => {
    for (const row of rows) {
      const accepted = row['Accept-Encoding of the client'];
      hold.phrase(accepted, acceptedEncodings.includes(accepted.text), acceptedEncodings);
      const encoding = row['Content-Encoding of the answer'];
      const headers: Record<string, string> =
        accepted.text === 'none' ? {} : {'Accept-Encoding': accepted.text};
      for (const [address, content] of [
        ['/', pages['index.html']],
        ['/guide', pages['guide.html']],
        ['/guide.html', pages['guide.html']],
        ['/unknown', pages['404.html']],
      ] as const) {
        const answer = await server.ask(address, {headers});
        hold.same(encoding, encodingOf(answer), answer.asked);
        hold.ok(accepted, contentOf(answer) === content, contentOf(answer), answer.asked);
        const head = await server.ask(address, {method: 'HEAD', headers});
        hold.same(encoding, encodingOf(head), head.asked);
      }
    }
  });
});

claim('server/file-vary', async ({documented, hold}) => {
  await withPages(async (server, folder) => {
    for (const address of ['/guide', '/unknown']) {
      for (const headers of [anyEncoding, {}]) {
        const answer = await server.ask(address, {headers});
        hold.same(documented.code(), headerLine('Vary', answer.headers.vary), answer.asked);
      }
    }
    await rm(path.join(folder, 'guide.html.br'));
    await rm(path.join(folder, 'guide.html.gz'));
    const {headers, asked} = await server.ask('/guide', {headers: anyEncoding});
    const isTold = headers.vary !== undefined;
    const observed = `${headerLine('Vary', headers.vary)} without versions`;
    hold.ok(documented.code(), !isTold, observed, asked);
  });
});

claim('server/old-version', async ({documented, hold}) => {
  const exactly = documented.text();
  await withPages(async (server, folder) => {
    const file = path.join(folder, 'guide.html');
    const ask = () => server.ask('/guide', {headers: anyEncoding});
    for (const [ofFile, ofVersion] of [
      [2000, 1000],
      [1000, 2000],
    ] as const) {
      await utimes(file, ofFile, ofFile);
      await utimes(`${file}.br`, ofVersion, ofVersion);
      const copied = await ask();
      const isSent = encodingOf(copied) === 'br' && contentOf(copied) === pages['guide.html'];
      hold.ok(exactly, isSent, `not for a version of another time`, copied.asked);
    }
    const versions = {
      'something else': brotliCompressSync('other'),
      'a part of it': brotliCompressSync(pages['guide.html'].slice(1)),
      'it and more': brotliCompressSync(`${pages['guide.html']}, and more`),
      'nothing that can be decompressed': Buffer.from('guide'),
    };
    for (const [what, version] of Object.entries(versions)) {
      await writeFile(`${file}.br`, version);
      const changed = await ask();
      const isLeft = encodingOf(changed) === 'gzip' && contentOf(changed) === pages['guide.html'];
      hold.same(exactly, isLeft ? 'exactly what its file holds' : what, changed.asked);
    }
    await writeFile(file, 'another guide');
    const plain = await ask();
    const isPlain = encodingOf(plain) === 'none' && plain.headers.vary === undefined;
    hold.ok(exactly, isPlain, 'what the file held before', plain.asked);
    // A version that has lost its file is no page.
    await rm(file);
    const lost = await ask();
    const isGone = contentOf(lost) === pages['404.html'];
    hold.ok(exactly, isGone, 'sent without its file', lost.asked);
  });
});

claim('server/api-not-compressed', async ({documented, hold}) => {
  await withPages(async (server) => {
    const question = {headers: anyEncoding};
    for (const {headers, asked} of [
      await server.askWithKey(agents, question),
      await server.ask(agents, question),
      await server.askWithKey('/api/unknown', question),
    ]) {
      const isPlain = headers['content-encoding'] === undefined && headers.vary === undefined;
      const observed = isPlain ? 'never compressed' : encodingOf({headers});
      hold.same(documented.text(), observed, asked);
    }
  });
});

claim('server/file-types', async ({documented, hold}) => {
  const rows = documented.rows('Ending', 'Content-Type');
  const files = Object.fromEntries(rows.map(({Ending}) => [`file${Ending.text}`, 'text']));
  await withFiles(files, async (server) => {
    for (const row of rows) {
      for (const headers of [anyEncoding, {}]) {
        const answer = await server.ask(`/file${row.Ending.text}`, {headers});
        hold.same(row['Content-Type'], headerValue(answer, 'Content-Type'), answer.asked);
        hold.ok(row.Ending, contentOf(answer) === 'text', contentOf(answer), answer.asked);
      }
    }
  });
});

/** A script and a picture that are named after their content, and a file, a page and an unknown path that are not. */
const cachedPaths = [
  '/assets/js/main.2673d087.js',
  '/assets/images/key-0d1f1a3b5c7e9f20.png',
  '/assets/notes.txt',
  '/guide',
  '/unknown',
];

claim('server/file-caching', async ({documented, hold}) => {
  const rows = documented.rows('Path', 'Cache-Control');
  const below = rows.map(({Path}) => Path.text.slice(1)).filter((name) => name.includes('/'));
  const files = Object.fromEntries(below.map((name) => [name, 'text']));
  // Their names have no digest, or stand elsewhere.
  const others = [
    'assets/js/main.2673d087/part.js',
    'assets/js/main-2673d087.js',
    'assets/js/main2673d087.js',
    'assets/js/main.2673d08.js',
    'assets/js/main.2673d087a.js',
    'assets/js/main.december.js',
    'assets/report-20240115.pdf',
    'assets/report-about-everything-important.pdf',
    'more/assets/js/main.2673d087.js',
    'js/main.2673d087.js',
  ];
  for (const name of others) files[name] = 'text';
  const contents = ['text', ...Object.values(pages)];
  await withFiles(files, async (server) => {
    for (const row of rows) {
      hold.phrase(row.Path, cachedPaths.includes(row.Path.text), cachedPaths);
      for (const headers of [anyEncoding, {}]) {
        const answer = await server.ask(row.Path.text, {headers});
        hold.same(row['Cache-Control'], headerValue(answer, 'Cache-Control'), answer.asked);
        const isFound = contents.includes(contentOf(answer));
        hold.ok(row.Path, isFound, contentOf(answer), answer.asked);
      }
    }
    const plain = rows.at(-1)?.['Cache-Control'];
    for (const name of others) {
      const answer = await server.ask(`/${name}`);
      if (plain) hold.same(plain, headerValue(answer, 'Cache-Control'), answer.asked);
    }
  });
});

claim('server/file-not-modified', async ({documented, hold}) => {
  await withPages(async (server) => {
    for (const encoding of [anyEncoding, {}]) {
      const first = await server.ask('/guide', {headers: encoding});
      const headers = {...encoding, 'If-None-Match': String(first.headers.etag)};
      const {statusLine, body, asked} = await server.ask('/guide', {headers});
      hold.same(documented.code(), statusLine, asked);
      hold.ok(documented.code(), body === '', body, asked);
    }
  });
});

claim('server/file-part', async ({documented, hold}) => {
  await withPages(async (server) => {
    for (const encoding of [anyEncoding, {}]) {
      const whole = await server.ask('/guide', {headers: encoding});
      const part = await server.ask('/guide', {headers: {...encoding, Range: 'bytes=1-2'}});
      hold.same(documented.code(), part.statusLine, part.asked);
      const isPart = part.bytes.equals(whole.bytes.subarray(1, 3));
      hold.ok(documented.code(), isPart, part.body, part.asked);
    }
  });
});

claim('server/if-range', async ({documented, hold}) => {
  await withPages(async (server) => {
    for (const encoding of [anyEncoding, {}]) {
      const whole = await server.ask('/guide', {headers: encoding});
      const {etag = '', 'last-modified': changed = ''} = whole.headers;
      hold.ok(documented.code(), etag.startsWith('W/'), `the ETag ${etag}`, whole.asked);
      for (const condition of [etag, changed, '"other"']) {
        const headers = {...encoding, Range: 'bytes=1-2', 'If-Range': condition};
        const {statusLine, bytes, asked} = await server.ask('/guide', {headers});
        hold.same(documented.code(), statusLine, asked);
        hold.ok(documented.code(), bytes.equals(whole.bytes), 'a part', asked);
      }
    }
  });
});

claim('server/file-refusals', async ({documented, otherClaim, hold}) => {
  const [, , , , unknown] = otherClaim('server/file-caching').rows('Path', 'Cache-Control');
  const types = otherClaim('server/file-types').rows('Ending', 'Content-Type');
  const json = types.find(({Ending}) => Ending.text === '.json');
  await withFiles({'assets/js/main.2673d087.js': 'text'}, async (server) => {
    const ask = (headers: Question['headers']) =>
      server.ask('/assets/js/main.2673d087.js', {headers: {...anyEncoding, ...headers}});
    const answers = [await ask({'If-Match': '"x"'}), await ask({Range: 'bytes=1000-'})];
    const [condition, part] = answers.map(({statusLine}) => statusLine);
    const observed = `${condition}, and a part beyond the end of a file ${part}`;
    hold.same(documented.text(), observed, 'asked for a file in both ways');
    for (const answer of answers) {
      const caching = headerValue(answer, 'Cache-Control');
      const type = headerValue(answer, 'Content-Type');
      const isPlain = encodingOf(answer) === 'none' && type === json?.['Content-Type'].text;
      const isKept = caching !== unknown?.['Cache-Control'].text;
      const is = `${encodingOf(answer)}, ${type}, ${caching}`;
      hold.ok(documented.text(), isPlain && !isKept, is, answer.asked);
      // What is said of the file would be said of the body that comes in its place.
      const ofFile = ['accept-ranges', 'etag', 'last-modified'].filter(
        (name) => name in answer.headers,
      );
      hold.ok(documented.text(), ofFile.length === 0, ofFile.join(', '), answer.asked);
    }
  });
});

function encodingOf({headers}: Pick<Answer, 'headers'>): string {
  return headers['content-encoding'] ?? 'none';
}

/** What an answer holds, whatever its encoding. */
function contentOf({headers, bytes}: Answer): string {
  const decode = decoders[encodingOf({headers})];
  return decode ? decode(bytes).toString() : 'nothing that can be decoded';
}

type Task = (server: ReferenceServer, folder: string) => Promise<void>;

/** Gives a task a server whose site has compressed versions of its pages. */
function withPages(task: Task): Promise<void> {
  return withFiles({}, task);
}

/** The same with more files. */
function withFiles(files: Record<string, string>, task: Task): Promise<void> {
  const variables = {ELIZA_SERVER_AUTH_TOKEN: strongKey()};
  return withCompressedSite(
    (siteDirectory) =>
      withReferenceServer({siteDirectory, variables}, (server) => task(server, siteDirectory)),
    {...pages, ...files},
  );
}
