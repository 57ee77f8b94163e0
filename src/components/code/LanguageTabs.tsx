import {Children, isValidElement, type ReactNode} from 'react';
import {Tabs} from '../page/Tabs.tsx';
import {chooseLanguage, useLanguage} from './language.ts';

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

/** The same request in several languages. */
export function LanguageTabs({children}: {children: ReactNode}) {
  const chosen = useLanguage();
  const tabs = Children.toArray(children)
    .filter(isValidElement<LanguageTabProps>)
    .map(({props: {language, label, children: panel}}) => ({name: language, label, panel}));
  const current = tabs.some(({name}) => name === chosen) ? chosen : (tabs[0]?.name ?? '');
  return (
    <Tabs
      label="Language"
      className="language-tabs"
      tabs={tabs}
      current={current}
      choose={chooseLanguage}
    />
  );
}
