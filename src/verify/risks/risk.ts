import type {Answer} from '../../servers/http/http.ts';
import type {KnownReleases} from '../releases/known-releases.ts';
import type {Recognition} from '../releases/recognize.ts';
import type {Evidence} from '../target/evidence.ts';

/** How much a risk matters, the worst first. */
export const severities = ['high', 'medium', 'low'] as const;
export type Severity = (typeof severities)[number];

/** What makes a server less safe than its operator may think, as far as a run sees it. */
export interface Risk {
  /** Stable, for programs. */
  code: string;
  /** `null` where it cannot be seen from outside, and is only said. */
  severity: Severity | null;
  /** A sentence for a person. */
  says: string;
  /** What was seen: a status line, a header, a packet; or from where it is known. */
  seen: string;
  /** What to do, as a sentence. */
  fix: string;
  /** The section that helps: page and anchor. */
  section: string;
}

/** What risks are judged by. */
export interface RiskEvidence extends Pick<Evidence, 'url' | 'without' | 'preflight'> {
  /** The packet that Socket.IO sends to a client without a key, or words; `undefined` where it was not tried. */
  socket: string | undefined;
  /** The response for a file that does not exist, below the path of uploaded files. */
  file: Answer | undefined;
  /** The response for a page that does not exist. */
  noPage: Answer | undefined;
  /** The last response to as many requests without the key as may fail; `undefined` where they were not sent. */
  beyondFailures: Answer | undefined;
  recognition: Recognition;
  known: KnownReleases;
}

/** Judges one risk; `undefined` where it was not seen. */
export type JudgeRisk = (evidence: RiskEvidence) => Risk | undefined;
