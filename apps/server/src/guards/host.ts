/** Refuses requests under a name that is not this server's (security:O2): DNS rebinding ends here. */
import type { MiddlewareHandler } from 'hono';
import { HttpProblem, type RequestEnv } from '../problem.ts';

/** Lets requests pass whose Host header is in the list. */
export function hostGuard(allowed: ReadonlySet<string>): MiddlewareHandler<RequestEnv> {
  return async (c, next) => {
    if (!allowed.has((c.req.header('Host') ?? '').toLowerCase())) {
      throw new HttpProblem(421, {
        code: 'wrong-host',
        message: 'this server is not known under that name',
        hint: 'Open the address that the server printed at its start',
      });
    }
    await next();
  };
}
