import path from 'node:path';
import {expect, test} from '@playwright/test';
import ts from 'typescript';
import {projectFiles} from '../../src/content/project-files.ts';
import {projectRoot} from '../../src/machine/project.ts';
import {lines} from '../fixtures/memory-files.ts';

/** Their words are held against the record of the releases, by "npm run check". */
const ofReleases = ['releaseClaim', 'preReleaseClaim'];

test('no check holds the prose of its claim against a text of its own, or takes any prose', () => {
  const files = projectFiles(projectRoot);
  const checks = files
    .folderNames('src/checks')
    .flatMap((folder) =>
      files.fileNames(`src/checks/${folder}`).map((name) => `src/checks/${folder}/${name}`),
    );
  expect(checks.length).toBeGreaterThan(50);
  expect(checks.flatMap((file) => faultsIn(file, files.read(file) ?? ''))).toEqual([]);
});

const cases: readonly {what: string; code: string[]; isFault: boolean}[] = [
  {
    what: 'a text of its own',
    code: ["hold.same(documented.text(), 'keeps', asked);"],
    isFault: true,
  },
  {
    what: 'a text of its own by its name',
    code: [
      "const what = isKept ? 'keeps' : String(answer);",
      'hold.same(documented.text(), what, asked);',
    ],
    isFault: true,
  },
  {
    what: 'a text of its own or what was observed',
    code: ["context.hold.same(context.documented.text(), seen ?? 'nothing', asked);"],
    isFault: true,
  },
  {
    what: 'any prose',
    code: ['hold.ok(documented.text(), isKept, seen, asked);'],
    isFault: true,
  },
  {
    what: 'any prose beside other values',
    code: ['for (const one of [name, documented.text()]) hold.ok(one, isKept, seen, asked);'],
    isFault: true,
  },
  {
    what: 'prose that a phrase ties down',
    code: ['holdPhrase(hold, documented.text(), {keeps: isKept}, seen, asked);'],
    isFault: false,
  },
  {
    what: 'prose that is what was observed',
    code: ['hold.same(documented.text(), oldest, asked);'],
    isFault: false,
  },
];

for (const {what, code, isFault} of cases) {
  test(`a check that holds ${what} is ${isFault ? 'told' : 'let be'}`, () => {
    const text = lines("claim('page/a', async ({documented, hold}) => {", ...code, '});');
    expect(faultsIn('src/checks/page.ts', text).length > 0).toBe(isFault);
    const release = text.replace('claim(', 'releaseClaim(');
    expect(faultsIn('src/checks/page.ts', release)).toEqual([]);
  });
}

/** Where a check compares the prose of its claim with what it says itself. */
function faultsIn(file: string, text: string): string[] {
  const source = ts.createSourceFile(path.basename(file), text, ts.ScriptTarget.Latest, true);
  const faults: string[] = [];
  const visit = (node: ts.Node, part: ts.Node | undefined): void => {
    if (
      ts.isCallExpression(node) &&
      part &&
      !isOfReleases(part, file, text) &&
      isFault(node, part)
    ) {
      const {line} = source.getLineAndCharacterOfPosition(node.getStart());
      faults.push(`${file}:${line + 1} ${node.getText()}: use holdPhrase`);
    }
    if (ts.isArrayLiteralExpression(node) && part && !isOfReleases(part, file, text)) {
      // Whoever loops over values holds each of them in the same way.
      if (node.elements.some((one) => /\bdocumented\.text\(\)$/.test(one.getText()))) {
        faults.push(`${file}: ${node.getText()}: hold the text by holdPhrase`);
      }
    }
    const begins = ts.isCallExpression(node) || ts.isFunctionLike(node);
    ts.forEachChild(node, (child) => visit(child, part ?? (begins ? node : undefined)));
  };
  visit(source, undefined);
  return faults;
}

/** Whether a check is one of releases; of a function, which some check calls, whether its file is about releases. */
function isOfReleases(part: ts.Node, file: string, text: string): boolean {
  if (!ts.isCallExpression(part)) {
    return file.startsWith('src/checks/compatibility/') || /\breleaseClaim\(/.test(text);
  }
  return ofReleases.includes(part.expression.getText());
}

function isFault(call: ts.CallExpression, check: ts.Node): boolean {
  const [, method] = /(?:^|\.)hold\.(same|ok)$/.exec(call.expression.getText()) ?? [];
  const [value, observed] = call.arguments;
  if (!value || !observed || !/\bdocumented\.text\(\)$/.test(value.getText())) return false;
  if (method === 'same') return hasOwnText(observed, check);
  return method === 'ok' && !/\bhold\.reviewed\(documented\.text\(\)/.test(check.getText());
}

/** Whether an expression may come to a text that stands in the code, directly or by the name of a constant. */
function hasOwnText(expression: ts.Node, check: ts.Node): boolean {
  if (ts.isStringLiteralLike(expression) || ts.isTemplateExpression(expression)) return true;
  if (ts.isConditionalExpression(expression)) {
    return [expression.whenTrue, expression.whenFalse].some((part) => hasOwnText(part, check));
  }
  if (ts.isBinaryExpression(expression)) {
    return [expression.left, expression.right].some((part) => hasOwnText(part, check));
  }
  if (!ts.isIdentifier(expression)) return false;
  const found = constantsIn(check).get(expression.text);
  return found !== undefined && hasOwnText(found, check);
}

/** What the constants of a check are made of, by their names. */
function constantsIn(check: ts.Node): Map<string, ts.Expression> {
  const constants = new Map<string, ts.Expression>();
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
      constants.set(node.name.text, node.initializer);
    }
    ts.forEachChild(node, visit);
  };
  visit(check);
  return constants;
}
