import TabItem from '@theme/TabItem';
import Tabs from '@theme/Tabs';
import MDXComponents from '@theme-original/MDXComponents';
import {Claim} from '../components/Claim.tsx';
import {Example, ExampleOutput} from '../components/Example.tsx';
import {Ledger} from '../components/Ledger.tsx';
import {MutationScores} from '../components/MutationScores.tsx';

/** What a page can use without an import. */
export default {
  ...MDXComponents,
  Claim,
  Example,
  ExampleOutput,
  Ledger,
  MutationScores,
  TabItem,
  Tabs,
};
