import {withPatterns} from '../content/code/pattern.ts';
import {reformattedJson} from '../content/json-text.ts';

/**
 * An output in the form in which outputs are compared: what varies from run to run by the names of its patterns, and
 * JSON in one form, since curl prints it as it comes and the others indent it. Any other text stays as it is.
 * @param varies the names of the patterns
 */
export function comparableOutput(text: string, varies: readonly string[]): string {
  return withPatterns(reformattedJson(text, 2), varies);
}
