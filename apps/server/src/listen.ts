/**
 * Binding a port: the asked one or nothing; the usual one or the next that is free. Knows nothing of
 * what is served there.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LoopbackAddress } from './loopback.ts';
import { StartError } from './start-error.ts';

/** The port that is taken when none is asked for. */
export const DEFAULT_PORT = 4983;
/** How many ports above the usual one are tried. */
const TRIES = 20;

/** A server that accepts connections and answers none yet. */
export interface Listening {
  readonly server: Server;
  readonly port: number;
}

/** Listens on `port`, or without one on the first free port from the usual one upwards. */
export async function listen(address: LoopbackAddress, port?: number): Promise<Listening> {
  if (port !== undefined) return bind(address, port);
  for (let tried = DEFAULT_PORT; ; tried++) {
    try {
      return await bind(address, tried);
    } catch (error) {
      const taken = error instanceof StartError && error.code === 'port-in-use';
      if (!taken || tried === DEFAULT_PORT + TRIES) throw error;
    }
  }
}

function bind(address: LoopbackAddress, port: number): Promise<Listening> {
  // Limits of security:L8; Node answers 431 and 408 by itself.
  const server = createServer({
    maxHeaderSize: 16_384,
    headersTimeout: 10_000,
    requestTimeout: 30_000,
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(bindError(error, address, port)));
    server.listen({ host: address, port, exclusive: true }, () =>
      resolve({ server, port: (server.address() as AddressInfo).port }),
    );
  });
}

function bindError(error: NodeJS.ErrnoException, address: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartError(
        'environment',
        'port-in-use',
        `port ${port} is taken by another program`,
        'Leave out --port for a free one, or end the program that listens there',
      );
    case 'EACCES':
      return new StartError(
        'environment',
        'port-forbidden',
        `you may not listen on port ${port}`,
        'Choose a port from 1024 upwards',
      );
    case 'EADDRNOTAVAIL':
      return new StartError(
        'environment',
        'host-missing',
        `this machine has no address ${address}`,
        'Leave out --host',
      );
    default:
      return error;
  }
}
