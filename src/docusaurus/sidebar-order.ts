import type {LoadedVersion} from '@docusaurus/plugin-content-docs';

type Sidebars = LoadedVersion['sidebars'];
type Item = Sidebars[string][number];

/** A page with the place that the sidebar gives it. */
export interface PlacedPage<Doc> {
  doc: Doc;
  /** The name of the outermost category that it stands in, or one for the pages that stand in none. */
  section: string;
}

/** The pages in the order of the sidebars, each once, then those that no sidebar has. */
export function inSidebarOrder<Doc extends {id: string}>(
  docs: readonly Doc[],
  sidebars: Sidebars,
): PlacedPage<Doc>[] {
  const left = new Map(docs.map((doc) => [doc.id, doc]));
  const items = Object.values(sidebars).flat();
  const placed = items
    .flatMap((item) => pagesIn(item))
    .flatMap(({id, section}) => {
      const doc = left.get(id);
      left.delete(id);
      return doc ? [{doc, section}] : [];
    });
  return [...placed, ...[...left.values()].map((doc) => ({doc, section: 'Other pages'}))];
}

/** The pages of an item; links to other addresses are none. */
function pagesIn(item: Item, outer?: string): {id: string; section: string}[] {
  if (item.type === 'doc' || item.type === 'ref') return [{id: item.id, section: outer ?? 'Pages'}];
  if (item.type !== 'category') return [];
  const section = outer ?? item.label;
  const own = item.link?.type === 'doc' ? [{id: item.link.id, section}] : [];
  return [...own, ...item.items.flatMap((inner) => pagesIn(inner, section))];
}
