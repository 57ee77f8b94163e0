import {channel} from 'node:diagnostics_channel';
import path from 'node:path';
import type {MutantResult} from '@stryker-mutator/api/core';
import {declareClassPlugin, PluginKind} from '@stryker-mutator/api/plugin';
import type {MutationTestingPlanReadyEvent, Reporter} from '@stryker-mutator/api/report';
import {isAsked} from './asked.ts';
import {isMissed, type ServerMutant} from './server-score.ts';
import {plannedChange, triedChange} from './stryker-mutant.ts';

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
      publish(mutant.id, {...plannedChange(mutant, fileOf(mutant)), status: 'Untried'});
    }
  }

  onMutantTested(result: Readonly<MutantResult>): void {
    const {id, status} = result;
    const change = triedChange(result, fileOf(result));
    if (!isAsked(change)) return;
    publish(id, {...change, status});
    const outcome = isMissed(status) ? 'survived' : status === 'Timeout' ? 'took too long' : '';
    if (outcome === '') return;
    const {file, line, column, replacement} = change;
    const as = replacement.replaceAll(/\s+/g, ' ');
    process.stdout.write(`${file}:${line}:${column} ${outcome} as ${as}\n`);
  }
}

/** The path of a changed file from the project's root. */
function fileOf({fileName}: {fileName: string}): string {
  return path.relative(process.cwd(), path.resolve(fileName));
}

function publish(id: string, mutant: ServerMutant): void {
  mutantChannel.publish({id, mutant} satisfies MutantNews);
}

/** What StrykerJS looks for in a plugin. */
export const strykerPlugins = [declareClassPlugin(PluginKind.Reporter, 'mutants', MutantReporter)];
