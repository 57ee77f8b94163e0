import useBrokenLinks from '@docusaurus/useBrokenLinks';
import {Children, type ReactNode} from 'react';
import {ClaimMark} from './ClaimMark.tsx';
import {ClaimNote} from './ClaimNote.tsx';
import {checkedWords, outcomeWords, type ShownOutcome} from './outcome.ts';
import type {ClaimMark as Mark} from './record.ts';

interface ClaimProps {
  /** Unique on its page; a link to `#claim-id` leads here. */
  id: string;
  /** `div` around blocks; the transform of pages sets it. */
  as?: 'span' | 'div';
  /** What the last run of the checks recorded, as JSON; the transform of pages sets it. */
  record?: string;
  /** `elizaos` for a claim about released servers, and the first and the last version that it is about. */
  server?: string;
  from?: string;
  to?: string;
  /** The version before a release that it is about, in place of these. */
  on?: string;
  /** How it came out on releases, as JSON; the transform of pages sets it. */
  outcomes?: string;
  children: ReactNode;
}

/** A statement about behaviour that a check holds against a running server, and how that went. */
export function Claim(props: ClaimProps) {
  const {id, as: Wrapper = 'span', record: json, outcomes, on, children} = props;
  const anchor = `claim-${id}`;
  useBrokenLinks().collectAnchor(anchor);
  const record: Mark | undefined = json === undefined ? undefined : JSON.parse(json);
  const isBlock = Wrapper === 'div';
  const shared = {claim: id, ...markOf(props, record), note: `check-of-${id}`};
  const onReleases = outcomes === undefined ? undefined : JSON.parse(outcomes);
  const mark = (
    <ClaimMark
      {...shared}
      onReleases={onReleases}
      isOfOneVersion={on !== undefined}
      hasWords={isBlock}
    />
  );
  return (
    <Wrapper id={anchor} className="claim">
      {isBlock ? (
        <>
          {children}
          {mark}
        </>
      ) : (
        withMarkAtEnd(children, mark)
      )}
      <ClaimNote {...shared} record={record} />
    </Wrapper>
  );
}

/** What the mark of a claim says, and its note. One about ElizaOS is on the page only where the record has it so. */
function markOf(
  {server, from, to, on}: ClaimProps,
  record: Mark | undefined,
): {outcome: ShownOutcome; words: string; sentence: string} {
  if (server === undefined) {
    const outcome = record?.outcome ?? 'unchecked';
    return {outcome, words: checkedWords(outcome), sentence: outcomeWords[outcome].sentence};
  }
  if (on !== undefined) {
    const sentence =
      'This beta was started with stand-ins for other packages, and did what the page says.';
    return {outcome: 'holds', words: `Seen on ElizaOS ${on}`, sentence};
  }
  const sentence = 'Each of these releases was started, and did what the page says.';
  return {outcome: 'holds', words: `Seen on ${versionsOf(from, to)}`, sentence};
}

function versionsOf(from: string | undefined, to: string | undefined): string {
  if (from !== undefined && to !== undefined) return `ElizaOS ${from} to ${to}`;
  if (from !== undefined) return `ElizaOS from ${from}`;
  return to === undefined ? 'all releases that were tried' : `ElizaOS up to ${to}`;
}

/** Keeps the mark on one line with the last word, or the last piece of code. */
function withMarkAtEnd(children: ReactNode, mark: ReactNode): ReactNode {
  const all = Children.toArray(children);
  const last = all.pop();
  const [, start = '', end = last] =
    typeof last === 'string' ? (/^(.*\s)?(\S+)$/s.exec(last) ?? []) : [];
  return (
    <>
      {all}
      {start}
      <span className="claim-end">
        {end}
        {mark}
      </span>
    </>
  );
}
