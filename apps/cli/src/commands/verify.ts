/** `ermine verify`: prints, loads into scratch databases, reads back and compares. */
import { resolve } from 'node:path';
import { createScratchPool, verify } from '@ermine/database';
import type { Verified } from '@ermine/postgres';
import { loadParser, prepareSchema } from '@ermine/server/verification';
import type { Command } from '../command.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { interruptible } from '../interrupt.ts';
import { print, printJson, tell, tellLines } from '../output.ts';
import { readSchema } from '../read-schema.ts';
import { verifiedLines } from '../render/verified.ts';
import { sqlArgs, sqlOptions } from '../sql-options.ts';

const codes: Readonly<Record<Verified['state'], ExitCode>> = {
  equal: exitCode.done,
  different: exitCode.disproved,
  'not-run': exitCode.environment,
};

/** The command. */
export const verifyCommand: Command = {
  args: {
    input: { type: 'positional', description: 'Design file or SQL files; - is standard input' },
    ...sqlArgs,
  },
  run: async (given) => {
    const input = await readSchema(given.positionals, sqlOptions(given));
    tellLines(input.findings);
    const prepared = prepareSchema(input.schema, await loadParser(), input.original);
    const verified =
      prepared.state === 'ready' ? await compare(prepared.scripts) : prepared.verified;
    if (given.has('json')) printJson(verified);
    else print(`${verifiedLines(verified).join('\n')}\n`);
    return codes[verified.state];
  },
};

async function compare(scripts: Parameters<typeof verify>[1]): Promise<Verified> {
  const pool = createScratchPool({ cacheDir: resolve('.ermine', 'scratch') });
  try {
    return await interruptible(() => {
      tell('loading into scratch databases; the first time this takes some seconds more\n');
      return verify(pool, scripts);
    });
  } finally {
    await pool.close();
  }
}
