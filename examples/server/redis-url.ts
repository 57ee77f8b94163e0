import type {RedisClientOptions} from '@redis/client';
import {Refusal} from './refusal.ts';
import {trimmed} from './variable.ts';

/** The URL of a Redis server. No message repeats it, since it may hold a password. */
export const redisValue = trimmed((text): string | Refusal => {
  if (!URL.canParse(text) || !isRedisUrl(new URL(text))) {
    return new Refusal(
      'is not the URL of a Redis server: write it as redis://host:6379, or rediss://user:password@host:6380/0 with TLS, a password and the number of a database. Percent-encode what is special in the password.',
    );
  }
  if (/[?#]/.test(text)) {
    return new Refusal(
      'has a ? or a #, and what follows it is not read: write the number of a database as redis://host:6379/3, and percent-encode what is special in the password.',
    );
  }
  return text;
});

/** What the client of Redis needs to know of a URL. Given the URL itself, it looks up an IPv6 address with its brackets as a name. */
export function redisOptions(url: string): Pick<
  RedisClientOptions,
  'username' | 'password' | 'database'
> & {
  socket: {host: string; port: number; tls?: true};
} {
  const {protocol, hostname, port, pathname, username, password} = new URL(url);
  return {
    ...(username === '' ? {} : {username: decodeURIComponent(username)}),
    ...(password === '' ? {} : {password: decodeURIComponent(password)}),
    database: Number(pathname.slice(1)),
    socket: {
      host: hostname.replace(/[[\]]/g, ''),
      port: Number(port || 6379),
      ...(protocol === 'rediss:' ? {tls: true} : {}),
    },
  };
}

function isRedisUrl({protocol, hostname, port, pathname, username, password}: URL): boolean {
  try {
    decodeURIComponent(username + password);
  } catch {
    return false;
  }
  const hasHost = /^(?:[\w.-]+|\[[\da-f:.]+\])$/i.test(hostname) && port !== '0';
  const hasPlace = hasHost && /^\/?\d{0,6}$/.test(pathname);
  return hasPlace && (protocol === 'redis:' || protocol === 'rediss:');
}
