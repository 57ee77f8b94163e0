import {useEffect, useState} from 'react';

type State = 'ready' | 'copied' | 'failed';

const words: Readonly<Record<State, string>> = {
  ready: 'Copy',
  copied: 'Copied',
  failed: 'Press Ctrl+C',
};

/** Copies a text, and says whether that worked. */
export function CopyButton({text}: {text: () => string}) {
  const [state, setState] = useState<State>('ready');
  useEffect(() => {
    if (state === 'ready') return undefined;
    const timer = setTimeout(() => setState('ready'), 2000);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text());
      setState('copied');
    } catch {
      setState('failed');
    }
  };
  return (
    <button type="button" className="code-copy needs-script" onClick={copy} aria-live="polite">
      {words[state]}
    </button>
  );
}
