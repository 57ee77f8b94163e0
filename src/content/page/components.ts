import {serverTabLabels} from './server-tabs.ts';

/** A component that a page may use. */
export interface Component {
  /** The attributes that a page may give it; none for most. */
  attributes?: readonly string[];
  /** What an attribute may say, where not every text does. */
  values?: ReadonlyMap<string, readonly string[]>;
  /** What fills it, as messages say it; text of the page, where nothing does. */
  filledFrom?: string;
  /** What the page shows there of the record of a run, for texts without the component. */
  shows?: string;
  /** The file of the site that holds the same for programs. */
  file?: string;
  /** The benchmark whose results it shows. */
  benchmark?: 'server' | 'endurance' | 'attack' | 'timing';
}

const ofRecord = (shows: string, more: Pick<Component, 'file' | 'benchmark'> = {}): Component => ({
  filledFrom: 'the record of a run',
  shows,
  ...more,
});

/** The components that a page may use, by their names. */
export const components: ReadonlyMap<string, Component> = new Map([
  ['ApiRoutes', {attributes: ['server'], filledFrom: 'static/openapi.yaml and its like'}],
  [
    'AttackRun',
    ofRecord('what the last attack sent, and how the server bore it', {benchmark: 'attack'}),
  ],
  ['Claim', {attributes: ['id', 'server', 'from', 'to', 'on']}],
  ['Compatibility', ofRecord('which claims of these pages hold on each released version')],
  [
    'EnduranceRun',
    ofRecord('what the last run under load saw of the answers and of the memory', {
      benchmark: 'endurance',
    }),
  ],
  ['Example', {attributes: ['name', 'client'], filledFrom: 'examples/'}],
  ['ExampleOutput', {attributes: ['name'], filledFrom: 'examples/'}],
  [
    'KeyTiming',
    ofRecord('how far the times of two kinds of wrong keys lie apart', {benchmark: 'timing'}),
  ],
  [
    'Ledger',
    ofRecord('each claim with its documented and its observed values', {file: 'claims.json'}),
  ],
  ['MutationScores', ofRecord('how many of the changes the checks noticed', {file: 'claims.json'})],
  ['PasteResponse', {}],
  ['ProblemCodes', {filledFrom: 'src/lint/rules/'}],
  [
    'ServerRates',
    ofRecord('how many requests each server answers in a second, beside bare Express', {
      benchmark: 'server',
    }),
  ],
  [
    'ServerTab',
    {attributes: ['server'], values: new Map([['server', [...serverTabLabels.keys()]]])},
  ],
  ['ServerTabs', {}],
]);
