import {createHash} from 'node:crypto';
import type {Character} from './new-character.ts';

/** One agent as `GET /api/agents/:id` has it; the field names are those of the released ElizaOS server. */
export interface Agent {
  id: string;
  enabled: boolean;
  server_id: string | null;
  /** In milliseconds since 1970. */
  createdAt: number;
  updatedAt: number;
  name: string;
  username: string;
  bio: string[];
  messageExamples: unknown[];
  postExamples: unknown[];
  topics: string[];
  adjectives: string[];
  knowledge: unknown[];
  plugins: string[];
  settings: object;
  style: object;
  status: 'active' | 'inactive';
}

/** One agent as `GET /api/agents` lists it. */
export function listed({id, name, bio, status}: Agent) {
  return {id, name, characterName: name, bio: bio[0] ?? '', status};
}

/** The agents that each server begins with. Fixed, so that a response shown on a page is the response a reader gets. */
const initial: readonly Agent[] = [
  {
    ...agentOf({name: 'Eliza', bio: 'Answers questions about ElizaOS.'}, 1_705_314_225_000),
    status: 'active',
  },
  {
    ...agentOf({name: 'Scribe', bio: 'Takes notes and summarises them.'}, 1_705_314_225_000),
    id: '5d3f0e5c-1c52-4d7e-9a43-6f3f2f6f0b1a',
    status: 'active',
  },
];

/** How many agents are kept, so that no client with the key fills the memory. The oldest ones go first. */
const most = 100;

/** The agents of one server. */
export class AgentStore {
  readonly #agents = new Map(initial.map((agent) => [agent.id, agent]));

  all(): Agent[] {
    return [...this.#agents.values()];
  }

  get(id: string): Agent | undefined {
    return this.#agents.get(id);
  }

  /** Adds an agent that does not run. One of the same name takes the place of the other. */
  add(character: Character): Agent {
    const agent = agentOf(character, Date.now());
    this.#agents.set(agent.id, agent);
    const [oldest] = this.#agents.keys();
    if (oldest !== undefined && this.#agents.size > most) this.#agents.delete(oldest);
    return agent;
  }
}

function agentOf({name, bio = []}: Character, time: number): Agent {
  return {
    id: idOf(name),
    enabled: true,
    server_id: null,
    createdAt: time,
    updatedAt: time,
    name,
    username: '',
    bio: [bio].flat(),
    messageExamples: [],
    postExamples: [],
    topics: [],
    adjectives: [],
    knowledge: [],
    plugins: [],
    settings: {},
    style: {},
    status: 'inactive',
  };
}

/** The id that ElizaOS gives an agent of this name, derived from the name. */
function idOf(name: string): string {
  // Half of a surrogate pair, which cannot be encoded, becomes a replacement character here.
  const wellFormed = Buffer.from(name).toString();
  const digest = createHash('sha1').update(encodeURIComponent(wellFormed)).digest();
  digest.writeUInt8(digest.readUInt8(6) & 0x0f, 6);
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = digest.toString('hex', 0, 16);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
