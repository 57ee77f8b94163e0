/**
 * Hooks of Node.js that put a stand-in in the place of every package that is not in the folder of this file. A stand-in
 * has whatever is imported from it, which does nothing and returns nothing, but for what the server cannot do without.
 * See https://nodejs.org/docs/latest-v20.x/api/module.html#customization-hooks.
 */
import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';

const scheme = 'stand-in:';
const folder = new URL('.', import.meta.url).href;

/** What the server cannot do without, by its name. */
const needed = {
  sendJson: "export {sendJson} from '@elizaos/shared';",
  sendJsonError: "export {sendJsonError} from '@elizaos/shared';",
  logger: 'export const logger = console;',
  resolveStateDir: 'export const resolveStateDir = () => process.env.ELIZA_STATE_DIR;',
  attachMobileDeviceBridgeToServer:
    'export const attachMobileDeviceBridgeToServer = async () => {};',
};

const nothing = `
function nothing() {
  return new Proxy(function () {}, {
    apply: () => undefined,
    construct: () => nothing(),
    get: (target, name) =>
      name === 'then' || name === Symbol.iterator ? undefined : (target[name] ?? nothing()),
  });
}`;

/** Finds a package in the folder, and else its stand-in. */
export async function resolve(specifier, context, next) {
  const parentURL = context.parentURL?.startsWith(scheme) ? import.meta.url : context.parentURL;
  if (/^([./]|\w+:)/.test(specifier)) return next(specifier, {...context, parentURL});
  try {
    const found = await next(specifier, {...context, parentURL});
    // A folder further up may have a package of that name, which belongs to something else.
    if (found.url.startsWith('node:') || found.url.startsWith(folder)) return found;
  } catch {
    // It is not there, which is what the stand-in is for.
  }
  const names = await namesFrom(specifier, parentURL);
  return {url: `${scheme}${specifier}?${names.join(',')}`, shortCircuit: true};
}

/** Makes the module of a stand-in. */
export async function load(url, context, next) {
  if (!url.startsWith(scheme)) return next(url, context);
  const [specifier, names] = url.slice(scheme.length).split('?');
  const source = [
    `globalThis.standIns.add('${specifier}');`,
    nothing,
    'export default nothing();',
    ...names
      .split(',')
      .filter((name) => name !== '')
      .map((name) => needed[name] ?? `export const ${name} = nothing();`),
  ].join('\n');
  return {format: 'module', source, shortCircuit: true};
}

/** The names that a file imports from a package, or exports from it. */
async function namesFrom(specifier, file) {
  if (!file?.startsWith('file:')) return [];
  const text = await readFile(fileURLToPath(file), 'utf8');
  const lists = text.matchAll(
    /\b(?:im|ex)port\s+(?:\w+\s*,\s*)?\{([^}]*)\}\s*from\s*["']([^"']+)["']/g,
  );
  const names = [...lists]
    .filter(([, , from]) => from === specifier)
    .flatMap(([, list]) => list.split(','))
    .map((name) => name.trim().split(/\s+as\s+/)[0])
    .filter((name) => name !== '' && name !== 'default');
  return [...new Set(names)];
}
