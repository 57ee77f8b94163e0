import {Children, isValidElement, type ReactNode, useState} from 'react';
import {Tabs} from './Tabs.tsx';

interface StatusTabProps {
  status: string;
  children: ReactNode;
}

/** One tab of `StatusTabs`, which reads its name and shows its children. */
export function StatusTab({children}: StatusTabProps) {
  return children;
}

/** The responses to a request, one at a time; which one is a choice for this place only. */
export function StatusTabs({children}: {children: ReactNode}) {
  const tabs = Children.toArray(children)
    .filter(isValidElement<StatusTabProps>)
    .map(({props: {status, children: panel}}) => ({name: status, label: status, panel}));
  const [current, choose] = useState(tabs[0]?.name ?? '');
  return (
    <Tabs
      label="Response"
      className="status-tabs"
      tabs={tabs}
      current={current}
      choose={choose}
      isOwnChoice
    />
  );
}
