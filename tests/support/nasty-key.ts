/** Every character that a key can have, the ones that quoting has to care for next to each other. */
export const printable = [
  `it's "q" $HOME \${HOME} $(id) \`id\` \\n \\ \\\\ !! 'a'"b" #x ;y &z |w <v> *?[u] {t} ~ %s %% `,
  ...Array.from({length: 95}, (_, place) => String.fromCharCode(32 + place)),
].join('');

/** A key that breaks any code that does not quote it. White space at its ends would be no key. */
export const nastyKey = printable.trim();
