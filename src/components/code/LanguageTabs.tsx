import {Children, isValidElement, type ReactNode} from 'react';
import {Tabs} from '../page/Tabs.tsx';
import {type TabChoice, tabChoices} from './language.ts';

interface LanguageTabProps {
  /** What the choice is kept by. */
  language: string;
  label: string;
  children: ReactNode;
}

/** One tab of `LanguageTabs`, which reads its name and shows its children. */
export function LanguageTab({children}: LanguageTabProps) {
  return children;
}

interface LanguageTabsProps {
  choice?: TabChoice;
  children: ReactNode;
}

/** The same thing in several languages, or for several shells. */
export function LanguageTabs({choice = 'language', children}: LanguageTabsProps) {
  const {use: useChosen, choose} = tabChoices[choice];
  const chosen = useChosen();
  const tabs = Children.toArray(children)
    .filter(isValidElement<LanguageTabProps>)
    .map(({props: {language, label, children: panel}}) => ({name: language, label, panel}));
  const current = tabs.some(({name}) => name === chosen) ? chosen : (tabs[0]?.name ?? '');
  const label = choice === 'shell' ? 'Shell' : 'Language';
  return (
    <Tabs label={label} className="language-tabs" tabs={tabs} current={current} choose={choose} />
  );
}
