import {readFileSync} from 'node:fs';
import {main} from './main.ts';
import {unpacked} from './packed-guide.ts';

const guideFile = new URL('guide.json', import.meta.url);

process.exitCode = await main(process.argv.slice(2), () =>
  unpacked(JSON.parse(readFileSync(guideFile, 'utf8'))),
);
