import type {Page} from '@playwright/test';
import {releaseClaim, type Startable} from '../../claims/claim.ts';
import {parsedJson} from '../../content/json-text.ts';
import {withBrowserPage} from '../../servers/beside/shared-browser.ts';
import type {StartedServer} from '../../servers/launcher.ts';
import {agents} from '../requests.ts';

/** How long the interface may take to show something, in milliseconds. */
const patienceMs = 30_000;

/** How long it is looked at for what does not go away, in milliseconds. */
const whileMs = 3000;

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

releaseClaim('quick-start/interface-key', async ({documented, hold, withKeyedServer}) => {
  await withInterface(withKeyedServer, 'own', async (page, _name, server) => {
    const [id] = await startedAgents(server);
    const toApi = page.waitForRequest((request) => request.headers()['x-api-key'] === server.key, {
      timeout: patienceMs,
    });
    const toSocket = page.waitForRequest((request) => apiKeyIn(request.postData()) === server.key, {
      timeout: patienceMs,
    });
    const isSent = [toApi, toSocket].map((request) =>
      request.then(
        () => true,
        () => false,
      ),
    );
    await page.goto(`${server.url}/chat/${id}`);
    const [api, socket] = await Promise.all(isSent);
    const both =
      api && socket ? 'sends one key to both' : `sends it to ${api ? 'the API' : 'none'}`;
    hold.same(documented.text(), both, 'stored a key in the interface, and opened the chat');
  });
});

/** Starts the agents of a server, as a chat needs it, and gives their ids. */
async function startedAgents({askWithKey}: StartedServer): Promise<string[]> {
  const {data} = Object(JSON.parse((await askWithKey(agents)).body));
  const ids: string[] = data.agents.map(({id}: {id: string}) => id);
  const question = {method: 'POST', headers: {'Content-Type': 'application/json'}, body: '{}'};
  for (const id of ids) await askWithKey(`${agents}/${id}/start`, question);
  return ids;
}

/** The key in the packet by which a client connects to Socket.IO; `undefined` where it is another packet. */
function apiKeyIn(packet: string | null): unknown {
  const [, auth] = /^40(\{.*\})$/s.exec(packet ?? '') ?? [];
  return auth === undefined ? undefined : Object(parsedJson(auth)).apiKey;
}

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

/** Gives a task the interface of a server with one agent, and the name of the agent. */
function withInterface(
  withKeyedServer: Startable['withKeyedServer'],
  stored: string | undefined,
  task: (page: Page, name: string, server: StartedServer) => Promise<void>,
): Promise<void> {
  return withKeyedServer({}, async (server) => {
    const name = 'Observed';
    await server.askWithKey(agents, {
      method: 'POST',
      headers: {'Content-Type': 'application/json'},
      body: JSON.stringify({characterJson: {name, bio: ['For a test.']}}),
    });
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
