/** A log line with what differs from run to run, time and duration, replaced by names. */
export function withoutTimes(line: string): string {
  return line
    .replace(/^\[\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}\] /, '[time] ')
    .replace(/ in \d+ ms /, ' in [duration] ms ');
}
