import type {SeenDifference} from '../releases/standing.ts';
import type {Outcome, VerifiedClaim} from './outcome.ts';
import type {Redact} from './redact.ts';

/** So many characters of what a server says are in a report, for each time that a check looks at it. */
const mostShown = 2000;

/** The outcome with nothing of the key in it, also where the server repeated it, and with long answers cut off. */
export function printable(outcome: Outcome, redact: Redact): Outcome {
  const show = (text: string) => redact(text, mostShown);
  const shown = ({asked, answer}: {asked: string; answer: string}) => ({
    asked: show(asked),
    answer: show(answer),
  });
  const difference = ({asked, seen, ...rest}: SeenDifference): SeenDifference => ({
    ...rest,
    asked: show(asked),
    seen: show(seen),
  });
  const printed = ({
    observed,
    reason,
    drift,
    differences,
    ...claim
  }: VerifiedClaim): VerifiedClaim => ({
    ...claim,
    ...(differences === undefined ? {} : {differences: differences.map(difference)}),
    observed: observed.map(shown),
    ...(reason === undefined ? {} : {reason: show(reason)}),
    ...(drift === undefined ? {} : {drift: {documented: drift.documented, ...shown(drift)}}),
  });
  return {
    ...outcome,
    causes: outcome.causes.map((cause) => ({...cause, says: show(cause.says)})),
    recognition: {...outcome.recognition, says: show(outcome.recognition.says)},
    settings: outcome.settings.map((setting) => show(setting)),
    risks: outcome.risks.map((risk) => ({...risk, seen: show(risk.seen)})),
    claims: outcome.claims.map(printed),
  };
}
