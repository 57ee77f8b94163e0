import type {Launcher} from './launcher.ts';
import {refusalOf, withKeyedServer, withReferenceServer} from './reference-server.ts';
import {untilListening, withServerProgram} from './server-program.ts';

/** Starts the reference server: in this process, or as a program of its own. */
export const referenceLauncher: Launcher = {
  withServer: withReferenceServer,
  withKeyedServer: (variables, task) => withKeyedServer(variables, task),
  refusalOf,
  withProgram: (start, task) =>
    withServerProgram(start, (program) =>
      task({...program, untilListening: () => untilListening(program)}),
    ),
};
