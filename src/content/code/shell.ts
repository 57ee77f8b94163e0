/** A shell in which a reader may type a command. */
export interface Shell {
  id: string;
  /** What the tab says. */
  label: string;
  /** The language of the highlighting, and of how the reader's own values are quoted. */
  highlight: string;
}

/** The shells, in the order of the tabs. */
export const shells: readonly Shell[] = [
  {id: 'bash', label: 'bash, zsh', highlight: 'bash'},
  {id: 'powershell', label: 'PowerShell', highlight: 'powershell'},
  {id: 'cmd', label: 'cmd', highlight: 'cmd'},
];
