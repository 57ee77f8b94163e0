import {showMarks, useMarks} from './marks-choice.ts';

/** Hides the marks of tested statements on all pages, and shows them again. */
export function MarksSwitch() {
  return (
    <label className="marks-switch needs-script">
      <input
        type="checkbox"
        checked={useMarks()}
        onChange={(event) => showMarks(event.target.checked)}
      />{' '}
      Test marks
    </label>
  );
}
