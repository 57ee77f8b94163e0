import {claim} from '../../claims/claim.ts';
import {holdSaid} from './said.ts';

claim('fix/refused-requests/limit-message', async (context) => {
  holdSaid(context, await context.answerBeyondLimit(), ', beyond the limit');
});

claim('fix/refused-requests/unknown-route-message', async (context) => {
  holdSaid(context, await context.server.askWithKey('/api/unknown'));
});
