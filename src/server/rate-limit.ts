import type { FastifyReply, FastifyRequest } from 'fastify';
import ipaddr from 'ipaddr.js';
import { LRUCache } from 'lru-cache';
import { ERROR_CODES, rateLimited } from '../shared/errors.ts';

/** What became of a request to spend. The headers are those of the IETF draft "RateLimit header fields for HTTP". */
export type Spent = {
  /** For how many seconds nothing more can be had; undefined when it was granted. */
  readonly refusedFor: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
};

/** Spends for the client at an address. */
export type Purse = (address: string, cost: number) => Spent;

/** Without a rate limit everything is granted. */
export function createPurse(costPerMinute: number | undefined): Purse {
  if (costPerMinute === undefined) return () => ({ refusedFor: undefined, headers: {} });
  const limiter = new RateLimiter(costPerMinute);
  return (address, cost) => limiter.spend(address, cost);
}

/** A hook: every request costs 1 before its body is read, also one that turns out to be none. */
export const chargeRequest =
  (purse: Purse) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const { refusedFor, headers } = purse(request.ip, 1);
    void reply.headers(headers);
    if (refusedFor === undefined) return undefined;
    const { message, extensions } = rateLimited(refusedFor);
    return reply.status(ERROR_CODES.RATE_LIMITED).send({ errors: [{ message, extensions }] });
  };

/** More clients than that are not remembered; whoever was away longest begins anew. */
const MAX_CLIENTS = 10_000;

type Bucket = { readonly left: number; readonly at: number };

/**
 * A token bucket for each client: it holds what may be spent in a minute, and fills steadily. What costs more than a whole
 * bucket is granted from a full one and has to be earned afterwards, so every operation that the limits allow can be asked.
 */
export class RateLimiter {
  readonly #perMinute: number;
  readonly #now: () => number;
  readonly #buckets = new LRUCache<string, Bucket>({ max: MAX_CLIENTS });

  /** `now`: milliseconds that only go forward. */
  constructor(perMinute: number, now: () => number = () => performance.now()) {
    this.#perMinute = perMinute;
    this.#now = now;
  }

  spend(address: string, cost: number): Spent {
    const client = clientOf(address);
    const at = this.#now();
    const before = this.#buckets.get(client) ?? { left: this.#perMinute, at };
    const had = Math.min(this.#perMinute, before.left + ((at - before.at) * this.#perMinute) / 60_000);
    const missing = Math.min(cost, this.#perMinute) - had;
    const left = missing > 0 ? had : had - cost;
    this.#buckets.set(client, { left, at });
    const refusedFor = missing > 0 ? this.#secondsFor(missing) : undefined;
    const remaining = Math.max(0, Math.floor(left));
    const headers = {
      'ratelimit-policy': `"cost";q=${this.#perMinute};w=60`,
      ratelimit: `"cost";r=${remaining};t=${refusedFor ?? this.#secondsFor(this.#perMinute - left)}`,
    };
    return {
      refusedFor,
      headers: refusedFor === undefined ? headers : { ...headers, 'retry-after': String(refusedFor) },
    };
  }

  #secondsFor(points: number): number {
    return Math.ceil((points * 60) / this.#perMinute);
  }
}

/** A host of IPv6 has a whole network of addresses to choose from, the first 64 bits of which are given to it. */
function clientOf(address: string): string {
  // a trusted proxy may say "unknown"
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv6 ? parsed.parts.slice(0, 4).join(':') : parsed.toString();
}
