import {Router} from 'express';
import {AgentStore, listed} from './agent-store.ts';
import {failure} from './errors.ts';
import {characterIn} from './new-character.ts';

/** Routes below `/api/agents`. What a client creates is in memory, and gone with the server. */
export function agentsRouter(): Router {
  const agents = new AgentStore();
  const router = Router();
  router.get('/', (_request, response) => {
    response.json({success: true, data: {agents: agents.all().map(listed)}});
  });
  router.get('/:id', ({params}, response) => {
    const agent = agents.get(params.id);
    if (agent) response.json({success: true, data: agent});
    else response.status(404).json(failure('Agent not found', 404));
  });
  router.post('/', (request, response) => {
    const reading = characterIn(request.body);
    if (!reading.ok) {
      response.status(400).json(failure(reading.problem, 400));
      return;
    }
    const {id} = agents.add(reading.character);
    response.status(201).json({success: true, data: {id, character: {...reading.character, id}}});
  });
  return router;
}
