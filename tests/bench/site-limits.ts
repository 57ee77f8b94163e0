import type {
  Interaction,
  LighthouseReport,
  PageLoad,
  SiteMeasurement,
} from '../../src/records/benchmarks.ts';
import {layoutShiftLimit} from '../fixtures/site/layout-shift.ts';
import {mostScriptBytes} from '../fixtures/site/script-bytes.ts';
import {mostMilliseconds} from './site-interactions.ts';

/** The scores below which a page falls short, in each form. */
const least: Readonly<Record<LighthouseReport['form'], LighthouseReport['scores']>> = {
  mobile: {performance: 98, accessibility: 100, 'best-practices': 100, seo: 100},
  desktop: {performance: 100, accessibility: 100, 'best-practices': 100, seo: 100},
};

/** Whether a measurement keeps within its limits. */
export interface Limit {
  holds: boolean;
  /** What was measured, of what, and what it has to be. */
  text: string;
}

/** Every limit, with what was measured. */
export function limitsOf({reports, loads, interactions}: SiteMeasurement): Limit[] {
  return [
    ...reports.flatMap(scoreLimits),
    ...reports.map((report) => shiftLimit(whatReports(report), report.layoutShift)),
    ...loads.map(scriptLimit),
    ...loads.map((load) => shiftLimit(`${load.address}, ${load.window}`, load.layoutShift)),
    ...interactions.map(interactionLimit),
  ];
}

function whatReports({address, form}: LighthouseReport): string {
  return `${address}, Lighthouse, ${form}`;
}

function interactionLimit({address, action, milliseconds}: Interaction): Limit {
  return {
    holds: milliseconds <= mostMilliseconds,
    text: `${address}: a reader who ${action} waits ${milliseconds} ms; the limit is ${mostMilliseconds}.`,
  };
}

function scoreLimits(report: LighthouseReport): Limit[] {
  const {form, scores} = report;
  return Object.entries(least[form]).map(([name, limit]) => {
    const score = scores[name as keyof typeof scores];
    return {
      holds: score >= limit,
      text: `${whatReports(report)}: ${name} is ${score}; it has to be ${limit}${limit < 100 ? ' or more' : ''}.`,
    };
  });
}

function scriptLimit({address, window, scriptBytes, scriptBytesAhead}: PageLoad): Limit {
  const ahead = scriptBytesAhead > 0 ? `, ${scriptBytesAhead} of them for other pages` : '';
  return {
    holds: scriptBytes <= mostScriptBytes,
    text: `${address}, ${window}: ${scriptBytes} bytes of JavaScript${ahead}; the limit is ${mostScriptBytes}.`,
  };
}

function shiftLimit(where: string, shift: number): Limit {
  return {
    holds: shift < layoutShiftLimit,
    text: `${where}: the layout shifts by ${shift.toFixed(4)}; it has to be less than ${layoutShiftLimit}.`,
  };
}
