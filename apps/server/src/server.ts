/**
 * The server of local mode (security section 3): one person on this machine, known by a launch
 * token. Puts the parts together; decides nothing itself.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createScratchPool, type ScratchPoolOptions, verify } from '@ermine/database';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import { ensureDataFolder } from './data-folder.ts';
import { launchToken } from './launch-token.ts';
import { DEFAULT_PORT, listen } from './listen.ts';
import { loopbackAddress, originOf } from './loopback.ts';
import { closeServer, serveApp } from './serve-app.ts';
import { prepareInWorker } from './verification/prepare-in-worker.ts';
import { createVerifier } from './verification/verifier.ts';

/** What a server is started with. */
export interface ServerOptions {
  /** 127.0.0.1 (default), localhost or ::1. */
  readonly host?: string;
  /** An exact port; without it the usual one or the next that is free. */
  readonly port?: number;
  /** Where token and scratch images are kept; made when missing. */
  readonly dataDir: string;
  /** The folder of the built web application; by default the one beside this package. */
  readonly webDir?: string;
  readonly poolOptions?: Omit<ScratchPoolOptions, 'cacheDir'>;
  readonly log: Logger;
  /** Makes a new launch token: tabs that hold the old one are signed out. */
  readonly newToken?: boolean;
}

/** A server that answers. */
export interface RunningServer {
  /** The address to open, with the launch token in its fragment. */
  readonly url: string;
  readonly port: number;
  /** What the one who started it should know, in sentences. */
  readonly notices: readonly string[];
  /** Ends open requests, scratch databases and the server. */
  close(): Promise<void>;
}

const builtWeb = fileURLToPath(new URL('../../web/dist', import.meta.url));

/** Starts a server; throws StartError when something is in its way. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const address = loopbackAddress(options.host ?? '127.0.0.1');
  await ensureDataFolder(options.dataDir);
  const token = await launchToken(options.dataDir, options.newToken ?? false);
  const { server, port } = await listen(address, options.port);
  const pool = createScratchPool({
    ...options.poolOptions,
    cacheDir: join(options.dataDir, 'scratch'),
  });
  const { log } = options;
  const verifier = createVerifier({
    prepare: (input, signal) =>
      prepareInWorker(input, {
        signal,
        onCrash: (error) => log.error({ err: error }, 'import worker broke down'),
      }),
    compare: (scripts) => verify(pool, scripts),
  });
  const webDir = options.webDir ?? builtWeb;
  serveApp(server, createApp({ port, token, webDir, log, verifier }));
  pool.warm().catch((error: unknown) => log.warn({ err: error }, 'no scratch database at hand'));
  return {
    url: `${originOf(address, port)}/#t=${token}`,
    port,
    notices: notices(port, options.port, webDir),
    close: async () => {
      await Promise.all([closeServer(server), pool.close()]);
    },
  };
}

function notices(port: number, asked: number | undefined, webDir: string): readonly string[] {
  const found: string[] = [];
  if (asked === undefined && port !== DEFAULT_PORT) {
    found.push(`Port ${DEFAULT_PORT} is taken by another program: this is ${port}`);
  }
  if (!existsSync(join(webDir, 'index.html'))) {
    found.push('The web application is not built: run npm run build');
  }
  return found;
}
