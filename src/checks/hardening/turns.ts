import {IncomingMessage, Server, ServerResponse} from 'node:http';
import {Socket} from 'node:net';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {oneAtATime} from '../../../examples/server/one-at-a-time.ts';
import {whiteBoxClaim} from '../../claims/claim.ts';
import {holdPhrase} from '../../claims/phrase.ts';

const ofReference = whiteBoxClaim('It takes the code of the reference server.');

/** A server without a network, whose turns of the event loop a check sees. */
function turnsOfServer() {
  const server = new Server();
  let handled = 0;
  const responses: ServerResponse[] = [];
  oneAtATime(server, (_request, response) => {
    handled += 1;
    responses.push(response as ServerResponse);
  });
  return {
    handled: () => handled,
    connect: () => server.emit('connection', new Socket()),
    send(socket: Socket): void {
      const request = new IncomingMessage(socket);
      server.emit('request', request, new ServerResponse(request));
    },
    /** Ends each response that is under way. */
    respond(): void {
      for (const response of responses.splice(0)) response.emit('close');
    },
  };
}

/** How many requests are handled in each of so many turns. */
async function handledInTurns(
  {handled}: {handled(): number},
  turns: number,
  before: () => void,
): Promise<number[]> {
  const counts: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const sofar = handled();
    before();
    await nextTurn();
    counts.push(handled() - sofar);
  }
  return counts;
}

ofReference('reference-server/ways-around/new-connection', async ({documented, hold}) => {
  const server = turnsOfServer();
  const socket = new Socket();
  for (let sent = 0; sent < 3; sent++) server.send(socket);
  server.respond();
  const whileOthersCome = await handledInTurns(server, 10, server.connect);
  const afterwards = await handledInTurns(server, 10, server.respond);
  const count = (counts: number[]) => counts.reduce((sum, one) => sum + one);
  const [first, last] = [count(whileOthersCome), count(afterwards)];
  const known = {
    before: first === 0 && last === 2,
    after: first === 2,
  };
  const observed = `it handles ${first} of 2 while connections come, and ${last} afterwards`;
  const asked = 'opened a connection in each of ten turns while two requests waited';
  holdPhrase(hold, documented.text(), known, observed, asked);
});

ofReference('reference-server/ways-around/one-in-a-turn', async ({documented, hold}) => {
  const server = turnsOfServer();
  for (const socket of [new Socket(), new Socket(), new Socket()]) {
    for (let sent = 0; sent < 3; sent++) server.send(socket);
  }
  const counts = await handledInTurns(server, 20, server.respond);
  const most = Math.max(...counts);
  const known = {one: most === 1 && server.handled() === 9, three: most === 3};
  const observed = `it handles at most ${most} in a turn, and ${server.handled()} of 9 in 20 turns`;
  const asked = 'let three connections have two requests each that wait';
  holdPhrase(hold, documented.text(), known, observed, asked);
});
