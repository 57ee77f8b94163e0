import {z} from 'zod';

/** What a client says of a new agent; what else it says of it is given back and not kept. */
export type Character = z.infer<typeof character>;

const character = z.looseObject({
  name: z.string().trim().min(1),
  bio: z.union([z.string(), z.array(z.string())]).optional(),
});
const newAgent = z.object({characterJson: character});

/** The character that the body of a request describes, or what is wrong with the body, as a sentence. */
export type CharacterReading = {ok: true; character: Character} | {ok: false; problem: string};

/** Reads a body; there is none where it is of another type than JSON. */
export function characterIn(body: unknown): CharacterReading {
  if (body === undefined) {
    return {ok: false, problem: 'The body has to be JSON, with Content-Type: application/json'};
  }
  const reading = newAgent.safeParse(body);
  if (reading.success) return {ok: true, character: reading.data.characterJson};
  const problem =
    'The body has to be an object with characterJson, an object with a name; its bio is a text or a list of texts';
  return {ok: false, problem};
}
