import {withStub} from '../servers/http/stub.ts';

/** Gives a task the URL of a server that answers whatever it is asked with an error. */
export function withFailingServer<Result>(
  status: number,
  task: (url: string) => Promise<Result>,
): Promise<Result> {
  return withStub((_request, response) => {
    response.writeHead(status, {'Content-Type': 'application/json'}).end('{"failed": true}');
  }, task);
}
