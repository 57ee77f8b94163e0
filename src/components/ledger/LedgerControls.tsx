import type {LedgerOrder, LedgerView, SortColumn} from './ledger-view.ts';

const columns: readonly {name: string; column: SortColumn}[] = [
  {name: 'Page', column: 'page'},
  {name: 'Outcome', column: 'outcome'},
];

interface LedgerControlsProps {
  view: LedgerView;
  onChange(view: LedgerView): void;
}

/** Where a reader looks for claims and sorts them. */
export function LedgerControls({view, onChange}: LedgerControlsProps) {
  return (
    <form className="ledger-controls needs-script" onSubmit={(event) => event.preventDefault()}>
      <label>
        Find claims{' '}
        <input
          type="search"
          value={view.text}
          onChange={(event) => onChange({...view, text: event.target.value})}
        />
      </label>
      <fieldset>
        <legend>Sort by</legend>
        {columns.map(({name, column}) => (
          <SortButton
            key={column}
            name={name}
            column={column}
            order={view.order}
            onSort={(order) => onChange({...view, order})}
          />
        ))}
      </fieldset>
    </form>
  );
}

interface SortButtonProps {
  name: string;
  column: SortColumn;
  order: LedgerOrder;
  onSort(order: LedgerOrder): void;
}

/** Sorts by its column, and the other way round where that is so already. */
function SortButton({name, column, order, onSort}: SortButtonProps) {
  const isCurrent = order.column === column;
  const direction = order.isDescending ? 'descending' : 'ascending';
  return (
    <button
      type="button"
      className="button-quiet"
      aria-label={isCurrent ? `${name}, ${direction}` : name}
      aria-pressed={isCurrent}
      data-sort={isCurrent ? direction : 'none'}
      onClick={() => onSort({column, isDescending: isCurrent && !order.isDescending})}
    >
      {name}
    </button>
  );
}
