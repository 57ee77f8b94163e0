/** Words that the pages do without: what matches, and a sentence on what to write. */
export interface Avoided {
  pattern: RegExp;
  advice: string;
}

/** What the Google developer documentation style guide avoids, and what stands in `DESIGN.md` under Words. */
export const avoided: readonly Avoided[] = [
  {pattern: /\banswer(?:s|ed|ing)?\b/gi, advice: 'write "response" or "respond"'},
  {
    pattern: /\bask(?:s|ed|ing)? (?:the|a|any|your|each|that) (?:\w+ )?(?:server|release)s?\b/gi,
    advice: 'write "send a request"',
  },
  {pattern: /\bwill\b/gi, advice: 'write the present tense'},
  {pattern: /\b(?:we|our|ours|us|I|my|let's)\b/g, advice: 'say "you", or name who acts'},
  {
    pattern: /\bmay\b/gi,
    advice: 'write "can" for what is allowed, and "might" for what is possible',
  },
  {
    // One or two words stand between the comma and the last item of a list.
    pattern:
      /[^\s,;:–]+, (?:(?!(?:with|unless|only|use|its|their|in|on|an?|the|to|by|under|at|from|for|of|it|you|as|than|and|or|but|which|that)\b)[^\s,;:]+ )?(?!with\b)[^\s,;:]+ (?:and|or) (?![^\s,]+,)/gi,
    advice: 'put a comma before the "and" or "or" of the last item',
  },
  {
    pattern:
      /[^\s,;:–]+, (?:an? [^\s,;:]+ (?:and|or) (?![^\s,]+,)|[^\s,;:]+, [^\s,;:]+ (?:and|or) )[^\s,;:]+/gi,
    advice: 'put a comma before the "and" or "or" of the last item',
  },
  {pattern: /\bplease\b/gi, advice: 'leave it out'},
  {
    pattern: /\b(?:simply|just|easy|easily|obviously|of course|actually|basically)\b/gi,
    advice: 'leave it out: it tells the reader nothing',
  },
  {
    // "VS" in capitals is a part of the name "VS Code".
    pattern: /\b(?:[Ee]\.g\.|[Ii]\.e\.|[Ee]tc\.|[Vv]iz\.|[Cc]f\.|[Vv]s\b\.?|[Vv]ia\b)/g,
    advice: 'write English: "for example", "that is", "and so on", "by"',
  },
  {pattern: /\band\/or\b/gi, advice: 'write "and" or "or"'},
  {pattern: /\bsince\b(?! (?:\d|then\b))/gi, advice: 'write "because", or "after" for a time'},
  {
    pattern: /(?<!\b(?:at|only|than) )\bonce (?=(?:it|they|you|the|an?|all|both)\b|[A-Z`])/g,
    advice: 'write "after" or "when"',
  },
  {
    pattern:
      /\b(?:utilize|leverage|in order to|prior to|due to the fact|a number of|all the same)\b/gi,
    advice: 'write the plain word: "use", "to", "before", "because", "several", "anyway"',
  },
  {
    pattern: /\b(?:as|described|listed|shown|lines|configuration|requests) (?:above|below)\b/gi,
    advice: 'write "preceding" or "following", or link to the place',
  },
  {
    pattern:
      /\b(?:host|user|file) names?\b|\btime-outs?\b|\bplug-ins?\b|\b(?:lower|upper) case\b/gi,
    advice: 'write one word, such as "hostname"',
  },
  {pattern: /\b(?:white|black)-?lists?\b/gi, advice: 'write "allowlist" or "denylist"'},
  {
    pattern: /\b\w+n't\b|\b(?:it|that|there|here|what)'s\b|\b(?:you|they)'(?:re|ll|ve)\b/gi,
    advice: 'write both words: "not" in full is hard to overlook',
  },
  {pattern: /!/g, advice: 'end the sentence with a period'},
  {
    pattern:
      /\b(?:is|are|was|were|be|been|being) (?:\w+ly )?(?:\w+ed|set|sent|read|held|kept|made|given|told|shown|seen|taken|written) by (?!default\b|itself\b|themselves\b|hand\b|commas\b|\w+ing\b)/gi,
    advice: 'say who acts first: "The server checks …"',
  },
];
