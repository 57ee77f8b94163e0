import {writeFile} from 'node:fs/promises';
import type {RequestListener} from 'node:http';
import path from 'node:path';
import type {Page} from '@playwright/test';
import {whiteBoxClaim} from '../../claims/claim.ts';
import {holdTable} from '../../claims/phrase.ts';
import {withBrowserPage} from '../../servers/beside/shared-browser.ts';
import {withStub} from '../../servers/http/stub.ts';
import type {ReferenceServer} from '../../servers/reference-server.ts';
import {withServedSite} from '../../servers/served-site.ts';
import {strongKey} from '../../servers/strong-key.ts';

const claim = whiteBoxClaim('It takes a browser, and servers with other pages.');

/** Something that a page does, and how to see whether the browser let it. */
interface PageAction {
  /** What stands in the page; it is put there after the server has started. */
  html(others: string): string;
  /** What a script of the page's own server does. */
  script?(others: string): string;
  /** The page that is opened, where it is not that one. */
  open?: 'the first page' | 'a page of the other server';
  /** Whether someone presses its button. */
  presses?: true;
}

const mark = "document.documentElement.dataset.ran = 'yes';";
const ownScript = '<script src="/action.js"></script>';

const pageActions: Readonly<Record<string, PageAction>> = {
  'it has a script that was there when the server started': {
    html: () => '',
    open: 'the first page',
  },
  'it has a script that came later': {html: () => `<script>${mark} // later</script>`},
  'it has code in an attribute': {
    html: () => `<button type="button" onclick="${mark}">Press</button>`,
    presses: true,
  },
  'it makes code from text': {
    html: () => ownScript,
    script: () => `new Function("${mark}")();`,
  },
  'it loads a script from another server': {
    html: (others) => `<script src="${others}/script.js"></script>`,
  },
  'it sends data to another server': {
    html: () => ownScript,
    script: (others) => `fetch('${others}', {method: 'POST', mode: 'no-cors', body: 'data'});`,
  },
  'it loads an image from another server': {html: (others) => `<img alt="" src="${others}">`},
  'it sends a form to another server': {
    html: (others) => `<form action="${others}"><button>Send</button></form>`,
    presses: true,
  },
  'another server shows it in a frame': {
    html: () => '',
    open: 'a page of the other server',
  },
};

claim('reference/errors-and-headers/in-a-browser', async (context) => {
  const script = context.otherClaim('reference/errors-and-headers/inline-script').block().text;
  const columns = ['What the page does', 'What the browser does'] as const;
  await withBrowserPage((page) =>
    holdTable(context, columns, pageActions, async (action) => [
      await tried(page, action, script),
      'asked in Chromium',
    ]),
  );
});

/** Lets a page do it, with another server beside the page's own. */
function tried(page: Page, action: PageAction, script: string): Promise<string> {
  // The first page has the script of the documentation, and tells of itself by what that script does.
  const ask = async (server: ReferenceServer, folder: string) => {
    let reached = 0;
    const answer: RequestListener = ({url}, response) => {
      if (url === '/frame') {
        const frame = `<iframe title="A frame" src="${server.url}/"></iframe>`;
        response.setHeader('Content-Type', 'text/html').end(wholePage(frame));
        return;
      }
      reached++;
      response.setHeader('Content-Type', 'text/javascript').end(mark);
    };
    return withStub(answer, async (others) => {
      await writeFile(path.join(folder, 'action.html'), wholePage(action.html(others)));
      await writeFile(path.join(folder, 'action.js'), action.script?.(others) ?? '');
      const messages = messagesOf(page);
      await page.goto(addressOf(action, server.url, others));
      // By script, since a click of Playwright's waits for the page that a blocked form never opens.
      if (action.presses) await page.evaluate(() => document.querySelector('button')?.click());
      return untilSeen(page, server.url, () => reached > 0, messages);
    });
  };
  return withServedSite(
    ask,
    {'index.html': wholePage(script)},
    {
      ELIZA_SERVER_AUTH_TOKEN: strongKey(),
    },
  );
}

function wholePage(body: string): string {
  return `<!doctype html><html lang="en"><title>A page</title><link rel="icon" href="data:,"><body>${body}</body></html>`;
}

function addressOf({open}: PageAction, own: string, others: string): string {
  if (open === 'the first page') return `${own}/`;
  return open === undefined ? `${own}/action` : `${others}/frame`;
}

/** What the browser says of the policy, as it says it. */
function messagesOf(page: Page): string[] {
  const messages: string[] = [];
  const keep = (text: string) => {
    if (text.includes('Content Security Policy')) messages.push(text);
  };
  page.removeAllListeners();
  page.on('console', (message) => keep(message.text()));
  page.on('pageerror', (error) => keep(error.message));
  return messages;
}

/** Waits until the browser has let the page do it, or has said that it does not. */
async function untilSeen(
  page: Page,
  own: string,
  hasReached: () => boolean,
  messages: readonly string[],
): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const frame = page.frames().find((candidate) => candidate !== page.mainFrame());
    const isFramed = frame?.url().startsWith(own) === true;
    const {ran, ready} = await page.evaluate(() => ({...document.documentElement.dataset}));
    if (ran || ready || isFramed) return 'runs it';
    if (hasReached()) return 'sends it';
    if (messages.length > 0) return 'blocks it';
    await page.waitForTimeout(20);
  }
  return 'does nothing';
}
