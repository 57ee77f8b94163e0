import type {JudgeRisk} from './risk.ts';

/** Pages of any origin may read the responses, with cookies and the like. */
export const anyOrigin: JudgeRisk = ({without, preflight}) => {
  const {'access-control-allow-origin': origin, 'access-control-allow-credentials': credentials} =
    preflight.headers;
  const isFixed = without.headers['access-control-allow-origin'] !== undefined;
  if (isFixed || origin === undefined || !preflight.asked.includes(origin)) return undefined;
  if (credentials !== 'true') return undefined;
  return {
    code: 'any-origin',
    severity: 'medium',
    says: 'Pages of any origin may call the API and read its responses, also with credentials.',
    seen: `Access-Control-Allow-Origin: ${origin}, Access-Control-Allow-Credentials: true`,
    fix: 'Set CORS_ORIGIN to the origin of your own page.',
    section: 'fix/cors-errors#allowed-origins',
  };
};
