import type {ReactNode} from 'react';
import type {Measured as Measurement} from '../../records/benchmarks.ts';
import {Measured} from './Measured.tsx';
import {ScrollableTable} from './ScrollableTable.tsx';

interface FiguresProps {
  /** The headings of the columns. */
  head?: readonly string[];
  /** A row for each figure, which begins with what it is. */
  rows: readonly (readonly string[])[];
  /** On what it was measured, and when. */
  run: Measurement;
  /** How it was measured. */
  children: ReactNode;
}

/** What a run measured. */
export function Figures({head = ['What', 'How much'], rows, run, children}: FiguresProps) {
  return (
    <>
      <ScrollableTable>
        <thead>
          <tr>
            {head.map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <tr key={cells[0]}>
              {cells.map((cell, column) => (
                <td key={head[column]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </ScrollableTable>
      <p>
        {children} <Measured {...run} />
      </p>
    </>
  );
}

/** A number with its thousands set apart. */
export function spaced(count: number): string {
  return count.toLocaleString('en');
}
