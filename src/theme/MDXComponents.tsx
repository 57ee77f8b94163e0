import TabItem from '@theme/TabItem';
import Tabs from '@theme/Tabs';
import MDXComponents from '@theme-original/MDXComponents';
import {Claim} from '../components/Claim.tsx';
import {Compatibility} from '../components/Compatibility.tsx';
import {EnduranceRun} from '../components/EnduranceRun.tsx';
import {Example, ExampleOutput} from '../components/Example.tsx';
import {KeyTiming} from '../components/KeyTiming.tsx';
import {Ledger} from '../components/Ledger.tsx';
import {MutationScores} from '../components/MutationScores.tsx';
import {ServerRates} from '../components/ServerRates.tsx';

/** What a page can use without an import. */
export default {
  ...MDXComponents,
  Claim,
  Compatibility,
  EnduranceRun,
  Example,
  ExampleOutput,
  KeyTiming,
  Ledger,
  MutationScores,
  ServerRates,
  TabItem,
  Tabs,
};
