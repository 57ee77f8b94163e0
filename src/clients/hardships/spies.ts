import type {Language} from '../run-client.ts';

/** Code that is put in front of a client, so that it takes less time and says how much it would have taken. */
type Spy = Readonly<Record<Language, string>>;

/** The client gives up after a fifth of a second, and prints `time-out: 10` where it would have been ten. */
export const shortTimeOut: Spy = {
  curl: `curl() {
  local all=()
  while (($# > 0)); do
    if [[ $1 == --max-time ]]; then
      echo "time-out: $2"
      all+=(--max-time 0.2)
      shift
    else
      all+=("$1")
    fi
    shift
  done
  command curl "\${all[@]}" --retry 0
}
`,
  typescript: `const timeOutOf = AbortSignal.timeout;
AbortSignal.timeout = (milliseconds) => {
  console.log('time-out:', milliseconds / 1000);
  return timeOutOf.call(AbortSignal, 200);
};
`,
  python: `import requests.adapters as _adapters
_send = _adapters.HTTPAdapter.send
def _spied(self, request, **options):
    print("time-out:", options.get("timeout"), flush=True)
    return _send(self, request, **{**options, "timeout": 0.2})
_adapters.HTTPAdapter.send = _spied
`,
};

/** The client does not repeat what fails for another reason than a 429, which curl does. */
export const noRetry: Spy = {
  curl: 'curl() { command curl "$@" --retry 0; }\n',
  typescript: '',
  python: '',
};

/**
 * The client does not wait between its requests, and prints `slept: 5` where it would have waited for 5 seconds. No one
 * can keep curl from waiting: it ends at its first wait, with exit code 0.
 */
export const noSleep: Spy = {
  curl: `curl() {
  local line pid code=1
  while IFS= read -r line; do
    case $line in
      'pid: '*) pid=\${line#pid: } ;;
      'code: '*) code=\${line#code: } ;;
      *'Will retry in '*)
        echo "$line" >&2
        line=\${line#*Will retry in }
        echo "slept: \${line%% *}"
        kill "$pid"
        return 0 ;;
      ?*) echo "$line" ;;
    esac
  done < <(command curl "$@" 2>&1 & echo "pid: $!"; wait $! && code=0 || code=$?; printf '\\ncode: %s\\n' "$code")
  return "$code"
}
`,
  // What ends a promise is no JavaScript; other timers are those of fetch itself.
  typescript: `const timer = globalThis.setTimeout;
globalThis.setTimeout = (task, milliseconds) => {
  if (!String(task).includes('[native code]')) return timer(task, milliseconds);
  console.log('slept:', milliseconds / 1000);
  setImmediate(task);
};
`,
  python: `import time as _time
_time.sleep = lambda seconds: print("slept:", seconds, flush=True)
`,
};

/** Whatever the client asks on one port of localhost goes to another port. */
export function redirectPort(from: number, to: number): Spy {
  return {
    curl: `curl() { command curl --disable --connect-to "localhost:${from}:127.0.0.1:${to}" "$@"; }\n`,
    typescript: `import {Socket} from 'node:net';
const {connect} = Socket.prototype;
Socket.prototype.connect = function (...all) {
  const options = [all[0]].flat()[0];
  if (Number(options.port) === ${from}) Object.assign(options, {host: '127.0.0.1', port: ${to}});
  return connect.apply(this, all);
};
`,
    python: `import socket as _socket
_look_up = _socket.getaddrinfo
def _redirected(host, port, *rest, **named):
    return _look_up("127.0.0.1", ${to}, *rest, **named) if port == ${from} else _look_up(host, port, *rest, **named)
_socket.getaddrinfo = _redirected
`,
  };
}
