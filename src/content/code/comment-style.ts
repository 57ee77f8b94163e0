import path from 'node:path';

/** How a language writes a comment that takes a line of its own. */
export interface CommentStyle {
  /** What stands before its text. */
  mark: string;
  /** What ends it on the same line; without one, it ends with the line. */
  end?: string;
  /** What opens the comment, as a regular expression, where that is more than the mark. */
  open?: string;
}

/** The comments that can hold a region marker, those of longer marks first. */
export const commentStyles = {
  markup: {mark: '<!--', end: '-->'},
  braces: {mark: '{/*', end: '*/}'},
  block: {mark: '/*', end: '*/'},
  slashes: {mark: '//'},
  dashes: {mark: '--'},
  stars: {mark: '(*', end: '*)'},
  pascal: {mark: '{', end: '}', open: String.raw`\{(?=\s*[$#\w])`},
  semicolons: {mark: ';', open: ';+'},
  percent: {mark: '%', open: '%+'},
  colons: {mark: '::'},
  remark: {mark: 'REM', open: String.raw`@?[Rr][Ee][Mm]\b`},
  quote: {mark: "'"},
  pragma: {mark: '#pragma', open: String.raw`#pragma(?=\s)`},
  hash: {mark: '#'},
} satisfies Record<string, CommentStyle>;

export type CommentStyleName = keyof typeof commentStyles;

/** Every style, in the order in which a line is tried for them. */
export const everyStyle = Object.keys(commentStyles) as CommentStyleName[];

/** The styles of the languages, by the endings of their files; the first is the usual one. */
const byEnding: readonly [string, readonly CommentStyleName[]][] = [
  ['js jsx mjs cjs ts tsx mts cts', ['slashes', 'block', 'braces']],
  [
    'java kt kts scala go rs swift dart groovy gradle proto sol zig jsonc json5',
    ['slashes', 'block'],
  ],
  ['less scss sass', ['block', 'slashes']],
  ['css', ['block']],
  ['c h cc cpp cxx hpp m mm', ['pragma', 'slashes', 'block']],
  ['cs csx', ['hash', 'pragma', 'slashes', 'block']],
  ['fs fsx fsi', ['slashes', 'stars']],
  ['php', ['hash', 'slashes', 'block', 'markup']],
  ['html htm vue svelte astro', ['markup', 'slashes', 'block']],
  ['xml svg xsd xsl plist csproj md markdown', ['markup']],
  ['mdx', ['braces', 'markup']],
  ['sql', ['dashes', 'block']],
  ['lua hs elm adb ads', ['dashes']],
  ['ini cfg conf service timer socket desktop properties', ['hash', 'semicolons']],
  [
    'sh bash zsh ksh fish py pyi rb pl pm r yml yaml toml env ps1 psm1 psd1 coffee jl ex exs nix cmake mk awk dockerignore gitignore',
    ['hash'],
  ],
  ['tf tfvars hcl', ['hash', 'slashes', 'block']],
  ['bat cmd', ['remark', 'colons']],
  ['vb bas vbs', ['hash', 'quote']],
  ['clj cljs lisp el scm asm s', ['semicolons']],
  ['tex sty erl hrl', ['percent']],
  ['pas pp dpr', ['pascal', 'stars', 'slashes']],
  ['ml mli', ['stars']],
  ['json ipynb', []],
];

const styles = new Map(
  byEnding.flatMap(([endings, names]) => endings.split(' ').map((ending) => [ending, names])),
);

/**
 * The comments that the language of a file has, the usual one first; `undefined` where the name of the file does not
 * tell the language, which may have any of them.
 */
export function commentStylesOf(file: string): readonly CommentStyleName[] | undefined {
  const name = path.posix.basename(file);
  const isHash = /^(Dockerfile|Containerfile|Makefile|Caddyfile|Procfile|\.env)(\..+)?$/.test(name);
  return isHash ? ['hash'] : styles.get(endingOf(file));
}

/** The letters after the last dot of a file's name, in lower case. */
export function endingOf(file: string): string {
  return path.posix.extname(file).slice(1).toLowerCase();
}
