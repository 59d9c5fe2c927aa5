/**
 * The HTTP interface as one function from request to answer: guards in their order, then routes and
 * pages. Knows nothing of sockets, ports or what the routes do.
 */
import { randomUUID } from 'node:crypto';
import { Hono, type MiddlewareHandler } from 'hono';
import type { Logger } from 'pino';
import { sizeGuard, typeGuard } from './guards/body.ts';
import { hostGuard } from './guards/host.ts';
import { originGuard } from './guards/origin.ts';
import { tokenGuard } from './guards/token.ts';
import { commonHeaders, dataPolicy } from './headers.ts';
import { allowedHosts } from './loopback.ts';
import { pages } from './page.ts';
import { HttpProblem, problemResponse, type RequestEnv } from './problem.ts';
import { routes } from './routes/index.ts';
import type { Services } from './routes/route.ts';

/** What an application is made from. */
export interface AppOptions extends Services {
  readonly port: number;
  readonly token: string;
  readonly webDir: string;
}

/** Makes the application that answers on a port. */
export function createApp(options: AppOptions): Hono<RequestEnv> {
  const app = new Hono<RequestEnv>();
  app.use('*', requests(options.log));
  app.use('*', hostGuard(allowedHosts(options.port)));
  app.use('*', originGuard());

  for (const route of routes) {
    const guards: MiddlewareHandler<RequestEnv>[] = [];
    if (route.access === 'owner') guards.push(tokenGuard(options.token));
    if (route.body) guards.push(typeGuard(route.body.type), sizeGuard(route.body.maxBytes));
    app.on(route.method, [route.path], ...guards, async (c) => {
      try {
        return await route.handle(c, options);
      } catch (error) {
        // The reason of a signal need not be an Error, and only Errors reach onError.
        throw c.req.raw.signal.aborted ? abandoned : error;
      }
    });
  }
  app.all('/api/*', notFound);
  app.route('/', pages(options.webDir));

  app.notFound(notFound);
  app.onError((error, c) => {
    if (error instanceof HttpProblem) return problemResponse(c, error);
    options.log.error({ err: error, requestId: c.get('requestId') }, 'request failed');
    return problemResponse(
      c,
      new HttpProblem(500, {
        code: 'internal',
        message: 'an internal error ended the request',
        hint: 'The server wrote what happened to its log, under the request id',
      }),
    );
  });
  return app;
}

/** The answer to a request whose sender has gone; nobody reads it, the log counts it. */
const abandoned = new HttpProblem(408, { code: 'abandoned', message: 'the sender has gone' });

function notFound(): never {
  throw new HttpProblem(404, { code: 'not-found', message: 'there is nothing at this address' });
}

/** Gives each request an id, each answer its headers, and the log a line without query or token. */
function requests(log: Logger): MiddlewareHandler<RequestEnv> {
  return async (c, next) => {
    const started = performance.now();
    const requestId = randomUUID();
    c.set('requestId', requestId);
    await next();
    for (const [name, value] of Object.entries(commonHeaders)) c.header(name, value);
    c.header('X-Request-Id', requestId);
    if (!c.res.headers.has('Content-Security-Policy'))
      c.header('Content-Security-Policy', dataPolicy);
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
    log.info(
      {
        requestId,
        method: c.req.method,
        path: c.req.path,
        status: c.res.status,
        ms: Math.round(performance.now() - started),
      },
      'request',
    );
  };
}
