/** Bounds what a request may send (security:O4, L8). */
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HttpProblem, type RequestEnv } from '../problem.ts';

/** Lets bodies pass that have the one content type; a charset may follow it. */
export function typeGuard(type: string): MiddlewareHandler<RequestEnv> {
  return async (c, next) => {
    const given = (c.req.header('Content-Type') ?? '').split(';', 1)[0]?.trim().toLowerCase();
    if (given !== type) {
      throw new HttpProblem(415, {
        code: 'wrong-content-type',
        message: `the body is not ${type}`,
        hint: `Send it with the header Content-Type: ${type}`,
      });
    }
    await next();
  };
}

/** Lets bodies pass up to a size in bytes, told or counted. */
export function sizeGuard(maxBytes: number): MiddlewareHandler<RequestEnv> {
  return bodyLimit({
    maxSize: maxBytes,
    onError: () => {
      throw new HttpProblem(413, {
        code: 'body-too-large',
        message: 'the body is too large',
        detail: `The limit is ${maxBytes} bytes`,
        hint: 'Use the command line for large schemas: ermine verify FILE',
      });
    },
  });
}
