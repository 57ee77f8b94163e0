/** An arrow of a sequence diagram, in the names that a reader sees. */
export interface Arrow {
  from: string;
  to: string;
  /** `->>` for a request, `-->>` for an answer. */
  arrow: string;
  label: string;
  /** The line in the diagram's text, counted from 1. */
  line: number;
}

/** One case of an `alt`. */
export interface Branch {
  label: string;
  /** The line of `alt` or `else`. */
  line: number;
  arrows: Arrow[];
}

/** A sequence diagram with one `alt`: what comes before it in every case, its cases, and what comes after it. */
export interface Sequence {
  /** The declared participants, in the names that a reader sees. */
  participants: {name: string; line: number}[];
  before: Arrow[];
  branches: Branch[];
  after: Arrow[];
}

export type SequenceResult =
  | {ok: true; sequence: Sequence}
  | {ok: false; line: number; message: string};

const arrowPattern = /^(\w+)\s*(-?->>)\s*(\w+)\s*:\s*(.+)$/;
const participantPattern = /^participant\s+(\w+)(?:\s+as\s+(.+))?$/;
const branchPattern = /^(alt|else)\s+(.+)$/;

/** Reads a mermaid `sequenceDiagram` of the kind that can be executed. Any other line in it is a problem. */
export function readSequence(text: string): SequenceResult {
  const names = new Map<string, string>();
  const sequence: Sequence = {participants: [], before: [], branches: [], after: []};
  let current = sequence.before;

  for (const [place, raw] of text.split('\n').entries()) {
    const line = place + 1;
    const content = raw.trim();
    const [, id = '', name = id] = participantPattern.exec(content) ?? [];
    const [, from = '', arrow = '', to = '', label = ''] = arrowPattern.exec(content) ?? [];
    const [, keyword = '', branch = ''] = branchPattern.exec(content) ?? [];
    const isFirst = sequence.branches.length === 0;

    if (id !== '') {
      names.set(id, name);
      sequence.participants.push({name, line});
    } else if (arrow !== '') {
      const nameOf = (participant: string) => names.get(participant) ?? participant;
      current.push({from: nameOf(from), to: nameOf(to), arrow, label, line});
    } else if (keyword === (isFirst ? 'alt' : 'else')) {
      current = [];
      sequence.branches.push({label: branch, line, arrows: current});
    } else if (content === 'end' && !isFirst) current = sequence.after;
    else if (content !== '' && content !== 'sequenceDiagram' && !content.startsWith('%%')) {
      const message = `no check can execute "${content}": write participants, arrows with ->> or -->>, and one alt with else and end.`;
      return {ok: false, line, message};
    }
  }
  return {ok: true, sequence};
}

/** An arrow as a line of a diagram, in the names that a reader sees. */
export function arrowText({from, to, arrow, label}: Omit<Arrow, 'line'>): string {
  return `${from}${arrow}${to}: ${label}`;
}
