import {spawnSync} from 'node:child_process';
import {symlink} from 'node:fs/promises';
import path from 'node:path';
import {whiteBoxClaim} from '../../claims/claim.ts';
import {holdAllPhrases} from '../../claims/phrase.ts';
import {exchangeRaw, rawRequest, statusLines} from '../../servers/http/raw.ts';
import {withServedSite} from '../../servers/served-site.ts';

const claim = whiteBoxClaim('It starts the server with a site of its own.');

const files = {
  'index.html': 'home',
  '404.html': 'nothing here',
  'folder/index.html': 'a folder',
  'folder-without-page/below.html': 'below',
  '\\other.example/index.html': 'a folder with the name of an address',
};

/** The paths that the page lists, each with the page that is at the end of it. */
const folders: Readonly<Record<string, string>> = {
  '/folder/': files['folder/index.html'],
  '/folder': files['folder/index.html'],
  '/folder?page=2': files['folder/index.html'],
  '/folder-without-page': files['404.html'],
  '/folder/.': files['404.html'],
  '/folder%2f': files['404.html'],
  '//folder': files['404.html'],
  '/\\other.example': files['404.html'],
  '/%5cother.example': files['404.html'],
  '/\\other.example/..': files['404.html'],
  '/%5cother.example/..': files['404.html'],
  '//other.example/..': files['404.html'],
  '/%2fother.example/..': files['404.html'],
};

claim('server/folders', async ({documented, hold}) => {
  const rows = documented.rows('Path', 'Response', 'Location');
  const paths = rows.map(({Path}) => Path);
  holdAllPhrases(hold, paths, folders);
  await withServedSite(async (server) => {
    const {url} = server;
    for (const {Path, Response, Location} of rows) {
      for (const method of ['GET', 'HEAD']) {
        const response = await exchangeRaw(url, rawRequest(method, Path.text));
        const asked = `${method} ${Path.text}`;
        const [, location] = /^location: (.*?)\r$/im.exec(response) ?? [];
        hold.same(Response, statusLines(response).join(), asked);
        hold.same(Location, location ?? 'none', asked);
      }
      const last = Location.text === 'none' ? Path.text : Location.text;
      const response = await exchangeRaw(url, rawRequest('GET', last));
      hold.ok(Path, response.endsWith(`\r\n\r\n${folders[Path.text]}`), response, `GET ${last}`);
    }
    const posted = await server.ask('/folder', {method: 'POST'});
    const folder = rows.find(({Path}) => Path.text === '/folder');
    const isSent = posted.headers.location !== undefined;
    if (folder) hold.ok(folder.Location, !isSent, posted.statusLine, posted.asked);
  }, files);
});

claim('server/hidden-files', async ({documented, hold}) => {
  const hidden = {'.env': 'secret', '.folder/index.html': 'secret', 'folder/.page.html': 'secret'};
  await withServedSite(
    async (server) => {
      const addresses = ['/.env', '/%2eenv', '/.folder', '/.folder/', '/folder/.page'];
      const said = [];
      for (const address of addresses) said.push((await server.ask(address)).body);
      const isHidden = said.every((body) => body === files['404.html']);
      const observed = isHidden ? 'begins with a dot' : said.join(', ');
      hold.same(documented.text(), observed, `GET ${addresses.join(', ')}`);
    },
    {...files, ...hidden},
  );
});

claim('server/links', async ({documented, hold}) => {
  await withServedSite(async (server, folder) => {
    await withServedSite(
      async (_other, elsewhere) => {
        await symlink(path.join(elsewhere, 'index.html'), path.join(folder, 'link.html'));
        await symlink(elsewhere, path.join(folder, 'linked'));
        const pages = [(await server.ask('/link')).body, (await server.ask('/linked/')).body];
        const isFollowed = pages.every((page) => page === 'elsewhere');
        const observed = isFollowed ? 'out of the folder of the site as well' : pages.join(' and ');
        hold.same(
          documented.text(),
          observed,
          'asked for links to a file and to a folder elsewhere',
        );
      },
      {'index.html': 'elsewhere'},
    );
  }, files);
});

claim('server/no-files', async ({documented, hold}) => {
  await withServedSite(async (server, folder) => {
    spawnSync('mkfifo', [path.join(folder, 'pipe.html')]);
    await symlink('/dev/zero', path.join(folder, 'device.html'));
    const {statusLine: notFound} = await server.ask('/unknown');
    for (const address of ['/pipe', '/pipe.html', '/device', '/device.html']) {
      // A body could have no end.
      const {statusLine, asked} = await server.ask(address, {method: 'HEAD'});
      const observed = statusLine === notFound ? 'named pipe or a device' : statusLine;
      hold.same(documented.text(), observed, asked);
    }
  }, files);
});
