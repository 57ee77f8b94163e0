import {releaseClaim} from '../../claims/claim.ts';
import {keyVariable, strongKey} from '../../servers/strong-key.ts';
import {askStartCommand} from '../clients/beside-release.ts';
import {refusals} from '../requests.ts';

releaseClaim('operate/store-the-key/command-file', async (context) => {
  const {documented, hold, server} = context;
  const isRefused = refusals(context);
  const [exported, saved] = [strongKey(), strongKey()];
  const start = {
    variables: {[keyVariable]: exported},
    envFile: `${keyVariable}=${saved}\n`,
  };
  const [withExported, withSaved] = await askStartCommand(server, start, [exported, saved]);
  if (!withExported || !withSaved) return;
  const other = isRefused(withSaved) ? 'neither key' : 'both keys';
  const isFile = isRefused(withExported) && !isRefused(withSaved);
  const isExported = !isRefused(withExported) && isRefused(withSaved);
  const what = isExported ? 'the exported key' : other;
  hold.same(
    documented.text(),
    isFile ? 'the key in the file' : what,
    'ran elizaos start with two keys, and sent each',
  );
});

releaseClaim('operate/store-the-key/command-empty', async ({documented, hold, server}) => {
  const start = {variables: {[keyVariable]: strongKey()}, envFile: `${keyVariable}=\n`};
  const [answer] = await askStartCommand(server, start, [undefined]);
  if (!answer) return;
  const isSo = documented.text().text.includes(answer.statusLine) && answer.status < 300;
  const asked = 'ran elizaos start with an exported key and an empty one in .env';
  hold.ok(documented.text(), isSo, `${answer.statusLine} without a key`, asked);
});
