import type {Page} from '@playwright/test';
import {releaseClaim, type Startable} from '../../claims/claim.ts';
import {holdPhrase} from '../../claims/phrase.ts';
import {parsedJson} from '../../content/json-text.ts';
import {withBrowserPage} from '../../servers/beside/shared-browser.ts';
import type {StartedServer} from '../../servers/launcher.ts';
import {jsonBody} from '../json-body.ts';
import {lineWith} from '../log-lines.ts';
import {agents} from '../requests.ts';

/** How long the interface may take to show something, in milliseconds. */
const patienceMs = 30_000;

/** How long it is looked at for what does not go away, in milliseconds. */
const whileMs = 3000;

/** Between two looks at what it has sent, in milliseconds. */
const pauseMs = 50;

const storedKeys: Readonly<Record<string, string | undefined>> = {
  'with no key stored': undefined,
  'with a wrong key stored': 'wrong',
};

releaseClaim('clients/web-messages', async ({documented, hold, withKeyedServer}) => {
  for (const [situation, key] of Object.entries(storedKeys)) {
    await withInterface(withKeyedServer, key, async (page) => {
      for (const message of documented.codes()) {
        const isShown = await shows(page, message.text);
        hold.ok(message, isShown, 'it is not shown', `opened the interface ${situation}`);
      }
      const asks = await page.locator('[role="dialog"], input[type="password"]').count();
      const seen = asks === 0 ? 'nothing asks for the key' : 'it asks for the key';
      hold.ok(documented.text(), asks === 0, seen, `opened the interface ${situation}`);
    });
  }
  hold.ok(documented.text(), true, 'both, in this order', 'opened the interface');
});

releaseClaim('clients/web-connecting', async ({documented, hold, withKeyedServer}) => {
  await withInterface(withKeyedServer, 'own', async (page, name) => {
    const isListed = await shows(page, name);
    await page.waitForTimeout(whileMs);
    for (const text of documented.codes()) {
      const isShown = isListed && (await page.getByText(text.text).first().isVisible());
      hold.ok(text, isShown, 'it is gone', 'stored the right key, and waited for the agents');
    }
  });
  hold.ok(documented.text(), true, 'so it is', 'stored the right key');
});

releaseClaim('clients/web-key', async ({documented, hold, withKeyedServer}) => {
  const [settings, manage, save, stored] = documented.codes();
  if (!settings || !manage || !save || !stored) throw new Error('The claim has four values.');
  await withInterface(withKeyedServer, undefined, async (page, name, {url, key}) => {
    const press = (label: string) => page.getByText(label, {exact: true}).first().click();
    await press(settings.text);
    await press(manage.text);
    await page.getByRole('dialog').locator('input').fill(key);
    await press(save.text);
    const asked = 'entered the key in the interface';
    const kept = await page.evaluate(`localStorage.getItem(${JSON.stringify(stored.text + url)})`);
    hold.ok(stored, kept === key, String(kept === null ? 'nothing' : 'another text'), asked);
    await page.goto(url);
    const isListed = await shows(page, name);
    for (const value of [settings, manage, save]) {
      hold.ok(value, isListed, 'no agents', `${asked}, and loaded it again`);
    }
    hold.ok(documented.text(), isListed, 'no agents', `${asked}, and loaded it again`);
  });
});

releaseClaim('quick-start/interface-key', async ({documented, hold, withKeyedServer}) => {
  await withInterface(withKeyedServer, 'own', async (page, _name, server) => {
    const places = await placesOfKey(page, server);
    const seen = places.length === 2 ? 'sends one key to both' : `sends it to ${places.join()}`;
    hold.same(documented.text(), seen, 'stored a key in the interface, and opened the chat');
  });
});

releaseClaim('reference/what-the-key-protects/one-key', async (context) => {
  const {documented, hold, withKeyedServer} = context;
  await withInterface(withKeyedServer, 'own', async (page, name, server) => {
    const places = await placesOfKey(page, server);
    const isListed = await shows(page, name);
    const stored = await page.evaluate('JSON.stringify(localStorage)');
    const isOne = String(stored).split(server.key).length === 2;
    const seen = `the key ${isOne ? '' : 'not '}once in its storage, sent to ${places.join(' and ')}`;
    const isSo = isListed && isOne && places.length === 2;
    const says = `stores one key, and sends it to ${places.join(' and to ')}`;
    const asked = 'stored one key in the interface, and opened a chat';
    hold.same(documented.text(), isSo ? says : seen, asked);
  });
});

