import {AxeBuilder} from '@axe-core/playwright';
import type {Page} from '@playwright/test';

/**
 * What axe finds on the page as it is now, by all of its rules: a line for each element, with the rule, where the
 * element is, what is wrong with it, and the address of the page that says how to mend it.
 * @param exclude selectors of what others made and we cannot mend
 */
export async function axeViolations(
  page: Page,
  exclude: readonly string[] = [],
): Promise<string[]> {
  // Without the elements that pass, whose selectors take most of the time on a long page.
  const builder = new AxeBuilder({page}).options({resultTypes: ['violations']});
  for (const selector of exclude) builder.exclude(selector);
  const {violations} = await builder.analyze();
  return violations.flatMap(({id, helpUrl, nodes}) =>
    nodes.map(({target, any, all, none}) => {
      const [reason] = [...any, ...all, ...none].map(({message}) => message.replace(/\s+/g, ' '));
      return `${id} at ${target.flat().join(' ')}: ${reason ?? 'see there'} ${helpUrl}`;
    }),
  );
}
