import {channel} from 'node:diagnostics_channel';
import path from 'node:path';
import type {MutantResult, MutantTestCoverage, Position} from '@stryker-mutator/api/core';
import {declareClassPlugin, PluginKind} from '@stryker-mutator/api/plugin';
import type {MutationTestingPlanReadyEvent, Reporter} from '@stryker-mutator/api/report';
import {isMissed, type ServerMutant} from './server-score.ts';

/** Where the reporter tells of each mutant, first as one that is untried, and again once it is tried. */
export const mutantChannel = channel('mutants of the server');

/** What it tells. */
export interface MutantNews {
  id: string;
  mutant: ServerMutant;
}

/** Names each change that no check noticed as soon as it is tried, so that a person can begin with it meanwhile. */
class MutantReporter implements Reporter {
  onMutationTestingPlanReady({mutantPlans}: MutationTestingPlanReadyEvent): void {
    for (const {mutant} of mutantPlans) {
      const {start, end} = mutant.location;
      publish({...mutant, location: {start: fromOne(start), end: fromOne(end)}}, 'Untried');
    }
  }

  onMutantTested(result: Readonly<MutantResult>): void {
    const {status, location, replacement} = result;
    const {file} = publish(result, status);
    const outcome = isMissed(status) ? 'survived' : status === 'Timeout' ? 'took too long' : '';
    if (outcome === '') return;
    const place = `${file}:${location.start.line}:${location.start.column}`;
    process.stdout.write(`${place} ${outcome} as ${replacement?.replaceAll(/\s+/g, ' ')}\n`);
  }
}

/** StrykerJS counts the lines and columns of a plan from 0, and those of a result from 1. */
function fromOne({line, column}: Position): Position {
  return {line: line + 1, column: column + 1};
}

function publish(
  {id, fileName, location, replacement}: MutantTestCoverage | MutantResult,
  status: string,
): ServerMutant {
  const mutant: ServerMutant = {
    file: path.relative(process.cwd(), path.resolve(fileName)),
    line: location.start.line,
    column: location.start.column,
    end: location.end,
    replacement: replacement ?? '',
    status,
  };
  mutantChannel.publish({id, mutant} satisfies MutantNews);
  return mutant;
}

/** What StrykerJS looks for in a plugin. */
export const strykerPlugins = [declareClassPlugin(PluginKind.Reporter, 'mutants', MutantReporter)];
