import type {Node} from 'unist';
import {type Fault, listed} from '../problem.ts';
import {type Element, isElement} from '../syntax/element.ts';
import {recordComponents} from './record-components.ts';

/** The components that a page may use, with their attributes. */
const components: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(Object.keys(recordComponents).map((name) => [name, []])),
  Claim: ['id'],
  Example: ['name', 'client'],
  ExampleOutput: ['name'],
  ProblemCodes: [],
};

/** What fills a component that neither the record of a run nor an example fills. */
const sources: Readonly<Record<string, string>> = {ProblemCodes: 'src/lint/rules/'};

const scriptTypes = new Set(['mdxjsEsm', 'mdxFlowExpression', 'mdxTextExpression']);

/** What is wrong with a node that no check can look into: another component, another attribute, JavaScript. */
export function foreignFaults(node: Node): Fault[] {
  if (isElement(node)) return componentFaults(node);
  const script = scriptFault(node);
  return script ? [script] : [];
}

/** What is wrong with a component itself: its name, its attributes, or text in one that is filled from a file. */
function componentFaults(element: Element): Fault[] {
  const name = element.name ?? '';
  const known = Object.hasOwn(components, name) ? components[name] : undefined;
  if (!known) {
    const message = `nothing holds <${name}> against the code: the components of a page are ${listed(Object.keys(components).sort())}.`;
    return [{code: 'unknown-component', message}];
  }
  const faults: Fault[] = element.attributes
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
  if (name !== 'Claim' && element.children.length > 0) {
    const source = sources[name] ?? (known.length === 0 ? 'the record of a run' : 'examples/');
    faults.push({
      code: 'unknown-component',
      message: `<${name}> is filled from ${source}: close it with />, without text inside.`,
    });
  }
  return faults;
}

function takes(attributes: readonly string[]): string {
  return attributes.length === 0 ? 'no attributes' : `${listed(attributes)}, each as name="text"`;
}

/** JavaScript in a page could show any text; a comment shows none. */
function scriptFault(node: Node): Fault | undefined {
  if (!scriptTypes.has(node.type)) return undefined;
  const text = 'value' in node ? String(node.value).trim() : '';
  if (/^\/\*[\s\S]*\*\/$/.test(text)) return undefined;
  return {
    code: 'script-in-page',
    message: `nothing holds JavaScript in a page against the code: remove "${text}", or write it as text.`,
  };
}