releaseClaim('operate/monitor/interface-attempts', async (context) => {
  const {documented, hold, withKeyedServer} = context;
  const path = documented.code();
  await withInterface(withKeyedServer, 'own', async (page, name, server) => {
    const without = new Set<string>();
    page.on('request', (request) => {
      const {pathname} = new URL(request.url());
      const hasKey = request.headers()['x-api-key'] !== undefined;
      if (pathname.startsWith('/api/') && !hasKey) without.add(pathname);
    });
    const before = (await server.log()).length;
    await page.goto(server.url);
    const isListed = await shows(page, name);
    await page.waitForTimeout(whileMs);
    const lines = (await server.log()).slice(before);
    const isLogged = lineWith(lines, ['Unauthorized access attempt']) !== undefined;
    const isSo = isListed && without.has(path.text) && isLogged;
    const seen = `requested ${[...without].join(', ') || 'nothing'} without it, ${isLogged ? '' : 'not '}logged`;
    const asked = 'stored the right key in the interface, and opened it';
    hold.ok(path, isSo, seen, asked);
    const known = {[`requests ${path.text} without the key`]: isSo};
    holdPhrase(hold, documented.text(), known, seen, asked);
  });
});

/** Where the interface sends the key of its server when it shows a chat with an agent that runs. */
async function placesOfKey(page: Page, server: StartedServer): Promise<string[]> {
  const sent = {'the API': false, 'Socket.IO': false};
  page.on('request', (request) => {
    const {pathname} = new URL(request.url());
    if (pathname.startsWith(agents)) {
      sent['the API'] ||= request.headers()['x-api-key'] === server.key;
    }
    sent['Socket.IO'] ||= apiKeyIn(request.postData()) === server.key;
  });
  await page.goto(`${server.url}/chat/${await startedAgent(server)}`);
  const end = performance.now() + patienceMs;
  while (!(sent['the API'] && sent['Socket.IO']) && performance.now() < end) {
    await page.waitForTimeout(pauseMs);
  }
  return Object.entries(sent).flatMap(([place, isSent]) => (isSent ? [place] : []));
}

/** The key in the packet by which a client connects to Socket.IO; `undefined` where it is another packet. */
function apiKeyIn(packet: string | null): unknown {
  const [, auth] = /^40(\{.*\})$/s.exec(packet ?? '') ?? [];
  return auth === undefined ? undefined : Object(parsedJson(auth)).apiKey;
}

/** Starts the first agent, and gives its id. */
async function startedAgent({askWithKey}: StartedServer): Promise<string> {
  const {body} = await askWithKey(agents);
  const [, id = 'none'] = /"id":"([^"]+)"/.exec(body) ?? [];
  await askWithKey(`${agents}/${id}/start`, jsonBody('{}'));
  return id;
}

/** Gives a task the interface of a server with one agent, and the name of the agent. */
function withInterface(
  withKeyedServer: Startable['withKeyedServer'],
  stored: string | undefined,
  task: (page: Page, name: string, server: StartedServer) => Promise<void>,
): Promise<void> {
  return withKeyedServer({}, async (server) => {
    const name = 'Observed';
    const character = JSON.stringify({characterJson: {name, bio: ['For a test.']}});
    await server.askWithKey(agents, jsonBody(character));
    const key = stored === 'own' ? server.key : stored;
    await withBrowserPage(async (page) => {
      // Nothing leaves this machine.
      await page.route(
        (url) => url.origin !== server.url && url.protocol.startsWith('http'),
        (route) => route.abort(),
      );
      try {
        await page.goto(server.url);
        await page.evaluate(
          ([origin, value]) => {
            localStorage.setItem('eliza-onboarding-completed', 'true');
            if (value !== undefined) localStorage.setItem(`eliza-api-key-${origin}`, value);
          },
          [server.url, key] as const,
        );
        await page.reload();
        await task(page, name, server);
      } finally {
        await page.unrouteAll({behavior: 'ignoreErrors'});
      }
    });
  });
}

async function shows(page: Page, text: string): Promise<boolean> {
  const place = page.getByText(text).first();
  return place.waitFor({timeout: patienceMs}).then(
    () => true,
    () => false,
  );
}
