/** The HTTP interface on a real socket: who is let in, what is refused, which headers are sent. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { QueueFull } from './job-queue.ts';
import { routes } from './routes/index.ts';
import { type Ask, type TestServer, TOKEN, testServer } from './test-server.ts';

let server: TestServer;
let thrown: Error | undefined;

beforeAll(async () => {
  server = await testServer({
    verify: async (input) => {
      if (thrown) throw thrown;
      if ('design' in input) {
        return { ok: false, problem: { code: 'not-a-design', message: 'x'.repeat(10_000) } };
      }
      return {
        ok: true,
        verified: { state: 'equal', engine: 'test', differences: [], notVerified: [] },
      };
    },
  });
});
afterAll(() => server.close());

const sources = JSON.stringify({ sources: [{ name: 'a.sql', text: 'select 1' }] });
const verify: Ask = { method: 'POST', path: '/api/verify', body: sources };

function codeOf(text: string): string {
  return (JSON.parse(text) as { error: { code: string } }).error.code;
}

describe('Host (security:O2)', () => {
  test.each([
    ['127.0.0.1:PORT', 200],
    ['localhost:PORT', 200],
    ['LOCALHOST:PORT', 200],
    ['[::1]:PORT', 200],
    ['127.0.0.1', 421],
    ['localhost', 421],
    ['127.0.0.1:1', 421],
    ['evil.example', 421],
    ['evil.example:PORT', 421],
    ['127.0.0.1.evil.example:PORT', 421],
    ['localhost.:PORT', 421],
    ['0.0.0.0:PORT', 421],
    ['[::ffff:127.0.0.1]:PORT', 400],
    ['127.1:PORT', 421],
    ['evil.example/@127.0.0.1:PORT', 400],
  ])('%s is answered with %i', async (host, status) => {
    const headers = { host: host.replace('PORT', String(server.port)) };
    for (const path of ['/', '/api/health', '/assets/index-1a2b3c.js']) {
      expect((await server.ask({ path, headers })).status).toBe(status);
    }
  });
});

describe('Origin (security:O3)', () => {
  test.each<[string | undefined, number]>([
    ['http://127.0.0.1:PORT', 200],
    [undefined, 403],
    ['null', 403],
    ['', 403],
    ['http://127.0.0.1:1', 403],
    ['http://127.0.0.1', 403],
    ['https://127.0.0.1:PORT', 403],
    ['HTTP://127.0.0.1:PORT', 403],
    ['http://localhost:PORT', 403],
    ['http://127.0.0.1:PORT.evil.example', 403],
    ['http://evil.example', 403],
  ])('a change from %s is answered with %i', async (origin, status) => {
    const headers = { origin: origin?.replace('PORT', String(server.port)) };
    expect((await server.ask({ ...verify, headers })).status).toBe(status);
  });

  test('the origin is the one of the name that was asked', async () => {
    const host = `localhost:${server.port}`;
    const own = await server.ask({ ...verify, headers: { host, origin: `http://${host}` } });
    expect(own.status).toBe(200);
    expect((await server.ask({ ...verify, headers: { host } })).status).toBe(403);
  });

  test.each([
    ['same-origin', 200],
    ['none', 200],
    ['same-site', 403],
    ['cross-site', 403],
  ])('Sec-Fetch-Site %s is answered with %i', async (site, status) => {
    const answer = await server.ask({ ...verify, headers: { 'sec-fetch-site': site } });
    expect(answer.status).toBe(status);
  });

  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s needs it too', async (method) => {
    const answer = await server.ask({ method, path: '/', headers: { origin: undefined } });
    expect(answer.status).toBe(403);
  });
});

describe('the launch token (security:U2)', () => {
  const owned = routes.filter(({ access }) => access === 'owner');

  test.each(owned)('$method $path refuses every other', async ({ method, path }) => {
    const wrong = [
      undefined,
      '',
      TOKEN,
      `Basic ${TOKEN}`,
      'Bearer ',
      `Bearer ${TOKEN}x`,
      `Bearer ${TOKEN.slice(0, -1)}`,
      `Bearer ${TOKEN.toUpperCase()}`,
      `Bearer ${TOKEN} ${TOKEN}`,
    ];
    for (const authorization of wrong) {
      const answer = await server.ask({ method, path, body: sources, headers: { authorization } });
      expect([authorization, answer.status]).toEqual([authorization, 401]);
      expect(answer.headers['www-authenticate']).toBe('Bearer');
    }
  });

  test('in a cookie or the query it is not looked at', async () => {
    const headers = { authorization: undefined, cookie: `token=${TOKEN}` };
    const answer = await server.ask({ ...verify, path: `/api/verify?t=${TOKEN}`, headers });
    expect(answer.status).toBe(401);
  });

  test('only health is public', () => {
    const open = routes.filter(({ access }) => access === 'public').map(({ path }) => path);
    expect(open).toEqual(['/api/health']);
  });

  test('it is nowhere in the log', async () => {
    await server.ask({ ...verify, path: `/api/verify?t=${TOKEN}` });
    expect(server.log()).toContain('/api/verify');
    expect(server.log()).not.toContain(TOKEN);
  });
});

describe('bodies (security:O4, L8)', () => {
  test.each([
    ['text/plain', 415],
    ['application/x-www-form-urlencoded', 415],
    ['application/json-patch+json', 415],
    [undefined, 415],
    ['application/json; charset=utf-8', 200],
  ])('of type %s are answered with %i', async (type, status) => {
    const answer = await server.ask({ ...verify, headers: { 'content-type': type } });
    expect(answer.status).toBe(status);
  });

  const limited = routes.flatMap(({ method, path, body }) =>
    body ? [{ method, path, ...body }] : [],
  );

  test.each(limited)('$path takes no more than it declares', async (route) => {
    const { method, path, type, maxBytes } = route;
    const told = { 'content-type': type, 'content-length': String(maxBytes + 1) };
    const byHeader = await server.ask({
      method,
      path,
      headers: told,
      body: new Uint8Array(maxBytes + 1),
    });
    expect([byHeader.status, codeOf(byHeader.text)]).toEqual([413, 'body-too-large']);
    const streamed = { 'content-type': type, 'transfer-encoding': 'chunked' };
    const byCount = await server.ask({
      method,
      path,
      headers: streamed,
      body: new Uint8Array(maxBytes + 1),
    });
    expect([byCount.status, codeOf(byCount.text)]).toEqual([413, 'body-too-large']);
  });

  test('headers above 16 KB are answered with 431', async () => {
    const headers = { 'x-long': 'x'.repeat(17_000) };
    expect((await server.ask({ path: '/api/health', headers })).status).toBe(431);
  });
});

describe('requests to verify (security:D1, D3)', () => {
  test.each([
    ['no JSON', '{'],
    ['nothing', ''],
    ['null', 'null'],
    ['neither form', '{}'],
    ['both forms', '{"design": "x", "sources": [{"name": "a", "text": ""}]}'],
    ['no sources', '{"sources": []}'],
    ['an unknown key', '{"sources": [{"name": "a", "text": "", "more": 1}]}'],
    ['a key __proto__', '{"sources": [{"name": "a", "text": "", "__proto__": {}}]}'],
    ['a key constructor', '{"design": "x", "constructor": {}}'],
    ['U+0000', '{"sources": [{"name": "a", "text": "\\u0000"}]}'],
    ['half a surrogate pair', '{"sources": [{"name": "\\ud83d", "text": ""}]}'],
    ['an empty name', '{"sources": [{"name": "", "text": ""}]}'],
    ['a deep nest', '['.repeat(200_000)],
  ])('%s: refused', async (_, body) => {
    const answer = await server.ask({ ...verify, body });
    expect([answer.status, codeOf(answer.text)]).toEqual([400, 'bad-request']);
  });

  test('names of the prototype are names like others', async () => {
    const body = JSON.stringify({ sources: [{ name: '__proto__', text: '😀' }] });
    expect((await server.ask({ ...verify, body })).status).toBe(200);
  });

  test('an unusable input is told with a bounded text and a request id', async () => {
    const answer = await server.ask({ ...verify, body: '{"design": "x"}' });
    const { error } = JSON.parse(answer.text) as {
      error: { code: string; message: string; requestId: string };
    };
    expect(answer.status).toBe(422);
    expect(error.code).toBe('not-a-design');
    expect(error.message).toHaveLength(4_001);
    expect(error.requestId).toBe(answer.headers['x-request-id']);
  });
});

describe('errors (security:X8)', () => {
  test('a bug gives an id, its reason only the log', async () => {
    thrown = new Error('the secret reason');
    const answer = await server.ask(verify);
    thrown = undefined;
    expect(answer.status).toBe(500);
    const { error } = JSON.parse(answer.text) as { error: Record<string, string> };
    expect(Object.keys(error)).toEqual(['code', 'message', 'hint', 'requestId']);
    expect(answer.text).not.toMatch(/secret|\.ts|at .*:\d+/);
    expect(server.log()).toContain('the secret reason');
    expect(server.log()).toContain(error.requestId);
  });

  test('a request id from outside is not taken', async () => {
    const answer = await server.ask({ path: '/api/health', headers: { 'x-request-id': 'mine' } });
    expect(answer.headers['x-request-id']).not.toBe('mine');
  });

  test.each([
    '/api',
    '/api/nothing',
    '/nothing',
    '/../package.json',
    '/%2e%2e/package.json',
    '/assets/',
  ])('nothing is at %s', async (path) => {
    const answer = await server.ask({ path });
    expect([answer.status, codeOf(answer.text)]).toEqual([404, 'not-found']);
  });
});

describe('heavy work (security:L9)', () => {
  test('beyond the queue is answered with 429 and the place in it', async () => {
    thrown = new QueueFull(20);
    const answer = await server.ask(verify);
    thrown = undefined;
    expect([answer.status, answer.headers['retry-after']]).toEqual([429, '5']);
    expect(JSON.parse(answer.text)).toMatchObject({
      error: { code: 'queue-full', detail: 'This one would be number 21 in the queue' },
    });
  });

  test('is given up when its sender goes', async () => {
    let given: ((reason: unknown) => void) | undefined;
    const reason = new Promise((resolve) => {
      given = resolve;
    });
    let started: (() => void) | undefined;
    const running = new Promise<void>((resolve) => {
      started = resolve;
    });
    const waiting = await testServer({
      verify: (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            given?.(signal.reason);
            reject(signal.reason);
          });
          started?.();
        }),
    });
    const giver = new AbortController();
    const sent = fetch(`http://127.0.0.1:${waiting.port}/api/verify`, {
      method: 'POST',
      headers: {
        origin: `http://127.0.0.1:${waiting.port}`,
        authorization: `Bearer ${TOKEN}`,
        'content-type': 'application/json',
      },
      body: sources,
      signal: giver.signal,
    });
    await running;
    giver.abort();
    await expect(sent).rejects.toThrow();
    await reason;
    await waiting.close();
    expect(waiting.log()).toContain('"status":408');
    expect(waiting.log()).not.toContain('request failed');
  });
});

describe('headers (security section 9)', () => {
  test('the page has a fresh nonce each time, in policy and document', async () => {
    const nonces = await Promise.all(
      ['/', '/', '/index.html'].map(async (path) => {
        const { headers, text } = await server.ask({ path });
        const nonce = /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1];
        expect(text).toContain(`<meta property="csp-nonce" nonce="${nonce}" />`);
        expect(headers['cache-control']).toBe('no-cache');
        expect(headers['content-type']).toMatch(/^text\/html/);
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(3);
  });

  test('its policy is the one of the specification', async () => {
    const { headers } = await server.ask({ path: '/' });
    const policy = String(headers['content-security-policy']).replace(/nonce-[^']+/, 'nonce-{n}');
    expect(policy).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'nonce-{n}'; " +
        `img-src 'self' data: blob:; font-src 'self'; connect-src 'self' ws://127.0.0.1:${server.port}; ` +
        "worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; " +
        "frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; " +
        'trusted-types ermine; report-to csp',
    );
  });

  test.each([
    ['/', 'no-cache'],
    ['/icon.svg', 'no-cache'],
    ['/assets/index-1a2b3c.js', 'public, max-age=31536000, immutable'],
    ['/assets/missing.js', 'no-store'],
    ['/api/health', 'no-store'],
    ['/api/nothing', 'no-store'],
  ])('%s is cached as "%s"', async (path, caching) => {
    const { headers } = await server.ask({ path });
    expect(headers['cache-control']).toBe(caching);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(headers['permissions-policy']).toMatch(/clipboard-write=\(self\), .*camera=\(\)/);
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'.*frame-ancestors 'none'/,
    );
    expect(Object.keys(headers).filter((name) => /^access-control|^set-cookie/.test(name))).toEqual(
      [],
    );
  });

  test('refusals have them too', async () => {
    const { status, headers } = await server.ask({ path: '/', headers: { host: 'evil.example' } });
    expect(status).toBe(421);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toBe('no-store');
  });
});
