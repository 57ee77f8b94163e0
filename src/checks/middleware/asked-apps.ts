import type {Startable} from '../../claims/claim.ts';
import {oncePerRun} from '../../claims/once-per-run.ts';
import {inParallel} from '../../machine/in-parallel.ts';
import {type Answer, type Question, send} from '../../servers/http/http.ts';
import {askApp} from '../../servers/middleware/app.ts';
import {type AppKind, appKinds, appName, formNames} from '../../servers/middleware/app-kind.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {agents} from '../requests.ts';

/** What is sent to each app, by the words of the page. */
export const trials: Readonly<Record<string, (key: string) => Question & {path?: string}>> = {
  'without a key': () => ({}),
  'without a key, to a path that has no route': () => ({path: `${agents}/none`}),
  'with an empty key': () => ({headers: {'X-API-KEY': ''}}),
  'with a wrong key': () => ({headers: {'X-API-KEY': wrongKey}}),
  'with the right key in two headers': (key) => ({headers: {'X-API-KEY': [key, key]}}),
  'with the right key': (key) => ({headers: {'x-api-key': key}}),
  'with the right key, to a path that has no route': (key) => ({
    headers: {'X-API-KEY': key},
    path: `${agents}/none`,
  }),
  'OPTIONS without a key': () => ({method: 'OPTIONS'}),
  'OPTIONS without a key, to a path that has no route': () => ({
    method: 'OPTIONS',
    path: `${agents}/none`,
  }),
};

/** A key that every app refuses. */
export const wrongKey = strongKey();

/** What an app did with all trials. */
export interface AskedApp {
  /** Such as `Express 4 in CommonJS`, and its two parts. */
  name: string;
  framework: string;
  form: string;
  key: string;
  /** Its answers, by the words for what was sent. */
  answers: ReadonlyMap<string, Answer>;
  /** The lines that it wrote. */
  lines: string[];
}

/** Every app, started and asked; in the order of their kinds. */
export const askedApps = oncePerRun<Startable, AskedApp[]>(async () => {
  const asked = new Map<AppKind, AskedApp>();
  const ask = async (kind: AppKind) => asked.set(kind, await askAll(kind));
  for await (const _ of inParallel(appKinds, 2, ask));
  return appKinds.flatMap((kind) => asked.get(kind) ?? []);
});

async function askAll(kind: AppKind): Promise<AskedApp> {
  const key = strongKey();
  const {result, output} = await askApp(kind, {key}, async (url) => {
    const answers = new Map<string, Answer>();
    for (const [words, question] of Object.entries(trials)) {
      const {path = agents, ...rest} = question(key);
      answers.set(words, await send(url, path, rest));
    }
    return answers;
  });
  return {
    name: appName(kind),
    framework: kind.name,
    form: formNames[kind.form],
    key,
    answers: result,
    lines: output.trimEnd().split('\n'),
  };
}

/** What an app answered to one of the trials, and the trial in words. */
export function answerTo({name, answers}: AskedApp, words: string): Answer {
  const answer = answers.get(words);
  if (!answer) throw new Error(`Nothing was sent ${words}.`);
  return {...answer, asked: `${answer.asked} ${words}, to the app for ${name}`};
}
