import {whiteBoxClaim} from '../../claims/claim.ts';
import {actionFor} from '../../claims/phrase.ts';
import {effectsOf} from '../authentication/effects.ts';
import {orRefusalText} from '../refusal.ts';
import {variableMeanings} from '../server/variables.ts';

const ofReference = whiteBoxClaim('It is about the defaults of the reference server.');

ofReference('reference/configuration/environment-variables', async (context) => {
  const {documented, hold} = context;
  // What ElizaOS does stands in claims of its own.
  const rows = documented.rows('Variable', 'Description', 'ElizaOS', 'Reference server');
  hold.list(
    rows.map(({Variable}) => Variable),
    Object.keys(variableMeanings),
    'read the variables that the server knows',
  );
  for (const row of rows) {
    const meaning = variableMeanings[row.Variable.text];
    if (!meaning) continue;
    await actionFor(hold, row.Description, meaning.descriptions)(context, row.Variable);
    hold.same(
      row['Reference server'],
      await meaning.defaultOf(context),
      'started the server without it',
    );
  }
});

ofReference('reference/configuration/only-elizaos', async ({documented, hold, withServer}) => {
  const rows = documented.rows('Variable', 'What it sets', 'Default');
  const plain = await withServer({}, (server) => effectsOf(server));
  for (const {Variable} of rows) {
    const variables = {[Variable.text]: 'true'};
    const seen = await orRefusalText(withServer({variables}, (server) => effectsOf(server)));
    const isRead = Variable.text in variableMeanings || seen !== plain;
    hold.ok(Variable, !isRead, seen, `started the reference server with ${Variable.text}`);
  }
});
