import {expect, test} from '@playwright/test';
import {readSequence} from '../../src/content/claim/sequence.ts';
import {type Step, sequenceSteps} from '../../src/content/claim/sequence-text.ts';
import {lines} from '../fixtures/memory-files.ts';

test('a sequence is told in its order, with the names that a reader sees', () => {
  const steps = stepsOf(
    'participant A as Client',
    'participant B as API Endpoint',
    'A->>B: ask',
    'B->>B: think',
    'B-->>A: answer',
  );
  expect(steps).toEqual([
    {text: 'Client to API Endpoint: ask', cases: []},
    {text: 'API Endpoint to itself: think', cases: []},
    {text: 'API Endpoint answers Client: answer', cases: []},
  ]);
});

test('the cases of a sequence stand below one step, and what follows them comes after it', () => {
  const steps = stepsOf(
    'alt Valid key',
    'A->>B: go on',
    'else X-API-KEY is wrong',
    'end',
    'B-->>A: end',
  );
  expect(steps).toEqual([
    {
      text: 'Then one of these cases:',
      cases: [
        {text: 'If valid key:', steps: [{text: 'A to B: go on', cases: []}]},
        {text: 'If X-API-KEY is wrong:', steps: [{text: 'Nothing more happens', cases: []}]},
      ],
    },
    {text: 'B answers A: end', cases: []},
  ]);
});

function stepsOf(...diagram: string[]): Step[] {
  const result = readSequence(lines('sequenceDiagram', ...diagram));
  if (!result.ok) throw new Error(result.message);
  return sequenceSteps(result.sequence);
}
