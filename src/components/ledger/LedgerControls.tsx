import type {LedgerOrder, LedgerView, SortColumn} from './ledger-view.ts';

const columns: readonly {name: string; column: SortColumn}[] = [
  {name: 'Page', column: 'page'},
  {name: 'Outcome', column: 'outcome'},
];

export interface Choice {
  value: string;
  words: string;
}

interface LedgerControlsProps {
  view: LedgerView;
  /** What can be chosen, each with its words. */
  pages: readonly Choice[];
  outcomes: readonly Choice[];
  onChange(view: LedgerView): void;
}

/** Where a reader looks for claims, chooses among them and sorts them. */
export function LedgerControls({view, pages, outcomes, onChange}: LedgerControlsProps) {
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
      <Choices
        name="Page"
        choices={pages}
        value={view.page}
        onChoice={(page) => onChange({...view, page})}
      />
      <Choices
        name="Outcome"
        choices={outcomes}
        value={view.outcome}
        onChoice={(outcome) => onChange({...view, outcome})}
      />
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

interface ChoicesProps {
  name: string;
  choices: readonly Choice[];
  value: string;
  onChoice(value: string): void;
}

function Choices({name, choices, value, onChoice}: ChoicesProps) {
  return (
    <label>
      {name}{' '}
      <select value={value} onChange={(event) => onChoice(event.target.value)}>
        <option value="">all</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.words}
          </option>
        ))}
      </select>
    </label>
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
