/** For tests: the application on a real socket, and requests with headers that fetch would forbid. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Verified } from '@ermine/postgres';
import { createApp } from './app.ts';
import { listen } from './listen.ts';
import { createLog } from './log.ts';
import { closeServer, serveApp } from './serve-app.ts';
import type { Verifier } from './verification/verifier.ts';

export const TOKEN = 'canary-token-canary-token-canary-token-1234';

export const equal: Verified = { state: 'equal', engine: 'test', differences: [], notVerified: [] };

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface Ask {
  readonly method?: string;
  readonly path: string;
  /** Over the defaults: own Host, Origin, token and JSON; undefined leaves one out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: string | Uint8Array;
}

export interface TestServer {
  readonly port: number;
  readonly log: () => string;
  ask(ask: Ask): Promise<Answer>;
  close(): Promise<void>;
}

/** Serves a small built application with a verifier of the test's own. */
export async function testServer(verifier?: Partial<Verifier>): Promise<TestServer> {
  const webDir = await mkdtemp(join(tmpdir(), 'ermine-web-'));
  await mkdir(join(webDir, 'assets'));
  await writeFile(join(webDir, 'index.html'), '<!doctype html><html><head></head></html>');
  await writeFile(join(webDir, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await writeFile(join(webDir, 'assets', 'index-1a2b3c.js'), 'export {};');

  let logged = '';
  const log = createLog('info', {
    write: (line) => {
      logged += line;
    },
  });
  const { server, port } = await listen('127.0.0.1', 0);
  const fake: Verifier = { verify: async () => ({ ok: true, verified: equal }), ...verifier };
  serveApp(server, createApp({ port, token: TOKEN, webDir, log, verifier: fake }));
  return {
    port,
    log: () => logged,
    ask: (ask) => send(port, ask),
    close: async () => {
      await closeServer(server);
      await rm(webDir, { recursive: true });
    },
  };
}

function send(port: number, { method = 'GET', path, headers, body }: Ask): Promise<Answer> {
  const all: Readonly<Record<string, string | undefined>> = {
    host: `127.0.0.1:${port}`,
    origin: `http://127.0.0.1:${port}`,
    authorization: `Bearer ${TOKEN}`,
    'content-type': 'application/json',
    ...headers,
  };
  const given = Object.entries(all).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  );
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      { port, host: '127.0.0.1', method, path, headers: Object.fromEntries(given), agent: false },
      (incoming) => {
        let text = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (chunk: string) => {
          text += chunk;
        });
        incoming.on('end', () =>
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text }),
        );
        incoming.on('error', reject);
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
