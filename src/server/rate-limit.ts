import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
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
export type Purse = {
  /** For a request, before its body is read and also where it turns out to be none. */
  readonly enter: (address: string) => Spent;
  /** For the operation in it. */
  readonly spend: (address: string, cost: number) => Spent;
  /** For what was done already: it is owed. */
  readonly charge: (address: string, cost: number) => Spent;
};

const GRANTED: Spent = { refusedFor: undefined, headers: {} };

/** Without a rate limit everything is granted. */
export const createPurse = (costPerMinute: number | undefined): Purse =>
  costPerMinute === undefined
    ? { enter: () => GRANTED, spend: () => GRANTED, charge: () => GRANTED }
    : new RateLimiter(costPerMinute);

/**
 * Takes what each request of `scope` costs before its body is read. Who has come to owe something while the request
 * waited for its turn, by others that came with it, is refused then.
 */
export function holdToAllowance(scope: FastifyInstance, purse: Purse): void {
  const refuseUnless =
    (take: (address: string) => Spent) =>
    async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
      const { refusedFor, headers } = take(request.ip);
      void reply.headers(headers);
      if (refusedFor === undefined) return undefined;
      if (request.outcome) request.outcome.code = 'RATE_LIMITED';
      const { message, extensions } = rateLimited(refusedFor);
      return reply.status(ERROR_CODES.RATE_LIMITED).send({ errors: [{ message, extensions }] });
    };
  scope.addHook(
    'onRequest',
    refuseUnless((address) => purse.enter(address)),
  );
  scope.addHook(
    'preHandler',
    refuseUnless((address) => purse.spend(address, 0)),
  );
}

/** About half a millisecond, which the least request takes. */
const REQUEST_COST = 20;

/** More clients than that are not remembered; whoever was away longest begins anew. */
const MAX_CLIENTS = 10_000;

type Bucket = { readonly left: number; readonly at: number };

/**
 * A token bucket for each client: it holds what may be spent in a minute, and fills steadily. What costs more than a whole
 * bucket is granted from a full one and has to be earned afterwards, so every operation that the limits allow can be asked.
 */
export class RateLimiter implements Purse {
  readonly #perMinute: number;
  readonly #now: () => number;
  readonly #buckets = new LRUCache<string, Bucket>({ max: MAX_CLIENTS });

  /** `now`: milliseconds that only go forward. */
  constructor(perMinute: number, now: () => number = () => performance.now()) {
    this.#perMinute = perMinute;
    this.#now = now;
  }

  enter(address: string): Spent {
    return this.#take(address, { cost: REQUEST_COST, needed: REQUEST_COST, again: 0 });
  }

  /** A full bucket is one from which only the request itself was taken; who comes again pays for a request again. */
  spend(address: string, cost: number): Spent {
    const needed = Math.min(cost, this.#perMinute - REQUEST_COST);
    return this.#take(address, { cost, needed, again: REQUEST_COST });
  }

  charge(address: string, cost: number): Spent {
    return this.#take(address, { cost, needed: -Infinity, again: 0 });
  }

  /** `again`: what coming again will cost before this is asked for. */
  #take(address: string, { cost, needed, again }: Readonly<Record<'cost' | 'needed' | 'again', number>>): Spent {
    const client = clientOf(address);
    const at = this.#now();
    const before = this.#buckets.get(client) ?? { left: this.#perMinute, at };
    const had = Math.min(this.#perMinute, before.left + ((at - before.at) * this.#perMinute) / 60_000);
    const missing = needed - had;
    const left = missing > 0 ? had : had - cost;
    this.#buckets.set(client, { left, at });
    const refusedFor = missing > 0 ? this.#secondsFor(missing + again) : undefined;
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
export function clientOf(given: string): string {
  // some proxies say by which port their client came, and each of its connections has another
  const address = /^(\d+(?:\.\d+){3}):\d+$/.exec(given)?.[1] ?? /^\[(.+)\](?::\d+)?$/.exec(given)?.[1] ?? given;
  // a trusted proxy may say "unknown"
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv6 ? parsed.parts.slice(0, 4).join(':') : parsed.toString();
}
