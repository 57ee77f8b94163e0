import type {Root} from 'mdast';
import {visit} from 'unist-util-visit';
import {isElement} from '../content/syntax/element.ts';

/** The name of what is true where a page is drawn by the build or by the server for development, and false in a browser. */
export const drawsNotes = 'DRAWS_NOTES';

/** Keeps what notes say out of the scripts of a page: a browser has them in the HTML. */
export function keepNotesInHtml(root: Root): void {
  visit(root, (node) => {
    if (!isElement(node, 'ClaimNote')) return;
    for (const attribute of node.attributes) {
      if (attribute.type !== 'mdxJsxAttribute' || attribute.name !== 'note') continue;
      const {value} = attribute;
      if (typeof value !== 'string') continue;
      attribute.value = {
        type: 'mdxJsxAttributeValueExpression',
        value: '',
        data: {
          estree: {
            type: 'Program',
            sourceType: 'module',
            comments: [],
            body: [
              {
                type: 'ExpressionStatement',
                expression: {
                  type: 'ConditionalExpression',
                  test: {type: 'Identifier', name: drawsNotes},
                  consequent: {type: 'Literal', value},
                  alternate: {type: 'Literal', value: ''},
                },
              },
            ],
          },
        },
      };
    }
  });
}
