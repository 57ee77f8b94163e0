import type {Root} from 'mdast';
import type {Plugin} from 'unified';

/**
 * Remark plugin that leaves a colon before a word as the text that it is, as in `localhost:5173` and `9:30`. Of the
 * directives that `remark-directive` adds, pages have the containers only, `:::warning`. It stands after that plugin.
 */
export const withoutInlineDirectives: Plugin<[], Root> = function () {
  const colon = ':'.codePointAt(0) ?? 0;
  for (const {text = {}, flow = {}} of this.data().micromarkExtensions ?? []) {
    delete text[colon];
    // A container is the only construct with a colon that goes on over several lines.
    const containers = [flow[colon] ?? []].flat().filter(({concrete}) => concrete === true);
    if (containers.length > 0) flow[colon] = containers;
  }
};
