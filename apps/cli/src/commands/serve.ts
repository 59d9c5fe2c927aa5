/** `ermine serve`: the server of local mode, until it is told to end. */
import { resolve } from 'node:path';
import { createLog, StartError, startServer } from '@ermine/server';
import type { Arguments, Command } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { Failure, misuse } from '../failure.ts';
import { interrupted } from '../interrupt.ts';
import { print, printJson, tell } from '../output.ts';

/** The command. */
export const serveCommand: Command = {
  args: {
    host: { type: 'string', valueHint: 'address', description: '127.0.0.1 (default) or ::1' },
    port: {
      type: 'string',
      valueHint: 'n',
      description: 'Exactly this port; default 4983 or next',
    },
    'new-token': { type: 'boolean', description: 'Sign out every open tab' },
  },
  run: async (given) => {
    const port = portOf(given);
    tell('starting\n');
    const { signal } = interrupted();
    const server = await startServer({
      host: given.value('host'),
      port,
      dataDir: resolve('.ermine'),
      log: createLog(process.stderr.isTTY ? 'warn' : 'info'),
      newToken: given.has('new-token'),
    }).catch((error: unknown) => {
      if (!(error instanceof StartError)) throw error;
      const { code, message, hint, fault } = error;
      throw new Failure(fault === 'configuration' ? exitCode.usage : exitCode.environment, [
        { code, severity: 'error', message, hint },
      ]);
    });
    for (const notice of server.notices) tell(`${notice}\n`);
    if (given.has('json')) printJson({ url: server.url, port: server.port });
    else print(`Ermine is at ${server.url}\n`);
    tell('Ctrl+C ends it\n');
    await signal;
    tell('ending\n');
    await server.close();
    return exitCode.done;
  },
};

function portOf(given: Arguments): number | undefined {
  const text = given.value('port');
  if (text === undefined) return undefined;
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw misuse(`"${text}" is not a port`, 'Ports are numbers from 1 to 65535; 0 takes a free one');
}
