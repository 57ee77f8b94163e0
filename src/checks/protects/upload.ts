import {randomUUID} from 'node:crypto';
import {parsedJson} from '../../content/json-text.ts';
import type {Target} from '../../servers/target.ts';

const boundary = 'part-of-a-form';

/** Uploads a file for an agent with the key, and gives the path where the server keeps it. */
export async function uploadFile({askWithKey}: Target, content: string): Promise<string> {
  const lines = [
    `--${boundary}`,
    'Content-Disposition: form-data; name="file"; filename="note.png"',
    'Content-Type: image/png',
    '',
    content,
    `--${boundary}--`,
    '',
  ];
  const {body, asked, statusLine} = await askWithKey(
    `/api/media/agents/${randomUUID()}/upload-media`,
    {
      method: 'POST',
      headers: {'Content-Type': `multipart/form-data; boundary=${boundary}`},
      body: lines.join('\r\n'),
    },
  );
  const url: unknown = Object(Object(parsedJson(body)).data).url;
  if (typeof url !== 'string') throw new Error(`${asked} gives no url: ${statusLine} ${body}`);
  return url;
}

/** Whether a path is of a form such as `/media/<agent>/<file>`. */
export function fits(path: string, form: string): boolean {
  const [parts, named] = [path.split('/'), form.split('/')];
  return (
    parts.length === named.length &&
    named.every((part, place) => part === parts[place] || /^<\w+>$/.test(part))
  );
}
