// Every command of `ermine`. A command is loaded when it is called: help and mistakes answer at once.
import type { Command } from '../command.ts';

/** A command before it is loaded. */
export interface CommandEntry {
  readonly description: string;
  load(): Promise<Command>;
}

/** The commands by name, in the order of the help. */
export const commands: Readonly<Record<string, CommandEntry>> = {
  import: {
    description: 'Read SQL into a design',
    load: async () => (await import('./import.ts')).importCommand,
  },
  export: {
    description: 'Print a design as SQL or as a design file',
    load: async () => (await import('./export.ts')).exportCommand,
  },
  verify: {
    description: 'Prove on a scratch Postgres that the printed schema is what was read',
    load: async () => (await import('./verify.ts')).verifyCommand,
  },
  serve: {
    description: 'Serve Ermine to the browser on this machine',
    load: async () => (await import('./serve.ts')).serveCommand,
  },
};
