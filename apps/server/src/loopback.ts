/**
 * Which addresses the server may listen on without accounts, and by which names a browser may then
 * ask for it (security:O1, O2). Knows nothing of requests.
 */
import { StartError } from './start-error.ts';

/** A loopback address to bind. */
export type LoopbackAddress = '127.0.0.1' | '::1';

/**
 * The address to bind for what a person asked for. `localhost` means 127.0.0.1: were the printed
 * address to say `localhost`, another program on [::1] with the same port could answer for it.
 */
export function loopbackAddress(host: string): LoopbackAddress {
  switch (host) {
    case '127.0.0.1':
    case 'localhost':
      return '127.0.0.1';
    case '::1':
    case '[::1]':
      return '::1';
    default:
      throw new StartError(
        'configuration',
        'host-not-loopback',
        `cannot listen on "${host}": without accounts only this machine may connect`,
        'Leave out --host, or give 127.0.0.1, localhost or ::1',
      );
  }
}

/** The origin under which a browser finds the server: `http://127.0.0.1:4983`. */
export function originOf(address: LoopbackAddress, port: number): string {
  return `http://${address === '::1' ? '[::1]' : address}:${port}`;
}

/** The values of a Host header that mean this server; anything else may be a rebound name. */
export function allowedHosts(port: number): ReadonlySet<string> {
  const names = ['127.0.0.1', 'localhost', '[::1]'];
  const hosts = names.map((name) => `${name}:${port}`);
  return new Set(port === 80 ? [...hosts, ...names] : hosts);
}
