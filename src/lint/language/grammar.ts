import type {Root} from 'nlcst';
import retextIndefiniteArticle from 'retext-indefinite-article';
import retextRepeatedWords from 'retext-repeated-words';
import {unified} from 'unified';
import {VFile} from 'vfile';
import type {Position} from '../../content/problem.ts';

const reader = unified().use(retextRepeatedWords).use(retextIndefiniteArticle).freeze();

/** Words that stand twice, and "a" in place of "an". */
export function grammarFaults(tree: Root): (Position & {text: string; message: string})[] {
  const report = new VFile();
  reader.runSync(tree, report);
  return report.messages.map(({line = 1, column = 1, actual, reason, expected}) => {
    const [right] = expected ?? [];
    const message =
      actual === undefined || right === undefined
        ? `${reason.replaceAll('`', '"')}.`
        : `"${actual}" is not right here: write "${right}".`;
    return {line, column, text: actual ?? '', message};
  });
}
