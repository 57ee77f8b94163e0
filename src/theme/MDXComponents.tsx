import Admonition from '@theme/Admonition';
import A from '@theme/MDXComponents/A';
import Li from '@theme/MDXComponents/Li';
import Ul from '@theme/MDXComponents/Ul';
import type {ComponentProps, FunctionComponent, PropsWithChildren} from 'react';
import {Claim} from '../components/claim/Claim.tsx';
import {ClaimMark} from '../components/claim/ClaimMark.tsx';
import {ClaimNote} from '../components/claim/ClaimNote.tsx';
import {Code} from '../components/code/Code.tsx';
import {LanguageTab, LanguageTabs} from '../components/code/LanguageTabs.tsx';
import {AttackRun} from '../components/figures/AttackRun.tsx';
import {EnduranceRun} from '../components/figures/EnduranceRun.tsx';
import {KeyTiming} from '../components/figures/KeyTiming.tsx';
import {ScrollableTable} from '../components/figures/ScrollableTable.tsx';
import {ServerRates} from '../components/figures/ServerRates.tsx';
import {Compatibility} from '../components/ledger/Compatibility.tsx';
import {Ledger} from '../components/ledger/Ledger.tsx';
import {MutationScores} from '../components/ledger/MutationScores.tsx';
import {Diagram} from '../components/page/Diagram.tsx';
import {Example, ExampleOutput} from '../components/page/Example.tsx';
import {Heading} from '../components/page/Heading.tsx';
import {InTurn} from '../components/page/InTurn.tsx';
import {MermaidDiagram} from '../components/page/MermaidDiagram.tsx';
import {StatusTab, StatusTabs} from '../components/page/StatusTabs.tsx';
import {PasteResponse} from '../components/paste/PasteResponse.tsx';
import {ApiServer} from '../components/server/ApiServer.tsx';
import {ServerTab, ServerTabs} from '../components/server/ServerTabs.tsx';

type HeadingProps = Omit<ComponentProps<typeof Heading>, 'as'>;

/** A part of a page, from one heading to the next. */
function Part({children}: PropsWithChildren) {
  return <div className="part">{children}</div>;
}

/** A component that a page has often, or that is large: each of them is taken over in a task of its own. */
function inTurn<Props extends object>(Inside: FunctionComponent<Props>): FunctionComponent<Props> {
  return (props) => (
    <InTurn>
      <Inside {...props} />
    </InTurn>
  );
}

/**
 * What a page is made of. The theme's own list is not a part of it: it has components that pages may not use, and brings
 * the code that highlights in the browser what is highlighted here by the build.
 */
export default {
  a: A,
  admonition: Admonition,
  h2: (props: HeadingProps) => <Heading as="h2" {...props} />,
  h3: (props: HeadingProps) => <Heading as="h3" {...props} />,
  h4: (props: HeadingProps) => <Heading as="h4" {...props} />,
  li: Li,
  table: inTurn(ScrollableTable),
  ul: Ul,
  ApiServer,
  AttackRun,
  Claim,
  ClaimMark,
  ClaimNote,
  Code,
  Compatibility,
  Diagram,
  EnduranceRun,
  Example: inTurn(Example),
  ExampleOutput,
  KeyTiming,
  LanguageTab,
  LanguageTabs,
  Ledger,
  MermaidDiagram,
  MutationScores,
  Part: inTurn(Part),
  PasteResponse,
  ServerRates,
  ServerTab,
  ServerTabs,
  StatusTab,
  StatusTabs: inTurn(StatusTabs),
};
