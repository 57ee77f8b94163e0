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
  'operate/store-the-key/compose-unset': {says: 'exports an empty variable', source: compose},
  'operate/store-the-key/compose-dollar': {says: 'write $$ for one $', source: compose},
  'operate/store-the-key/compose-quotes': {
    says: 'put a key with a $ in single quotes',
    source:
      'https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/#env-file-syntax',
  },
  'operate/store-the-key/docker-lines': {
    says: 'as it is',
    source: 'https://docs.docker.com/reference/cli/docker/container/run/#env',
  },
  'operate/store-the-key/from-literal': {
    says: 'without a line break',
    source: 'https://kubernetes.io/docs/tasks/configmap-secret/managing-secret-using-kubectl/',
  },
  'operate/store-the-key/systemd-backslash': {
    says: 'takes a backslash away',
    source:
      'https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html#EnvironmentFile=',
  },
};
