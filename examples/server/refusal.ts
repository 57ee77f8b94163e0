/** What a variable's reader gives for a value that it cannot use. The message ends a sentence that begins with the variable. */
export class Refusal {
  readonly message: string;
  constructor(message: string) {
    this.message = message;
  }
}

/** The text in quotes, on one line whatever it holds. What follows the name of the key's variable in it is left out. */
export function quoted(text: string): string {
  return JSON.stringify(text.replace(/(AUTH_TOKEN).*/is, '$1…'));
}

/** What stands between the commas, without whitespace around it. */
export function listItems(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
