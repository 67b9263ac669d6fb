/** The floor: a server that has the answers already and only sends them. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const answers = z.record(z.string(), z.string()).parse(JSON.parse(await readFile(process.argv[2] ?? '', 'utf8')));
const bytes = new Map(Object.entries(answers).map(([name, answer]) => [`/${name}`, Buffer.from(answer)]));

const server = createServer((request, response) => {
  request.resume().on('end', () => {
    const answer = bytes.get(request.url ?? '');
    response
      .writeHead(answer ? 200 : 404, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': answer?.length ?? 0,
      })
      .end(answer);
  });
});
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`);
});
