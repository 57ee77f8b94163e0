import type {Sentence} from '../content/page/sentences.ts';
import {type Change, replaced} from './mutant.ts';

/** How a sentence is changed, with what stands in the place of a word; the first word that has something is changed. */
const ways: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  opposite: pairs(
    'not/also, no/every, never/always, nothing/everything, nobody/everybody, none/all, without/with, same/opposite, ' +
      'more/less, right/wrong, cannot/can, only/not only, refuses/accepts, allows/forbids, starts/stops, on/off, ' +
      'keeps/loses, shows/hides, public/secret, open/closed',
    'is → is not, are → are not, has → has no, have → have no, does → does not, do → do not, gets → gets no, ' +
      'sends → sends no, reads → ignores, takes → refuses, can → cannot, must → must not, may → must not, ' +
      'needs → needs no, says → hides, counts → ignores, stays → goes, use → avoid, set → unset, put → hide',
  ),
  number: pairs(
    'both/neither, each/one, all/some, once/twice, two/three, four/five, six/seven, eight/nine, ten/eleven',
    'one → two, first → second, half → all, every → one',
  ),
  subject: pairs(
    'client/server, request/response, key/address, header/body, browser/proxy, page/file, you/they, reader/maintainer, ' +
      'clients/servers, requests/responses, keys/addresses, headers/bodies, log/cache, variable/option',
    'ElizaOS → nginx, nginx → ElizaOS, it → nobody, this → that, reference → released',
  ),
  order: pairs(
    'before/after, first/last, above/below, earlier/later, until/since, from/to, begins/ends, newest/oldest, old/new',
    'then → before, next → previous, and → or else',
  ),
};

/**
 * A sentence with another meaning, once for each way in which it can be changed: its opposite, and another number,
 * subject or order.
 * @param text the page's text
 */
export function sentenceChanges({words}: Sentence, text: string): Change[] {
  const changes = Object.entries(ways).flatMap(([way, others]) => {
    const found = words.flatMap(({word, offset}) => {
      const change = changedWord(word, others, way === 'number');
      return change === undefined ? [] : [{word, offset, change}];
    })[0];
    return found ? [changeOf(way, text, found)] : [];
  });
  const [first] = words;
  // Whatever else it is, it can be denied.
  if (changes.length > 0 || !first) return changes;
  const denied = `Never ${first.word.charAt(0).toLowerCase()}${first.word.slice(1)}`;
  return [changeOf('opposite', text, {...first, change: denied})];
}

function changeOf(
  way: string,
  text: string,
  {word, offset, change}: {word: string; offset: number; change: string},
): Change {
  return replaced(text, [offset, offset + word.length], change, `${way}: ${word} → ${change}`);
}

/** What stands in the place of a word, with the marks around it; a number becomes the next one. */
function changedWord(
  word: string,
  others: ReadonlyMap<string, string>,
  isNumber: boolean,
): string | undefined {
  const [, before = '', core = '', after = ''] =
    /^([^\p{L}\d]*)([\p{L}\d]+)(\P{L}*)$/u.exec(word) ?? [];
  const other =
    isNumber && /^\d+$/.test(core)
      ? String(Number(core) + 1)
      : (others.get(core) ?? capitalized(others.get(core.toLowerCase()), core));
  return other === undefined ? undefined : `${before}${other}${after}`;
}

function capitalized(other: string | undefined, like: string): string | undefined {
  if (other === undefined || like.charAt(0) === like.charAt(0).toLowerCase()) return other;
  return other.charAt(0).toUpperCase() + other.slice(1);
}

/** Words that stand for each other, and words with what replaces them. */
function pairs(mutual: string, oneWay: string): ReadonlyMap<string, string> {
  const both = mutual.split(', ').flatMap((pair): [string, string][] => {
    const [one = '', other = ''] = pair.split('/');
    return [
      [one, other],
      [other, one],
    ];
  });
  const single = oneWay.split(', ').map((pair): [string, string] => {
    const [one = '', other = ''] = pair.split(' → ');
    return [one, other];
  });
  return new Map([...single, ...both]);
}
