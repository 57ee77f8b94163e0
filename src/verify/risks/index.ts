import {anyOrigin} from './any-origin.ts';
import {errorReports} from './error-reports.ts';
import {keyNotSet} from './key-not-set.ts';
import {oldRelease} from './old-release.ts';
import {openFiles} from './open-files.ts';
import {plainHttp} from './plain-http.ts';
import type {JudgeRisk, Risk, RiskEvidence} from './risk.ts';
import {socketOpen} from './socket-open.ts';
import {unlimitedGuesses} from './unlimited-guesses.ts';

/** All of them, the worst first. */
const judges: readonly JudgeRisk[] = [
  keyNotSet,
  socketOpen,
  plainHttp,
  openFiles,
  unlimitedGuesses,
  anyOrigin,
  oldRelease,
  errorReports,
];

/** The risks that were seen, the worst first, and behind them what is only said. */
export function risksOf(evidence: RiskEvidence): Risk[] {
  return judges.map((judge) => judge(evidence)).filter((risk) => risk !== undefined);
}
