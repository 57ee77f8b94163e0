import {readOptions} from '../verify/options.ts';
import {proxyNote} from '../verify/proxies.ts';
import {claimFromInside} from './claim.ts';
import {verifyAt, withServer} from './verified.ts';

const claim = claimFromInside('It runs the command against other servers.');

claim('verify/url-base', async ({documented, hold}) => {
  for (const url of documented.codes()) {
    await withServer(async (server) => {
      const {pathname, href} = new URL(url.text);
      const notes: string[] = [];
      const onNote = (note: string) => notes.push(note);
      const result = await verifyAt(`${server.url}${pathname}`, server.key, {onNote});
      const target = result.ok ? result.outcome.target : result.problem;
      const base = href.slice(0, -pathname.length);
      const checked = target.replace(server.url, base);
      const isSaid = notes.some((note) => note.includes(`${server.url}/ is checked`));
      const asked = 'ran it with such a URL';
      hold.that(url, checked === `${base}/` && pathname !== '/', `${checked} is checked`, asked);
      hold.that(url, isSaid, notes.join(' ') || 'said nothing', asked);
    });
  }
});

claim('verify/url-forms', async ({documented, hold}) => {
  for (const url of documented.codes()) {
    const read = readOptions(['--url', url.text], {});
    const asked = 'read the options';
    if (read.outcome !== 'run') {
      hold.that(url, false, JSON.stringify(read), asked);
      return;
    }
    const {url: taken, zone} = read.options;
    const host = taken.host.replace(']', zone === undefined ? ']' : `%${zone}]`);
    hold.same(url, `${taken.protocol}//${host}`, asked);
  }
});

claim('verify/url-refused', async ({documented, hold}) => {
  const urls: Readonly<Record<string, string>> = {
    'without a scheme': 'localhost:3000',
    'with a user': 'http://user@localhost:3000',
    'with a query': 'http://localhost:3000/?page=1',
    'with a fragment': 'http://localhost:3000/#top',
  };
  const refused = Object.entries(urls).filter(([, url]) => {
    const read = readOptions(['--url', url], {});
    return read.outcome === 'wrong' && !read.problem.includes('\n');
  });
  const names = refused.map(([name]) => name);
  const what = `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
  hold.same(documented.text(), what, 'read the options with such URLs');
});

claim('verify/proxies', async ({documented, hold}) => {
  const names = documented.codes();
  const proxy = 'http://proxy.example.com:3128';
  const named = names.filter(({text}) =>
    ['http', 'https'].some((scheme) => {
      const url = new URL(`${scheme}://api.example.com`);
      const isSaid = proxyNote(url, {[text]: proxy})?.startsWith(text) === true;
      const isExempt = proxyNote(url, {[text]: proxy, NO_PROXY: url.hostname}) === undefined;
      return isSaid && isExempt;
    }),
  );
  const observed = named.map(({text}) => text);
  hold.list(names, observed, 'set each of them, with and without NO_PROXY');
});
