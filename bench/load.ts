import { Agent, request } from 'node:http';

/** One request, and the bytes that must come back. */
export type Target = { readonly url: string; readonly body: string; readonly answer: Buffer };

export type Burst = {
  /** Milliseconds from sending to the last byte of the answer, one per request. */
  readonly latencies: readonly number[];
  readonly perSecond: number;
};

/** Clients that each send the next request when the answer is there, on a connection that stays open. */
export async function burst(
  target: Target,
  {
    clients,
    seconds,
    atLeast = clients,
  }: { readonly clients: number; readonly seconds: number; readonly atLeast?: number },
): Promise<Burst> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const latencies: number[] = [];
  const began = performance.now();
  const goesOn = (): boolean => performance.now() - began < seconds * 1_000 || latencies.length < atLeast;
  const client = async (): Promise<void> => {
    while (goesOn()) latencies.push(await ask(target, agent));
  };
  try {
    await Promise.all(Array.from({ length: clients }, client));
    return { latencies, perSecond: (latencies.length * 1_000) / (performance.now() - began) };
  } finally {
    agent.destroy();
  }
}

function ask({ url, body, answer }: Target, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    request(url, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const milliseconds = performance.now() - began;
        const received = Buffer.concat(chunks);
        // figures of wrong answers would be no figures
        if (received.equals(answer)) resolve(milliseconds);
        else reject(new Error(`${url} answered ${response.statusCode ?? 0}: ${received.toString().slice(0, 500)}`));
      });
    })
      .on('error', reject)
      .end(body);
  });
}
