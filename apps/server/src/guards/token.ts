/** Asks for the launch token (security:U2, U3). */
import type { MiddlewareHandler } from 'hono';
import { tokenMatcher } from '../launch-token.ts';
import { HttpProblem, type RequestEnv } from '../problem.ts';

const BEARER = /^Bearer ([A-Za-z0-9_-]{1,200})$/i;

/** Lets requests pass that carry the token as `Authorization: Bearer`. */
export function tokenGuard(token: string): MiddlewareHandler<RequestEnv> {
  const matches = tokenMatcher(token);
  return async (c, next) => {
    const given = BEARER.exec(c.req.header('Authorization') ?? '')?.[1];
    if (given === undefined || !matches(given)) {
      throw new HttpProblem(
        401,
        {
          code: 'unauthorised',
          message: 'the launch token is missing or wrong',
          hint: 'Open the address that the server printed at its start',
        },
        { 'WWW-Authenticate': 'Bearer' },
      );
    }
    await next();
  };
}
