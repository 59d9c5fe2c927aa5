/**
 * What a route declares. A route without a declared access does not compile, and `app.ts` applies
 * what is declared: no handler checks rights, origins, types or sizes by itself.
 */
import type { Context } from 'hono';
import type { Logger } from 'pino';
import type { RequestEnv } from '../problem.ts';
import type { Verifier } from '../verification/verifier.ts';

/** What handlers work with. */
export interface Services {
  readonly log: Logger;
  readonly verifier: Verifier;
}

/** One route of the HTTP interface. */
export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: `/api/${string}`;
  /** `public` needs no token, `owner` the launch token. */
  readonly access: 'public' | 'owner';
  /** For POST: the one content type and the largest body in bytes. */
  readonly body?: { readonly type: string; readonly maxBytes: number };
  readonly handle: (c: Context<RequestEnv>, services: Services) => Response | Promise<Response>;
}
