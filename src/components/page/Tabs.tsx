import type {KeyboardEvent, ReactNode} from 'react';
import {useId} from 'react';

/** One of several things that take the same place on a page. */
export interface Tab {
  /** What the choice is kept by. */
  name: string;
  label: string;
  panel: ReactNode;
}

interface TabsProps {
  /** What the reader chooses here. */
  label: string;
  /** The class of the whole; the style sheet shows, of its panels, the one whose `data-tab` is chosen on `<html>`. */
  className: string;
  tabs: readonly Tab[];
  current: string;
  choose: (name: string) => void;
  /** Whether the choice is one for these tabs only, which then stands at the panels instead of on `<html>`. */
  isOwnChoice?: boolean;
}

/**
 * The same thing in several forms. All of them stand in the page; the style sheet shows the one that is chosen on `<html>`
 * before the page is drawn, so that nothing moves, and all of them where there is no JavaScript.
 */
export function Tabs({label, className, tabs, current, choose, isOwnChoice}: TabsProps) {
  const id = useId();
  const names = tabs.map(({name}) => name);

  const onKeyDown = ({key, currentTarget}: KeyboardEvent<HTMLElement>) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: names.indexOf(current) + 1,
      ArrowLeft: names.indexOf(current) - 1,
      Home: 0,
      End: -1,
    };
    const step = steps[key];
    if (step === undefined) return;
    const next = names.at(step % names.length) ?? current;
    choose(next);
    currentTarget.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  };

  return (
    <div className={`tabs-in-page ${className}`}>
      <div role="tablist" aria-label={label} className="needs-script" onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.name}
            type="button"
            role="tab"
            id={`${id}tab-${tab.name}`}
            aria-controls={`${id}${tab.name}`}
            aria-selected={tab.name === current}
            tabIndex={tab.name === current ? 0 : -1}
            data-tab={tab.name}
            onClick={(event) => chooseInPlace(() => choose(tab.name), event.currentTarget)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      {tabs.map((tab) => (
        <div
          key={tab.name}
          role="tabpanel"
          id={`${id}${tab.name}`}
          aria-labelledby={`${id}tab-${tab.name}`}
          data-tab={tab.name}
          data-shown={isOwnChoice && tab.name === current ? '' : undefined}
        >
          <p className="tab-name">
            {tab.label}
            <span className="other-tabs">{wordsOfOthers(tabs, tab)}</span>
          </p>
          {tab.panel}
        </div>
      ))}
    </div>
  );
}

/** What paper, which has no tabs, says behind the name of the one that it shows. */
function wordsOfOthers(tabs: readonly Tab[], shown: Tab): string {
  const others = tabs.filter((tab) => tab !== shown).map(({label}) => label);
  return others.length === 0 ? '' : `. Also on the page: ${others.join(', ')}.`;
}

/** Keeps the tab where it is on the screen, although all tabs of the page change their height. */
function chooseInPlace(choose: () => void, tab: HTMLElement): void {
  const before = tab.getBoundingClientRect().top;
  choose();
  scrollBy({top: tab.getBoundingClientRect().top - before, behavior: 'instant'});
}
