/** GET /api/health: tells that the server answers. Says nothing about designs or the machine. */
import packageJson from '../../package.json' with { type: 'json' };
import type { Route } from './route.ts';

/** The health of the server, for start scripts and monitors. */
export const health: Route = {
  method: 'GET',
  path: '/api/health',
  access: 'public',
  handle: (c) => c.json({ status: 'ok', version: packageJson.version }),
};
