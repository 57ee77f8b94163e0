import {connect, type Socket} from 'node:net';
import {setTimeout as delay} from 'node:timers/promises';
import {randomNumbers} from '../../src/mutation/shuffle.ts';
import {floods, randomRequest} from './attack-requests.ts';

/** How large an attack is. */
export interface AttackSize {
  seconds: number;
  /** Connections over which nothing is sent. */
  idle: number;
  /** Connections over which a byte of a request is sent now and then. */
  slow: number;
  /** Requests of any kind, spread over the time. */
  random: number;
  seed: number;
}

/** What an attack has sent so far. */
export interface AttackTally {
  /** The bytes of the requests that were sent without reading a response. */
  floodBytes: number;
  /** Connections that the server or the client ended and that the client opened again. */
  reopened: number;
  random: number;
}

/** How many connections send each kind of flood. */
const connectionsEach = 2;

attack(process.argv[2] ?? '', JSON.parse(process.argv[3] ?? ''));

/** Attacks the server at this URL until this process is killed, and tells the process that started it what was sent. */
function attack(url: string, {idle, slow, random, seconds, seed}: AttackSize): void {
  const port = Number(new URL(url).port);
  const tally: AttackTally = {floodBytes: 0, reopened: 0, random: 0};
  const numbers = randomNumbers(seed);
  setInterval(() => process.send?.(tally), 1000);

  /** Keeps a connection open: each time that it ends, another one begins a little later. */
  function keep(begin: (socket: Socket) => void): void {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.once('connect', () => begin(socket));
    socket.once('close', () => {
      tally.reopened += 1;
      setTimeout(() => keep(begin), 20 + numbers() * 500);
    });
  }

  for (const request of Object.values(floods)) {
    const block = request.repeat(Math.ceil(64_000 / request.length));
    for (let count = 0; count < connectionsEach; count++) {
      keep((socket) => {
        socket.pause();
        const send = () => {
          while (!socket.destroyed && socket.write(block)) tally.floodBytes += block.length;
          tally.floodBytes += block.length;
        };
        socket.on('drain', send);
        send();
      });
    }
  }
  for (let count = 0; count < idle; count++) keep((socket) => socket.resume());
  const request = `GET /api/agents HTTP/1.1\r\nHost: localhost\r\nX-A: ${'x'.repeat(10_000)}`;
  for (let count = 0; count < slow; count++) {
    keep((socket) => {
      let sent = 0;
      const drip = setInterval(() => socket.write(request.charAt(sent++)), 500 + numbers() * 1000);
      socket.resume().once('close', () => clearInterval(drip));
    });
  }
  void sendRandomly(port, random, seconds, numbers, tally);
}

/** Sends random requests, each over a connection of its own, evenly over the time. */
async function sendRandomly(
  port: number,
  count: number,
  seconds: number,
  numbers: () => number,
  tally: AttackTally,
): Promise<void> {
  const started = performance.now();
  // This program begins a moment after the attack is said to begin.
  const time = (seconds - 2) * 1000;
  while (tally.random < count) {
    const due = Math.min(count, ((performance.now() - started) / time) * count);
    for (; tally.random < due; tally.random++) {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      // A reset leaves no port behind that waits for a minute.
      socket.setTimeout(2000, () => socket.resetAndDestroy());
      socket.once('data', () => socket.resetAndDestroy());
      socket.write(randomRequest(numbers));
    }
    await delay(20);
  }
}
