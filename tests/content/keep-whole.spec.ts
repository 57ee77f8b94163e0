import {expect, test} from '@playwright/test';
import type {InlineCode} from 'mdast';
import {keepWhole} from '../../src/docusaurus/keep-whole.ts';

for (const {value, isKept} of [
  {value: 'X-API-KEY', isKept: true},
  {value: 'Retry-After', isKept: true},
  {value: '401', isKept: false},
  {value: 'Retry-After: 5', isKept: false},
  {value: 'Access-Control-Allow-Credentials', isKept: false},
]) {
  test(`${value} ${isKept ? 'stays in one line' : 'breaks where the browser breaks it'}`, () => {
    const code: InlineCode = {type: 'inlineCode', value};
    keepWhole({type: 'root', children: [{type: 'paragraph', children: [code]}]});
    expect(code.data?.hProperties).toEqual(isKept ? {className: ['whole']} : undefined);
  });
}
