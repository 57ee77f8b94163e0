import {serverName} from '../server/server-choice.ts';
import type {Recognized} from './recognize.ts';

/** What is said of a recognized server, beside what the pages are shown for. */
export interface Offer {
  words: string;
  /** The server to show the pages for instead; nothing where the choice is right for it. */
  server: string | undefined;
}

/**
 * What there is to say of a recognized server, and to offer.
 * @param chosen what the pages are shown for; empty where nothing is chosen
 */
export function offerFor({sentence, choices}: Recognized, chosen: string): Offer {
  const isRight = choices.includes(chosen);
  const server = isRight ? undefined : choices.at(-1);
  if (chosen === '') return {words: sentence, server};
  const pages = isRight ? 'These pages' : 'But these pages';
  return {words: `${sentence} ${pages} are shown for ${serverName(chosen)}.`, server};
}
