import type {ComponentProps} from 'react';

/** A table that scrolls by itself where the screen is too narrow for it, by keyboard too. */
export function ScrollableTable(attributes: ComponentProps<'table'>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and so the keyboard has to reach it.
    <div className="table-scroll" tabIndex={0}>
      <table {...attributes} />
    </div>
  );
}
