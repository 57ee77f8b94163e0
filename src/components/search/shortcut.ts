/** Tells whether a key opens the search: Ctrl K, ⌘ K, or / outside of where one writes. */
export function isSearchShortcut({key, ctrlKey, metaKey, altKey, target}: KeyboardEvent): boolean {
  if (altKey) return false;
  if (ctrlKey || metaKey) return key.toLowerCase() === 'k';
  return key === '/' && !isWritable(target);
}

function isWritable(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input, textarea, select');
}
