import type {ComponentProps} from 'react';
import {tableShape} from './table-shape.ts';

/** A table that scrolls by itself where the screen is too narrow for it, by keyboard too; on a phone its rows are cards. */
export function ScrollableTable({children, ...attributes}: ComponentProps<'table'>) {
  return (
    <div {...tableShape(children)}>
      <table {...attributes}>{children}</table>
    </div>
  );
}
