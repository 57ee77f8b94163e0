import type {Nodes} from 'mdast';
import {type Fault, listed} from '../problem.ts';
import {attribute, type Element, isElement} from '../syntax/element.ts';
import {components} from './components.ts';

const scriptTypes = new Set(['mdxjsEsm', 'mdxFlowExpression', 'mdxTextExpression']);

/** What is wrong with a node that no check can look into: another component, another attribute, JavaScript. */
export function foreignFaults(node: Nodes): Fault[] {
  if (isElement(node)) return componentFaults(node);
  const script = scriptFault(node);
  return script ? [script] : [];
}

/** What is wrong with a component itself: its name, its attributes, or text in one that is filled from a file. */
function componentFaults(element: Element): Fault[] {
  const {name: written, attributes, children} = element;
  const name = written ?? '';
  const component = components.get(name);
  if (!component) {
    const message = `nothing holds <${name}> against the code: the components of a page are ${listed([...components.keys()])}.`;
    return [{code: 'unknown-component', message}];
  }
  const {attributes: known = [], values = new Map(), filledFrom} = component;
  const faults: Fault[] = attributes
    .filter(
      (given) =>
        given.type !== 'mdxJsxAttribute' ||
        typeof given.value !== 'string' ||
        !known.includes(given.name),
    )
    .map((given) => ({
      code: 'unknown-attribute',
      message: `<${name}> takes ${takes(known)}, and not "${'name' in given ? given.name : '{…}'}".`,
    }));
  for (const [attributeName, allowed] of values) {
    const value = attribute(element, attributeName) ?? '';
    if (allowed.includes(value)) continue;
    const message = `<${name}> needs ${attributeName}="${allowed.join(`" or ${attributeName}="`)}", and not "${value}".`;
    faults.push({code: 'unknown-attribute', message});
  }
  if (filledFrom !== undefined && children.length > 0) {
    const message = `<${name}> is filled from ${filledFrom}: close it with />, without text inside.`;
    faults.push({code: 'unknown-component', message});
  }
  return faults;
}

function takes(attributes: readonly string[]): string {
  return attributes.length === 0 ? 'no attributes' : `${listed(attributes)}, each as name="text"`;
}

/** JavaScript in a page could show any text; a comment shows none. */
function scriptFault(node: Nodes): Fault | undefined {
  if (!scriptTypes.has(node.type)) return undefined;
  const text = 'value' in node ? String(node.value).trim() : '';
  if (/^\/\*[\s\S]*\*\/$/.test(text)) return undefined;
  return {
    code: 'script-in-page',
    message: `nothing holds JavaScript in a page against the code: remove "${text}", or write it as text.`,
  };
}
