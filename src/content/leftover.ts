/** What editors, version control and operating systems leave beside a file for a while. */
const leftovers = [
  // Vim: swap and undo files, and the file that it tries a folder with.
  /^\..*\.sw[a-px]$/,
  /^\..*\.un~$/,
  /^4913$/,
  // Emacs: locks and autosaved texts.
  /^\.#/,
  /^#.*#$/,
  // Backups of these and others.
  /~$/,
  /\.(bak|orig|rej|tmp|swp|kate-swp|part|crswap)$/i,
  /___jb_(tmp|old|bak)___$/,
  /^\.~lock\..*#$/,
  /^~\$/,
  /^\.goutputstream-/,
  // Systems of files.
  /^\.(DS_Store|AppleDouble|LSOverride|localized|directory|Spotlight-V100|Trashes)$/i,
  /^\._/,
  /^(Thumbs\.db|ehthumbs\.db|desktop\.ini|Icon\r)$/i,
  /^\.(nfs|fuse_hidden)[\da-f]+$/i,
  // What Python makes of a source.
  /\.py[co]$/,
] as const;

const toolFolders = new Set([
  'node_modules',
  '__pycache__',
  '.git',
  '.idea',
  '.vscode',
  '.venv',
  '.mypy_cache',
  '.pytest_cache',
  '.ruff_cache',
]);

/** Whether a file of that name is no part of the project, but left behind by a program. */
export function isLeftover(name: string): boolean {
  return leftovers.some((pattern) => pattern.test(name));
}

/** Whether a folder of that name belongs to a tool, or holds dependencies. */
export function isToolFolder(name: string): boolean {
  return toolFolders.has(name);
}
