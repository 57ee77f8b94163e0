/** What of the reader's own stands in a piece of code: the server's base URL, or the key. */
export type Setting = 'url' | 'key';

/** A place in code that the reader's own setting takes, together with the text around it that is quoted with it. */
export interface Slot {
  setting: Setting;
  /** The place in the code, counted in UTF-16 units; `end` is the first that is not a part of it. */
  start: number;
  end: number;
  /** What stands before and after the setting in the same word. */
  before: string;
  after: string;
}

const variables: Readonly<Record<string, Setting>> = {
  ELIZA_SERVER_URL: 'url',
  ELIZA_SERVER_AUTH_TOKEN: 'key',
};

const name = `(?<variable>${Object.keys(variables).join('|')})`;

/** The plain forms, which a reader can type. */
const plain = {
  header: /"(?<before>X-API-KEY: )(?<key>your-key)"/g,
  quoted: /'(?<key>your-key)'/g,
  option: /(?<=\s)(?<key>your-key)(?=\s|$)/g,
  url: /(?<=\s)(?<url>http:\/\/localhost:3000)(?<after>\/[\w./-]*)?(?=\s|$)/g,
};

/** How each language takes a setting from its variable, or has the one of the quick start. */
const forms: Readonly<Record<string, readonly RegExp[]>> = {
  bash: [
    new RegExp(`"(?<before>[^"$]*)\\$\\{${name}:-[^}]*\\}(?<after>[^"$]*)"`, 'g'),
    new RegExp(`(?<=(?:^|\\s)${name}=)[\\w-]+(?=\\s)`, 'gm'),
    plain.header,
    plain.option,
    plain.url,
  ],
  powershell: [plain.header, plain.quoted, plain.url],
  cmd: [plain.header, plain.url],
  ts: [
    new RegExp(`process\\.env\\.${name} \\|\\| '[^']*'`, 'g'),
    plain.quoted,
    /(?<!\|\| )'(?<url>http:\/\/localhost:3000)(?<after>\/[\w./-]*)?'/g,
  ],
  python: [
    new RegExp(`os\\.environ\\.get\\("${name}"\\) or "[^"]*"`, 'g'),
    /"(?<key>your-key)"/g,
    /(?<! or )"(?<url>http:\/\/localhost:3000)(?<after>\/[\w./-]*)?"/g,
  ],
};

/** The places in a piece of code that the reader's own settings take, in order. */
export function slotsOf(code: string, language: string): Slot[] {
  const found = (forms[language] ?? []).flatMap((form) => [...code.matchAll(form)]);
  return found.map(slotOf).sort((one, other) => one.start - other.start);
}

function slotOf(match: RegExpExecArray): Slot {
  const {variable = '', key, before = '', after = ''} = match.groups ?? {};
  return {
    setting: variables[variable] ?? (key === undefined ? 'url' : 'key'),
    start: match.index,
    end: match.index + match[0].length,
    before,
    after,
  };
}
