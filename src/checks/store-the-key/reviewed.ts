import type {ReviewedSentence} from '../security-headers/reviewed.ts';

const compose = 'https://docs.docker.com/reference/compose-file/interpolation/';

/** What Compose does for `${NAME:?words}` where the variable is unset or empty. */
export const requiredValue: ReviewedSentence = {says: 'starts no container', source: compose};

/**
 * What programs do that a machine of these checks need not have, by the name of the claim. Whoever changes such a sentence
 * on the page reads its source again and changes it here. Where the program is there, `tests/server/environment-files.spec.ts`
 * asks it.
 */
export const reviewed: Readonly<Record<string, ReviewedSentence>> = {
  'compose-unset': {says: 'exports an empty variable', source: compose},
  'compose-dollar': {says: 'write $$ for one $', source: compose},
  'compose-quotes': {
    says: 'put a key with a $ in single quotes',
    source:
      'https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/#env-file-syntax',
  },
  'docker-lines': {
    says: 'as it is',
    source: 'https://docs.docker.com/reference/cli/docker/container/run/#env',
  },
  'from-literal': {
    says: 'without a line break',
    source: 'https://kubernetes.io/docs/tasks/configmap-secret/managing-secret-using-kubectl/',
  },
  'systemd-backslash': {
    says: 'takes a backslash away',
    source:
      'https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html#EnvironmentFile=',
  },
};
