import cors from '@fastify/cors';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import helmet from 'helmet';

/** How the server meets the web. Nothing is allowed that is not asked for. */
export type WebSettings = {
  /** Addresses and networks of proxies that are believed when they say who asks. */
  readonly trustedProxies: readonly string[];
  /** Sites whose pages may read answers in a browser; `*` for all. */
  readonly allowedOrigins: readonly string[];
  /** What one client may spend in a minute, in the cost of operations; undefined for no limit. */
  readonly costPerMinute: number | undefined;
};

const secure = helmet({
  // what our page may do: talk to this server, and nothing else; Monaco writes its themes as inline styles
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'", 'data:'],
      workerSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  xFrameOptions: { action: 'deny' },
  // whoever ends TLS says so; over plain HTTP it must not be sent
  strictTransportSecurity: false,
});

/** What every answer has, errors included. */
export function setHeaders(request: FastifyRequest, reply: FastifyReply): void {
  secure(request.raw, reply.raw, () => undefined);
  void reply.header('x-request-id', request.id);
}

/** Lets pages of other sites read answers. Never with credentials: there are none. */
export async function allowOrigins(app: FastifyInstance, origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  await app.register(cors, {
    origin: origins.includes('*') ? '*' : [...origins],
    methods: ['GET', 'POST'],
    // an OPTIONS that is no preflight is answered like one, and not by a text of its own
    strictPreflight: false,
    exposedHeaders: ['ratelimit', 'ratelimit-policy', 'retry-after', 'x-data-release', 'x-request-id'],
    // what a browser keeps at most; Chromium takes no more than two hours
    maxAge: 7_200,
  });
}
