/** The flags of every command that reads SQL. */
import type { ArgsDef } from 'citty';
import type { Arguments } from './command.ts';
import { misuse } from './failure.ts';

/** What reading SQL can be told. */
export interface SqlOptions {
  /** Values of psql variables, and of placeholders as `@name`. */
  readonly defines: ReadonlyMap<string, string>;
  /** A name that TextDecoder knows. */
  readonly encoding: string;
}

/** Their declarations. */
export const sqlArgs: ArgsDef = {
  define: {
    type: 'string',
    valueHint: 'name=value',
    description: 'Value of a psql variable (name=value) or placeholder (@name=value); repeatable',
  },
  encoding: { type: 'string', valueHint: 'name', description: 'Encoding of SQL that is not UTF-8' },
};

/** Reads them. */
export function sqlOptions(given: Arguments): SqlOptions {
  const pairs = given.values('define').map((text): readonly [string, string] => {
    const at = text.indexOf('=');
    if (at < 1) throw misuse(`--define "${text}" is not name=value`);
    return [text.slice(0, at), text.slice(at + 1)];
  });
  const encoding = given.value('encoding') ?? 'utf-8';
  checkEncoding(encoding);
  return { defines: new Map(pairs), encoding };
}

function checkEncoding(name: string): void {
  try {
    new TextDecoder(name);
  } catch {
    throw misuse(`there is no encoding "${name}"`, 'Names are those of the web, such as latin1');
  }
}
