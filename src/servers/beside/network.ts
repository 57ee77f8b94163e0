import {type AddressInfo, connect, createServer, type Socket} from 'node:net';
import {setTimeout as delay} from 'node:timers/promises';

/** A network between a client and a server of TCP, which a test may disturb. */
export interface Network {
  port: number;
  /** How long each piece of data is on its way to the client, in milliseconds. */
  delay: number;
  /** How many pieces of data the client sent over a connection; the first one is 0. */
  questions(connection: number): number;
  /** The connections that are there swallow what is sent from now on, and stay open; new ones work. */
  loseConnections(): void;
  close(): void;
}

/** Opens a port of 127.0.0.1 that leads to another one. */
export async function networkTo(port: number): Promise<Network> {
  const pairs = new Set<[Socket, Socket]>();
  const sent: number[] = [];
  const network: Network = {
    port: 0,
    delay: 0,
    questions: (connection) => sent[connection] ?? 0,
    loseConnections() {
      for (const [client, target] of pairs) {
        client.removeAllListeners('data').resume();
        target.removeAllListeners('data').resume();
      }
    },
    close() {
      server.close();
      for (const sockets of pairs) for (const socket of sockets) socket.destroy();
    },
  };
  const server = createServer((client) => {
    const target = connect(port, '127.0.0.1');
    const pair: [Socket, Socket] = [client, target];
    pairs.add(pair);
    const place = sent.push(0) - 1;
    client.on('data', (data) => {
      sent[place] = (sent[place] ?? 0) + 1;
      target.write(data);
    });
    target.on('data', async (data) => {
      await delay(network.delay);
      if (!client.destroyed) client.write(data);
    });
    for (const socket of pair) socket.on('error', () => undefined);
    client.on('close', () => target.destroy());
    target.on('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  network.port = (server.address() as AddressInfo).port;
  return network;
}
