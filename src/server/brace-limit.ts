import type { FastifyReply, FastifyRequest } from 'fastify';
import { Lexer, Source, TokenKind } from 'graphql';
import { queryTooDeep } from '../shared/errors.ts';
import { LIMITS } from './limits.ts';
import { statusFor } from './status-for-json.ts';

/** A hook: refuses a document whose braces and brackets nest deeper than a parser should be asked to follow. */
export async function holdBraces(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  const { query } = (request.body ?? {}) as { readonly query?: unknown };
  // read as Apollo reads it
  const document = request.method === 'GET' ? new URL(request.url, 'http://x').searchParams.get('query') : query;
  const deepest = typeof document === 'string' ? deepestBraces(document) : 0;
  if (deepest <= LIMITS.braces) return undefined;
  const { message, extensions } = queryTooDeep(deepest, LIMITS.braces);
  if (request.outcome) request.outcome.code = 'QUERY_TOO_DEEP';
  return reply.status(statusFor(request.headers.accept, 400)).send({ errors: [{ message, extensions }] });
}

/** How deep they nest, or 0 where there are too few to nest too deep. */
function deepestBraces(document: string): number {
  if (document.split(/[{[]/, LIMITS.braces + 2).length <= LIMITS.braces + 1) return 0;
  const lexer = new Lexer(new Source(document));
  let [depth, deepest] = [0, 0];
  try {
    while (lexer.advance().kind !== TokenKind.EOF) {
      const { kind } = lexer.token;
      if (kind === TokenKind.BRACE_L || kind === TokenKind.BRACKET_L) deepest = Math.max(deepest, ++depth);
      else if (kind === TokenKind.BRACE_R || kind === TokenKind.BRACKET_R) depth--;
    }
  } catch {
    // what is no token is for the parser to tell, and it comes no further either
  }
  return deepest;
}
