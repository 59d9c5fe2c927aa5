/** Connects an application with a listening socket, and ends both. */
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { commonHeaders, dataPolicy } from './headers.ts';
import type { RequestEnv } from './problem.ts';

/** How long open requests may take to end when the server closes. */
const GRACE_MS = 2_000;

/** Lets the application answer what the socket accepts. */
export function serveApp(server: Server, app: Hono<RequestEnv>): void {
  const listener = getRequestListener(app.fetch, {
    overrideGlobalObjects: false,
    // Requests that no URL can be made of: a Host header with a path, a target with a backslash.
    errorHandler: () => malformed(),
  });
  server.on('request', (incoming, outgoing) => void listener(incoming, outgoing));
}

function malformed(): Response {
  const error = {
    code: 'malformed-request',
    message: 'the request line or Host header is not valid',
    requestId: randomUUID(),
  };
  const headers = { ...commonHeaders, 'Content-Security-Policy': dataPolicy };
  return Response.json({ error }, { status: 400, headers });
}

/** Takes no more connections, waits a little for open requests and then cuts them off. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    server.close((error) => {
      clearTimeout(timer);
      if (error) reject(error);
      else resolve();
    });
    server.closeIdleConnections();
  });
}
