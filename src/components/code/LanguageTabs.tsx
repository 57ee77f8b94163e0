import {Children, isValidElement, type KeyboardEvent, type ReactNode, useId} from 'react';
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

/**
 * The same thing in several languages. All of them stand in the page; the style sheet shows the one that is chosen on
 * `<html>` before the page is drawn, so that nothing moves, and all of them where there is no JavaScript.
 */
export function LanguageTabs({choice = 'language', children}: LanguageTabsProps) {
  const id = useId();
  const {use: useChosen, choose} = tabChoices[choice];
  const chosen = useChosen();
  const tabs = Children.toArray(children).filter(isValidElement<LanguageTabProps>);
  const languages = tabs.map(({props}) => props.language);
  const current = languages.includes(chosen) ? chosen : (languages[0] ?? '');

  const onKeyDown = ({key, currentTarget}: KeyboardEvent<HTMLElement>) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: languages.indexOf(current) + 1,
      ArrowLeft: languages.indexOf(current) - 1,
      Home: 0,
      End: -1,
    };
    const step = steps[key];
    if (step === undefined) return;
    const next = languages.at(step % languages.length) ?? current;
    choose(next);
    currentTarget.querySelector<HTMLElement>(`[data-language="${next}"]`)?.focus();
  };

  return (
    <div className="language-tabs">
      <div
        role="tablist"
        aria-label={choice === 'shell' ? 'Shell' : 'Language'}
        className="needs-script"
        onKeyDown={onKeyDown}
      >
        {tabs.map(({props: {language, label}}) => (
          <button
            key={language}
            type="button"
            role="tab"
            id={`${id}tab-${language}`}
            aria-controls={`${id}${language}`}
            aria-selected={language === current}
            tabIndex={language === current ? 0 : -1}
            data-language={language}
            onClick={({currentTarget}) => inPlace(currentTarget, () => choose(language))}
          >
            {label}
          </button>
        ))}
      </div>
      {tabs.map(({props: {language, label, children: panel}}) => (
        <div
          key={language}
          role="tabpanel"
          id={`${id}${language}`}
          aria-labelledby={`${id}tab-${language}`}
          data-language={language}
        >
          <p className="language-name">{label}</p>
          {panel}
        </div>
      ))}
    </div>
  );
}

/** Keeps the tab where it is on the screen, although all examples of the page change their height. */
function inPlace(tab: HTMLElement, choose: () => void): void {
  const before = tab.getBoundingClientRect().top;
  choose();
  scrollBy({top: tab.getBoundingClientRect().top - before, behavior: 'instant'});
}
