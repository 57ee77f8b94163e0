import {parsedJson} from '../../content/json-text.ts';
import type {JudgeRisk} from './risk.ts';

/** RFC 9110, sections 15.5.1 and 15.5.5: what the route says of a file that it does not have. */
const ofRoute: readonly number[] = [400, 404];

/** The route of uploaded files responds without a key. Only a file that exists could prove more. */
export const openFiles: JudgeRisk = ({file, noPage}) => {
  if (!file || !ofRoute.includes(file.status) || file.body === noPage?.body) return undefined;
  const error: unknown = Object(parsedJson(file.body)).error;
  if (typeof error !== 'string') return undefined;
  return {
    code: 'open-files',
    severity: 'medium',
    says: 'The route of uploaded files responds without the key, so that whoever knows the address of a file can read it. Routes of plugins outside /api are as open on ElizaOS; none was tried.',
    seen: `${file.asked} without a key: ${file.statusLine}, ${file.body}`,
    fix: 'Keep /media/ and the routes of plugins back in a proxy, or let it ask for the key there.',
    section: 'authentication#public-endpoints',
  };
};
