import express from 'express';
import {whiteBoxClaim} from '../../claims/claim.ts';
import {holdPhrase} from '../../claims/phrase.ts';
import {generousLimits, withReferenceServer} from '../../servers/reference-server.ts';
import {agents} from '../requests.ts';

const claim = whiteBoxClaim('It watches what happens in the server.');

claim('about/performance/prototypes', async ({documented, hold}) => {
  // What Express's own prototypes have, and those of Node.js have not.
  const {request, response} = express();
  const ownNames = [request, response].map((prototype) => Object.keys(prototype));
  const lacking: string[] = [];
  const start = {
    variables: generousLimits,
    onRequest: (...made: object[]) => {
      for (const [place, names] of ownNames.entries()) {
        lacking.push(...names.filter((name) => !(name in (made[place] ?? {}))));
      }
    },
  };
  await withReferenceServer(start, async (server) => {
    const {asked} = await server.ask(agents);
    const known = {'with that prototype from the start': lacking.length === 0};
    const observed = lacking.length === 0 ? 'it has all of it' : `it lacks ${lacking.join(', ')}`;
    holdPhrase(hold, documented.text(), known, observed, `${asked}, and looked before Express did`);
  });
});
