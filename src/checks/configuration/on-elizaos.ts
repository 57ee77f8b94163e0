import {releaseClaim} from '../../claims/claim.ts';
import {holdWith} from '../../claims/hold.ts';
import {agents, headerValue} from '../requests.ts';
import {type Context, loggedLevels, type VariableMeaning} from '../server/trials.ts';
import {variableMeanings} from '../server/variables.ts';

/** What ElizaOS does with a variable that the reference server reads as well, as the page puts it. */
type Seen = (context: Context, meaning: VariableMeaning) => Promise<string>;

/** Where the description of the variable is that of the reference server only. */
const special: Readonly<Record<string, Seen>> = {
  async LOG_LEVEL(context, meaning) {
    const quieted = !(await loggedLevels(context, 'warn')).includes('info');
    const usual = await meaning.defaultOf(context);
    if (quieted) return usual;
    const talks = (await loggedLevels(context, 'debug')).includes('debug');
    return talks ? `${usual}, and only debug changes it` : noEffect(usual);
  },
  async CORS_ORIGIN(context, meaning) {
    const one = 'https://app.example.com';
    const list = `${one},https://admin.example.com`;
    const [ofOne, ofList] = [await allowedWith(context, one), await allowedWith(context, list)];
    if (ofOne !== one) return noEffect(ofOne);
    const usual = await meaning.defaultOf(context);
    return ofList === one ? usual : `${usual}; takes one origin, not a list`;
  },
};

/** The variable that each claim is about. */
const variables: Readonly<Record<string, string>> = {
  'reference/configuration/elizaos-eliza-server-auth-token': 'ELIZA_SERVER_AUTH_TOKEN',
  'reference/configuration/elizaos-server-port': 'SERVER_PORT',
  'reference/configuration/elizaos-server-host': 'SERVER_HOST',
  'reference/configuration/elizaos-log-level': 'LOG_LEVEL',
  'reference/configuration/elizaos-log-level-before': 'LOG_LEVEL',
  'reference/configuration/elizaos-cors-origin': 'CORS_ORIGIN',
  'reference/configuration/elizaos-trust-proxy': 'TRUST_PROXY',
  'reference/configuration/elizaos-rate-limit-max': 'RATE_LIMIT_MAX',
  'reference/configuration/elizaos-rate-limit-window': 'RATE_LIMIT_WINDOW',
  'reference/configuration/elizaos-failed-attempts-max': 'FAILED_ATTEMPTS_MAX',
  'reference/configuration/elizaos-failed-attempts-window': 'FAILED_ATTEMPTS_WINDOW',
  'reference/configuration/elizaos-redis-url': 'REDIS_URL',
  'reference/configuration/elizaos-headers-timeout': 'HEADERS_TIMEOUT',
  'reference/configuration/elizaos-request-timeout': 'REQUEST_TIMEOUT',
  'reference/configuration/elizaos-idle-timeout': 'IDLE_TIMEOUT',
  'reference/configuration/elizaos-connections-max': 'CONNECTIONS_MAX',
};

for (const [id, name] of Object.entries(variables)) {
  releaseClaim(id, async (context) => {
    const {documented, hold} = context;
    const meaning = variableMeanings[name];
    if (!meaning) throw new Error(`The reference server has no variable ${name}.`);
    const seen = await (special[name] ?? usually(name))(context, meaning);
    hold.same(documented.text(), seen, `started it with ${name} and without`);
  });
}

/** The default where setting the variable does what the page says of it; otherwise, that it does not. */
function usually(name: string): Seen {
  return async (context, meaning) => {
    const variable = {...context.documented.text(), text: name};
    let hasEffect = true;
    const hold = holdWith(({holds}) => {
      hasEffect &&= holds;
    }, true);
    for (const tried of Object.values(meaning.descriptions)) {
      await tried({...context, hold}, variable);
    }
    const usual = await meaning.defaultOf(context);
    return hasEffect ? usual : noEffect(usual);
  };
}

/** What is always so is a number, where it is anything. */
function noEffect(usual: string): string {
  return /^\d+$/.test(usual) ? `no effect, always ${usual}` : 'no effect';
}

/** What a page on the first origin of a list gets in `Access-Control-Allow-Origin`. */
function allowedWith({withKeyedServer}: Context, value: string): Promise<string> {
  const [Origin = ''] = value.split(',');
  return withKeyedServer({CORS_ORIGIN: value}, async ({ask}) => {
    const other = await ask(agents, {headers: {Origin: 'https://other.example.com'}});
    const own = await ask(agents, {headers: {Origin}});
    const [allowed, toOther] = [own, other].map((answer) =>
      headerValue(answer, 'Access-Control-Allow-Origin'),
    );
    return toOther === 'https://other.example.com' ? 'any origin' : (allowed ?? '');
  });
}
