import {type Word, wordsIn} from './words.ts';

/** A subject that readers look for and that no page is about. */
export interface NotCovered {
  /** As it was typed. */
  subject: string;
  /** What the pages have in its place, to be read after "These pages do not cover …:". */
  instead: string;
  /** The pages that stand nearest to it, as paths of the site without its base. */
  nearest: readonly string[];
}

const subjects: readonly {names: string; instead: string; nearest: readonly string[]}[] = [
  {
    names: 'oauth, oauth2, oidc, openid, openid connect, saml, sso, ldap, auth0, keycloak, okta',
    instead: 'they are about one key for the whole server.',
    nearest: ['/authentication', '/operate/behind-a-proxy', '/operate/rotate-keys'],
  },
  {
    names: 'mtls, mutual tls, hmac, signature, passkey, 2fa, mfa',
    instead: 'they are about one key for the whole server.',
    nearest: ['/authentication', '/operate/behind-a-proxy', '/reference/what-the-key-protects'],
  },
  {
    names: 'rbac, acl, tenant, user account, user accounts',
    instead: 'whoever has the key can send every request.',
    nearest: [
      '/reference/what-the-key-protects#what-the-holder-of-the-key-can-do',
      '/operate/rotate-keys#a-key-for-each-client',
    ],
  },
  {
    names:
      'traefik, caddy, haproxy, envoy, cloudflare, istio, ingress, apache, iis, ngrok, aws, azure',
    instead: 'they have nginx in front of the server.',
    nearest: ['/operate/behind-a-proxy', '/reference/what-the-key-protects#only-the-api'],
  },
  {
    names: 'vault, 1password, doppler, sops',
    instead: 'they have the variable, the .env file, and secrets of containers.',
    nearest: ['/operate/store-the-key', '/operate/store-the-key#secret-file'],
  },
  {
    names: 'axios, golang, php, ruby, rust, dotnet, postman, insomnia, httpie, wget',
    instead: 'they have curl, fetch, Python, and PowerShell.',
    nearest: ['/clients', '/authentication#request-headers'],
  },
  {
    names: 'fail2ban, waf, captcha, datadog, splunk, grafana, prometheus',
    instead: 'they have the line that the log gets for each failed attempt.',
    nearest: ['/operate/monitor', '/operate/behind-a-proxy#wrong-keys'],
  },
  {
    names: 'nestjs, nest, koa, hono, next.js, nextjs, bun, deno',
    instead: 'they have a key check for Express, node:http, and Fastify.',
    nearest: ['/reference-server/key-check'],
  },
];

const named = subjects.flatMap(({names, ...subject}) =>
  names.split(',').map((name) => ({...subject, name, words: wordsIn(name)})),
);

/** All that the search says is not covered, for the test that looks whether a page covers it by now. */
export const namesNotCovered = named.map(({name}) => name.trim());

/** All places that stand in for such a subject, for the test that looks whether they are there. */
export const nearestPlaces = [...new Set(subjects.flatMap(({nearest}) => nearest))];

/** The subject among these words that no page is about. */
export function notCovered(words: readonly Word[]): NotCovered | undefined {
  const found = words.flatMap((_, place) =>
    named.filter(({words: name}) => name.every(({stem}, at) => words[place + at]?.stem === stem)),
  )[0];
  return found && {subject: found.name.trim(), instead: found.instead, nearest: found.nearest};
}
