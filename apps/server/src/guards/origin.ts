/** Refuses changes that other origins ask for (security:O3). Reading needs the token anyway. */
import type { MiddlewareHandler } from 'hono';
import { HttpProblem, type RequestEnv } from '../problem.ts';

const READING: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** Lets a mutating request pass whose Origin is the one it was sent to; its Host is checked before. */
export function originGuard(): MiddlewareHandler<RequestEnv> {
  return async (c, next) => {
    if (!READING.has(c.req.method)) {
      const site = c.req.header('Sec-Fetch-Site');
      const own = `http://${(c.req.header('Host') ?? '').toLowerCase()}`;
      const sameSite = site === undefined || site === 'same-origin' || site === 'none';
      if (c.req.header('Origin') !== own || !sameSite) {
        throw new HttpProblem(403, {
          code: 'wrong-origin',
          message: 'the request does not come from a page of this server',
          hint: `Send it with the header Origin: ${own}`,
        });
      }
    }
    await next();
  };
}
