import {type Word, wordsIn} from './words.ts';

/** Words in which readers say the same. Each stands for the others of its line, after the places that have it itself. */
const groups = `
  rotate, rotation, renew, revoke, replace, roll over
  login, sign in, authenticate, authentication
  disable, turn off, switch off, deactivate
  enable, turn on, switch on, activate
  Socket.IO, socketio, socket io
  websocket, Socket.IO
  windows, powershell, cmd
  env, dotenv
  environment variable, env var, environment, variable
  X-API-KEY, x-apikey, xapikey, apikey, api_key
  header, headers, request header
  forbidden, 403
  unauthorized, unauthorised, unauthenticated, 401
  not found, 404
  too large, 413
  throttle, throttling, rate limit, 429
  key, token, password, credential, credentials, secret
  https, tls, ssl, certificate
  API reference, swagger, openapi, redoc
  endpoint, route
  web interface, dashboard, ui, gui, frontend
  kubernetes, k8s, helm
  docker, container, podman, dockerfile
  compose, docker-compose
  javascript, js, node, nodejs, node.js
  typescript, ts
  python, py
  leaked, leak, stolen, compromised, exposed
  several, multiple, many, different
  generate, generation, create, make
  health, healthcheck, liveness, readiness, probe, is it up
  version, release
  upgrade, update, migrate, migration
  brute force, bruteforce, guess, wrong keys
  verify, check, test, audit
  reverse proxy, proxy, load balancer, gateway
  port in use, EADDRINUSE
  connection refused, ECONNREFUSED, ERR_CONNECTION_REFUSED
  body, payload
  upload, attachment, file
  open, public, unprotected
  permission, scope, role, rights, holder
  log, logging, logs
`;

/** A word of what was typed, or some that mean one thing together, and what else means the same. */
export interface Meaning {
  words: Word[];
  others: Word[][];
}

const phrases = groups
  .trim()
  .split('\n')
  .flatMap((line) => {
    const all = line.split(',').map((phrase) => wordsIn(phrase));
    return all.map((words) => ({words, others: all.filter((other) => other !== words)}));
  });

/** Puts together the words of a text that mean one thing, and says what else means the same. */
export function meaningsOf(words: readonly Word[]): Meaning[] {
  const [first, ...rest] = words;
  if (!first) return [];
  const known = phrases.filter((phrase) => begins(words, phrase.words));
  const length = Math.max(1, ...known.map((phrase) => phrase.words.length));
  const same = known.filter((phrase) => phrase.words.length === length);
  const meaning = {
    words: words.slice(0, length),
    others: same.flatMap(({others}) => others),
  };
  return [meaning, ...meaningsOf(rest.slice(length - 1))];
}

function begins(words: readonly Word[], phrase: readonly Word[]): boolean {
  return phrase.every(({stem}, place) => words[place]?.stem === stem);
}
