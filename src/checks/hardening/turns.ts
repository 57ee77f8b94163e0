import {Socket} from 'node:net';
import {whiteBoxClaim} from '../../claims/claim.ts';
import {holdPhrase} from '../../claims/phrase.ts';
import {handledInTurns, turnsOfServer} from './turns-server.ts';

const ofReference = whiteBoxClaim('It takes the code of the reference server.');

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

ofReference('reference-server/ways-around/memory-free', async ({documented, hold}) => {
  // More than half of what can wait.
  const many = 5000;
  const kept: string[] = [];
  const server = turnsOfServer();
  const send = (socket: Socket) => {
    for (let sent = 0; sent < many; sent++) server.send(socket);
    if (!socket.destroyed) kept.push('it is kept');
  };
  const [handled, ended, last] = [new Socket(), new Socket(), new Socket()];
  send(handled);
  await handledInTurns(server, 2 * many, server.respond);
  send(ended);
  // It may have its turn just when it ends.
  await handledInTurns(server, 1, server.respond);
  ended.destroy();
  await handledInTurns(server, 2, server.respond);
  send(last);
  const known = {'free again': kept.length === 3, 'never free': kept.length === 1};
  const observed = `${kept.length} of 3 connections are kept`;
  const asked = `let ${many} requests wait on three connections, one after the other`;
  holdPhrase(hold, documented.text(), known, observed, asked);
});
