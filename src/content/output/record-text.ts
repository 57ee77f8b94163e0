import type {Paragraph} from 'mdast';
import {recordComponents} from '../page/record-components.ts';

/**
 * The line that stands for a component that shows the record of a run; `undefined` for another component.
 * @param page the address of the page
 * @param root the address of the site's root, with a slash at its end
 */
export function recordText(component: string, page: string, root: string): Paragraph | undefined {
  const record = Object.hasOwn(recordComponents, component)
    ? recordComponents[component]
    : undefined;
  if (!record) return undefined;
  const {shows, file} = record;
  const source: Paragraph['children'] =
    file === undefined
      ? []
      : [
          {type: 'text', value: ' As JSON: '},
          {type: 'link', url: root + file, children: [{type: 'text', value: file}]},
          {type: 'text', value: '.'},
        ];
  return {
    type: 'paragraph',
    children: [
      {type: 'link', url: page, children: [{type: 'text', value: 'The page'}]},
      {type: 'text', value: ` shows here ${shows}.`},
      ...source,
    ],
  };
}
