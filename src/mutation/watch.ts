import type {WhiteBox} from '../claims/claim.ts';
import {clientLanguages} from '../content/code/client-language.ts';
import type {ProjectFiles} from '../content/project-files.ts';
import type {Mutant} from './mutant.ts';
import {watchClaims} from './notice-claim.ts';
import {watchExamples} from './notice-client.ts';
import {noticesAnywhere} from './notice-server.ts';

/** Gives the function that tells whether those who should notice a mutant do. */
export async function watchAll(
  files: ProjectFiles,
  servers: WhiteBox,
): Promise<(mutant: Mutant) => Promise<boolean>> {
  const claims = await watchClaims(files, servers);
  const examples = watchExamples(files, servers.server);

  return async (mutant) => {
    const {watch} = mutant;
    switch (watch.by) {
      case 'claim':
        return claims.notices(watch.id, mutant);
      case 'output':
        return examples.noticesOutput(watch.example, mutant);
      case 'all-claims':
        return noticesAnywhere(mutant, watch.pages);
      case 'client': {
        const language = clientLanguages.find(({id}) => id === watch.language)?.id ?? 'curl';
        const noticed = await examples.noticesClient(watch.example, language, mutant);
        return noticed || noticesAnywhere(mutant);
      }
    }
  };
}
