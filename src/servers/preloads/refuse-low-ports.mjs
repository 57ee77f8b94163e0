/**
 * Loaded into a server before its own code. A port below 1024 is refused to it as the system refuses it to a user
 * without special rights, whoever runs the server.
 */
import {Server} from 'node:net';

const {listen} = Server.prototype;

Server.prototype.listen = function listenAsAnyUser(...args) {
  const [first] = args;
  const isNamed = typeof first === 'object' && first !== null;
  const port = Number(isNamed ? first.port : first);
  const address = (isNamed ? first.host : args.find((one) => typeof one === 'string')) ?? '::';
  if (!(port > 0 && port < 1024)) return listen.apply(this, args);
  const error = new Error(`listen EACCES: permission denied ${address}:${port}`);
  Object.assign(error, {code: 'EACCES', errno: -13, syscall: 'listen', address, port});
  process.nextTick(() => this.emit('error', error));
  return this;
};
