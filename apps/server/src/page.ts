/**
 * The web application's files (security section 9): the page with a fresh nonce, hashed assets for
 * ever, everything else to be asked for again. Knows nothing of the interface under /api.
 */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { filePolicy, pageHeaders } from './headers.ts';
import { HttpProblem, type RequestEnv } from './problem.ts';

/** Serves the built web application of a folder given by its absolute path. */
export function pages(webDir: string): Hono<RequestEnv> {
  const app = new Hono<RequestEnv>();

  app.on('GET', ['/', '/index.html'], async (c) => {
    const nonce = randomBytes(16).toString('base64');
    const html = await index(webDir);
    // Vite's convention: scripts that insert styles read the nonce from this element.
    const meta = `<meta property="csp-nonce" nonce="${nonce}" />`;
    return c.html(html.replace('<head>', `<head>${meta}`), 200, {
      ...pageHeaders(c.req.header('Host') ?? '', nonce),
    });
  });

  app.use('*', async (c, next) => {
    await next();
    if (!c.res.ok) return;
    c.header('Content-Security-Policy', filePolicy);
    const hashed = c.req.path.startsWith('/assets/');
    c.header('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  });
  // Without `root` it neither resolves against the working directory nor looks before it is asked.
  app.use('*', serveStatic({ rewriteRequestPath: (path) => join(webDir, path) }));
  return app;
}

async function index(webDir: string): Promise<string> {
  try {
    return await readFile(join(webDir, 'index.html'), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new HttpProblem(503, {
      code: 'not-built',
      message: 'the web application is not built',
      hint: 'Run: npm run build',
    });
  }
}
