import {isDeepStrictEqual} from 'node:util';
import {whiteBoxClaim} from '../../claims/claim.ts';
import {type PowershellCall, readPowershell} from '../../clients/powershell.ts';
import {withSettings} from '../../content/code/with-settings.ts';
import {parsedJson} from '../../content/json-text.ts';
import {send} from '../../servers/http/http.ts';
import {codeOf, first} from '../code-of-page.ts';

const claim = whiteBoxClaim('It reads a script that runs on Windows.');

claim('clients/create-powershell', async ({documented, otherClaim, hold, withKeyedServer}) => {
  const script = first(documented.snippets());
  const created = JSON.parse(otherClaim('clients/created-body').block().text);
  await withKeyedServer({}, async (server) => {
    const {calls} = await readPowershell(withSettings(codeOf(script), 'powershell', server));
    const [call] = calls;
    const answer = call ? await sentBy(call) : {body: 'nothing', asked: ''};
    const asked = `sent the request that the script describes, ${answer.asked}`;
    hold.ok(script, isDeepStrictEqual(parsedJson(answer.body), created), answer.body, asked);
  });
});

/** The response to the request of a call of `Invoke-RestMethod`. */
function sentBy({command, parameters}: PowershellCall) {
  if (command !== 'Invoke-RestMethod') throw new Error(`${command} sends no request.`);
  const {origin, pathname} = new URL(String(parameters['-Uri']));
  return send(origin, pathname, {
    method: String(parameters['-Method']).toUpperCase(),
    headers: {
      ...Object(parameters['-Headers']),
      'Content-Type': String(parameters['-ContentType']),
    },
    body: String(parameters['-Body']),
  });
}
