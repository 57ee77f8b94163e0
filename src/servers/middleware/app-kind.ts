/** A form in which a reader can copy the key check, by the ending of its files. */
const forms = ['mjs', 'cjs', 'ts'] as const;
export type Form = (typeof forms)[number];

/** What the key check is written for: its folder in `examples/middleware/`, its name, and the package that it needs. */
interface Framework {
  folder: string;
  name: string;
  /** The package as a reader installs it, and as this project has it. */
  packages: Readonly<Record<string, string>>;
}

const frameworks: readonly Framework[] = [
  {folder: 'express', name: 'Express 5', packages: {express: 'express', cors: 'cors'}},
  {folder: 'express', name: 'Express 4', packages: {express: 'express4', cors: 'cors'}},
  {folder: 'node-http', name: 'node:http', packages: {}},
  {folder: 'fastify', name: 'Fastify', packages: {fastify: 'fastify'}},
];

/** An app that has the key check in it. */
export interface AppKind extends Framework {
  form: Form;
}

/** The forms in words. */
export const formNames: Readonly<Record<Form, string>> = {
  mjs: 'an ES module',
  cjs: 'CommonJS',
  ts: 'TypeScript',
};

/** Every framework with every form of the key check for it. */
export const appKinds: readonly AppKind[] = frameworks.flatMap((framework) =>
  forms.map((form) => ({...framework, form})),
);

/** The app in words, such as `Express 4 in CommonJS`. */
export function appName({name, form}: AppKind): string {
  return `${name} in ${formNames[form]}`;
}
