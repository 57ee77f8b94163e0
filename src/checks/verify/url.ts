import {whiteBoxClaim} from '../../claims/claim.ts';
import {holdPhrase} from '../../claims/phrase.ts';
import {withKeyedServer} from '../../servers/reference-server.ts';
import {readOptions} from '../../verify/input/options.ts';
import {proxyNote} from '../../verify/input/proxies.ts';
import {isLoopback} from '../../verify/input/server-url.ts';
import {usualUrl, verifyAt} from './verified.ts';

const claim = whiteBoxClaim('It runs the command against other servers.');

claim('fix/check-your-server/url-base', async ({documented, otherClaim, hold}) => {
  for (const url of documented.codes()) {
    const isUsual = url.text.startsWith(usualUrl(otherClaim));
    hold.ok(url, isUsual, usualUrl(otherClaim), 'looked where the guide has the server');
    await withKeyedServer({}, async (server) => {
      const {pathname, href} = new URL(url.text);
      const notes: string[] = [];
      const onNote = (note: string) => notes.push(note);
      const result = await verifyAt(`${server.url}${pathname}`, server.key, {onNote});
      const target = result.ok ? result.outcome.target : result.problem;
      const base = href.slice(0, -pathname.length);
      const checked = target.replace(server.url, base);
      const isSaid = notes.some((note) => note.includes(`${server.url}/ is checked`));
      const asked = 'ran it with such a URL';
      hold.ok(url, checked === `${base}/` && pathname !== '/', `${checked} is checked`, asked);
      hold.ok(url, isSaid, notes.join(' ') || 'otherClaim nothing', asked);
    });
  }
});

claim('fix/check-your-server/url-ipv6', async ({documented, otherClaim, hold}) => {
  const url = documented.code();
  const read = readOptions(['--url', url.text], {});
  const taken = read.outcome === 'run' ? read.options.url : undefined;
  const {port, protocol} = new URL(usualUrl(otherClaim));
  const isUsual = taken !== undefined && taken.port === port && taken.protocol === protocol;
  const isThisMachine = isUsual && isLoopback(taken) && taken.hostname.startsWith('[');
  hold.ok(url, isThisMachine, JSON.stringify(read), 'read the options');
});

claim('fix/check-your-server/url-zone', async ({documented, hold}) => {
  const sign = documented.code();
  const read = readOptions(['--url', `http://[fe80::1${sign.text}eth0]:3000`], {});
  const zone = read.outcome === 'run' ? read.options.zone : undefined;
  hold.ok(sign, zone === 'eth0', JSON.stringify(read), 'read the options');
});

claim('fix/check-your-server/url-refused', async ({documented, hold}) => {
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
  const names = Object.keys(urls);
  const isEach = refused.length === names.length;
  const observed = `refused: ${refused.map(([, url]) => url).join(', ')}`;
  const known = Object.fromEntries(
    ['en-US', 'en-GB'].map((locale) => [
      new Intl.ListFormat(locale, {type: 'disjunction'}).format(names),
      isEach,
    ]),
  );
  holdPhrase(hold, documented.text(), known, observed, 'read the options with such URLs');
});

claim('fix/check-your-server/proxies', async ({documented, hold}) => {
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
