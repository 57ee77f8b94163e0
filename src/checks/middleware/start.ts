import {whiteBoxClaim} from '../../claims/claim.ts';
import {holdTable} from '../../claims/phrase.ts';
import {inParallel} from '../../machine/in-parallel.ts';
import {startProgram} from '../../machine/program.ts';
import {type AppStart, refusalOfApp} from '../../servers/middleware/app.ts';
import {withAppFolder} from '../../servers/middleware/app-folder.ts';
import {type AppKind, appKinds, appName} from '../../servers/middleware/app-kind.ts';
import {strongKey} from '../../servers/strong-key.ts';

const claim = whiteBoxClaim('It starts apps that have the key check of this project.');

/** One app for each folder; that all forms of the key check do the same is what a test of their code shows. */
const modules = appKinds.filter(({form, name}) => form === 'mjs' && name !== 'Express 4');

claim('reference-server/key-check/unusable-keys', async (context) => {
  const key = strongKey();
  const starts: Readonly<Record<string, AppStart>> = {
    'not set': {},
    empty: {key: ''},
    'only whitespace': {key: ' \t '},
    'whitespace after it': {key: `${key} `},
    'an umlaut in it': {key: `${key}ü`},
  };
  const {hold} = context;
  await holdTable(context, ['Key', 'Error'], starts, async (start, phrase) => {
    const errors: string[] = [];
    const tried = async (kind: AppKind) => ({
      name: appName(kind),
      ...(await refused(kind, start)),
    });
    for await (const {name, error} of inParallel(modules, 2, tried)) {
      const asked = `started the app for ${name} with such a key`;
      errors.push(error);
      hold.ok(phrase, error === errors[0], error, asked);
      hold.ok(phrase, !error.includes(key), 'a message with the key in it', asked);
    }
    return [errors[0] ?? '', `started ${errors.length} apps with such a key`];
  });
});

claim('reference-server/key-check/start-exit-code', async ({documented, hold}) => {
  for (const kind of modules) {
    const {exitCode} = await refused(kind, {});
    hold.same(
      documented.code(),
      String(exitCode),
      `started the app for ${appName(kind)} without a key`,
    );
  }
});

claim('reference-server/key-check/own-tests', async ({documented, hold}) => {
  const block = documented.block();
  for (const kind of modules) {
    const {exitCode, output} = await withAppFolder(kind, async (folder) => {
      const program = startProgram('sh', ['-c', block.text], {folder});
      return {exitCode: await program.ended, output: program.output()};
    });
    const passed = exitCode === 0 && /^(?:# |ℹ )pass [1-9]/m.test(output);
    hold.ok(block, passed, output, `ran it in a copy of the folder for ${kind.name}`);
  }
});

/** How an app ends that does not start, with its error without the place in its code. */
async function refused(kind: AppKind, start: AppStart) {
  const {exitCode, output} = await refusalOfApp(kind, start);
  return {exitCode, error: /^Error: (.*)$/m.exec(output)?.[1] ?? output};
}
