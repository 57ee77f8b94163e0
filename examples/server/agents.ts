import {Router} from 'express';

/** One agent as `GET /api/agents` lists it; the field names are those of the released ElizaOS server. */
export interface Agent {
  id: string;
  name: string;
  characterName: string;
  bio: string;
  status: 'active' | 'inactive';
}

/** The agents that this server knows. Fixed, so that an answer shown on a page is the answer a reader gets. */
const agents: readonly Agent[] = [
  {
    id: 'b850bc30-45f8-0041-a00a-83df46d8555d',
    name: 'Eliza',
    characterName: 'Eliza',
    bio: 'Answers questions about ElizaOS.',
    status: 'active',
  },
  {
    id: '5d3f0e5c-1c52-4d7e-9a43-6f3f2f6f0b1a',
    name: 'Scribe',
    characterName: 'Scribe',
    bio: 'Takes notes and summarises them.',
    status: 'active',
  },
];

/** Routes below `/api/agents`. */
export function agentsRouter(): Router {
  const router = Router();
  router.get('/', (_request, response) => {
    response.json({success: true, data: {agents}});
  });
  return router;
}
