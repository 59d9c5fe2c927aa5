/** Binding ports and addresses (security:O1). */
import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { DEFAULT_PORT, listen } from './listen.ts';
import { allowedHosts, loopbackAddress, originOf } from './loopback.ts';

const open: { close(): unknown }[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

/** Takes a port for the test, whoever holds it. */
function take(port: number): Promise<Server> {
  const server = createServer();
  open.push(server);
  return new Promise((resolve) => {
    server.once('error', () => resolve(server));
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

describe('listening', () => {
  test('an asked port that is taken is refused with a hint', async () => {
    const first = await listen('127.0.0.1', 0);
    open.push(first.server);
    await expect(listen('127.0.0.1', first.port)).rejects.toMatchObject({
      fault: 'environment',
      code: 'port-in-use',
      message: `port ${first.port} is taken by another program`,
    });
  });

  test('without one the usual port is left for the next free', async () => {
    await take(DEFAULT_PORT);
    const found = await listen('127.0.0.1');
    open.push(found.server);
    expect(found.port).toBeGreaterThan(DEFAULT_PORT);
  });
});

describe('addresses', () => {
  test.each([
    ['127.0.0.1', '127.0.0.1', 'http://127.0.0.1:80'],
    ['localhost', '127.0.0.1', 'http://127.0.0.1:80'],
    ['::1', '::1', 'http://[::1]:80'],
    ['[::1]', '::1', 'http://[::1]:80'],
  ])('%s is bound as %s', (host, address, origin) => {
    const bound = loopbackAddress(host);
    expect([bound, originOf(bound, 80)]).toEqual([address, origin]);
  });

  test.each([
    '0.0.0.0',
    '::',
    '',
    '192.168.0.1',
    '127.0.0.2',
    'example.org',
    '127.0.0.1.example.org',
  ])('"%s" is refused', (host) => {
    expect(() => loopbackAddress(host)).toThrow(
      expect.objectContaining({ fault: 'configuration', code: 'host-not-loopback' }),
    );
  });

  test('names without a port mean this server on port 80 only', () => {
    expect(allowedHosts(80).has('localhost')).toBe(true);
    expect(allowedHosts(4983).has('localhost')).toBe(false);
  });
});
