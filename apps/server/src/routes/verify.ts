/**
 * POST /api/verify: imports and prints what the body holds, loads original and printed DDL into
 * scratch databases and answers how their catalogs compare (postgres-model §3.7).
 */
import { z } from 'zod';
import { QueueFull } from '../job-queue.ts';
import { HttpProblem } from '../problem.ts';
import type { Route } from './route.ts';

// U+0000 and lone surrogates are refused in every string (security:D3).
const wellFormed = z
  .string()
  .regex(/^[^\0\p{Surrogate}]*$/u, 'holds U+0000 or half a surrogate pair');

const request = z.union([
  z.strictObject({
    sources: z
      .array(z.strictObject({ name: wellFormed.min(1).max(255), text: wellFormed }))
      .min(1)
      .max(20_000),
  }),
  z.strictObject({ design: wellFormed }),
]);

const MEGABYTE = 1_048_576;

/** The round trip through a scratch Postgres. */
export const verify: Route = {
  method: 'POST',
  path: '/api/verify',
  access: 'owner',
  body: { type: 'application/json', maxBytes: 64 * MEGABYTE },
  handle: async (c, { verifier }) => {
    const input = request.safeParse(await c.req.json().catch(() => undefined));
    if (!input.success) {
      throw new HttpProblem(400, {
        code: 'bad-request',
        message: 'the body is not a request to verify',
        detail: z.prettifyError(input.error),
        hint: 'Send {"sources": [{"name", "text"}]} or {"design": "…"}',
      });
    }
    try {
      const outcome = await verifier.verify(input.data, c.req.raw.signal);
      if (outcome.ok) return c.json({ verified: outcome.verified });
      throw new HttpProblem(422, outcome.problem);
    } catch (error) {
      if (!(error instanceof QueueFull)) throw error;
      throw new HttpProblem(
        429,
        {
          code: 'queue-full',
          message: 'too many verifications are waiting',
          detail: `This one would be number ${error.waiting + 1} in the queue`,
          hint: 'Try again in a few seconds',
        },
        { 'Retry-After': '5' },
      );
    }
  },
};
