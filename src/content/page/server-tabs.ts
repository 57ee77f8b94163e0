/** The tabs of `<ServerTabs>` by what `server` says in `<ServerTab>`, with what they are called. */
export const serverTabLabels: ReadonlyMap<string, string> = new Map([
  ['elizaos', 'ElizaOS'],
  ['reference', 'Reference server'],
]);
