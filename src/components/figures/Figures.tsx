import {ScrollableTable} from './ScrollableTable.tsx';

/** What a run measured: a row for each figure. */
export function Figures({rows}: {rows: readonly (readonly [what: string, value: string])[]}) {
  return (
    <ScrollableTable>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">How much</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([what, value]) => (
          <tr key={what}>
            <td>{what}</td>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </ScrollableTable>
  );
}

/** A number with its thousands set apart. */
export function spaced(count: number): string {
  return count.toLocaleString('en');
}
