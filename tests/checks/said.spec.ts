import {expect, test} from '@playwright/test';
import {textsSaid} from '../../src/checks/messages/said.ts';

for (const {body, said} of [
  {body: '', said: []},
  {body: 'Unauthorized', said: ['Unauthorized']},
  {body: '"Unauthorized"', said: ['"Unauthorized"']},
  {body: '{"error":"API key required","message":"Missing"}', said: ['API key required', 'Missing']},
  {body: '{"success":false,"error":{"message":"Not found","code":404}}', said: ['Not found']},
  {body: '{"error":{"code":"LIMIT","message":"Too many"}}', said: ['LIMIT', 'Too many']},
  {body: '{"errors":["one",null,"two"]}', said: ['one', 'two']},
]) {
  test(`the texts in the body ${body || '(none)'} are ${JSON.stringify(said)}`, () => {
    expect(textsSaid({body})).toEqual(said);
  });
}
