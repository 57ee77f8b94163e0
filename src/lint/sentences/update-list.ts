import {Document} from 'yaml';
import type {Sentence} from '../../content/page/sentences.ts';
import {type SentenceKind, sentenceKinds, unread} from './kinds.ts';
import type {ListedSentence} from './read-list.ts';

/**
 * The text of a list that has each sentence of its page once, in the order of the page: those that it had under their
 * kinds, new ones with a claim under `claimed`, and all others under `unread`.
 */
export function updatedList(
  page: string,
  sentences: readonly Sentence[],
  listed: readonly ListedSentence[],
): string {
  const known = new Map(listed.map((entry) => [entry.sentence, entry]));
  const kinds: (SentenceKind | typeof unread)[] = [
    unread,
    ...(Object.keys(sentenceKinds) as SentenceKind[]),
  ];
  const byKind = new Map<string, unknown[]>(kinds.map((kind) => [kind, []]));
  const done = new Set<string>();
  for (const {text, hasClaim} of sentences) {
    if (done.has(text)) continue;
    done.add(text);
    const entry = known.get(text);
    const kind = kindOf(entry, hasClaim);
    byKind.get(kind)?.push(entry ? entryOf(entry) : text);
  }
  const filled = [...byKind].filter(([, entries]) => entries.length > 0);
  const document = new Document(Object.fromEntries(filled));
  document.commentBefore = ` The sentences of ${page} outside its claims, by what makes them true: see CONTRIBUTING.md.`;
  return document.toString({lineWidth: 0});
}

/** Words around a claim are of its kind; where the claim is gone, a person has to read them again. */
function kindOf(entry: ListedSentence | undefined, hasClaim: boolean): ListedSentence['kind'] {
  const kind = entry?.kind ?? unread;
  if (kind === unread) return hasClaim ? 'claimed' : unread;
  return kind === 'claimed' && !hasClaim ? unread : kind;
}

function entryOf({sentence, by, source, read}: ListedSentence): unknown {
  if (by === undefined && source === undefined) return sentence;
  return {
    sentence,
    ...(by === undefined ? {} : {by}),
    ...(source === undefined ? {} : {source, read}),
  };
}
