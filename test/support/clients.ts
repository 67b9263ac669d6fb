import { Agent, request } from 'node:http';

/** What a client got. */
export type Reply = {
  /** Undefined where the connection broke before an answer was there. */
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
  /** When it was there, and how long after it was asked for. */
  readonly at: number;
  readonly milliseconds: number;
};

/** Asks once, over a connection that stays open for the next who asks with the same agent. */
export function post(address: string, payload: object, agent: Agent, timeoutMs = 60_000): Promise<Reply> {
  const body = JSON.stringify(payload);
  const began = performance.now();
  return new Promise((resolve) => {
    const end = (status: number | undefined, headers: Reply['headers'], text: string): void => {
      const at = performance.now();
      resolve({ status, headers, body: text, at, milliseconds: at - began });
    };
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const asking = request(`${address}/graphql`, { method: 'POST', agent, headers, timeout: timeoutMs }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        end(response.statusCode, response.headers, Buffer.concat(chunks).toString());
      });
      response.on('error', (error) => {
        end(undefined, {}, error.message);
      });
    });
    asking.on('timeout', () => asking.destroy(new Error('no answer')));
    asking.on('error', (error) => {
      end(undefined, {}, error.message);
    });
    asking.end(body);
  });
}

/** Clients that each ask for the next when the answer is there, pause where there was none, and leave when they are told to. */
export function startClients(
  address: string,
  count: number,
  nextPayload: () => object,
): {
  readonly replies: readonly Reply[];
  readonly left: Promise<unknown>;
  readonly stop: () => Promise<readonly Reply[]>;
} {
  const agent = new Agent({ keepAlive: true, maxSockets: count });
  const replies: Reply[] = [];
  let goesOn = true;
  const client = async (): Promise<void> => {
    while (goesOn) {
      const reply = await post(address, nextPayload(), agent);
      replies.push(reply);
      if (reply.headers['connection'] === 'close') return;
      // a client that is told to come again does not come at once; a tenth of what it was told keeps the test short
      if (reply.status !== 200) await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const clients = Promise.all(Array.from({ length: count }, client));
  return {
    replies,
    left: clients,
    stop: async () => {
      goesOn = false;
      await clients;
      agent.destroy();
      return replies;
    },
  };
}
