/** A language that every example is written in. */
export interface ClientLanguage {
  /** As in `<Example name="…" client="curl" />`. */
  id: 'curl' | 'typescript' | 'python';
  /** What the tab says. */
  label: string;
  /** The client's file in the example's folder. */
  file: string;
  /** The language of the highlighting. */
  highlight: string;
}

/** The languages, in the order of the tabs. */
export const clientLanguages: readonly ClientLanguage[] = [
  {id: 'curl', label: 'curl', file: 'curl.sh', highlight: 'bash'},
  {id: 'typescript', label: 'TypeScript', file: 'typescript.mts', highlight: 'ts'},
  {id: 'python', label: 'Python', file: 'python.py', highlight: 'python'},
];
