/**
 * What a command declares, and how its arguments are read. citty renders the usage; its parser takes
 * unknown flags and forgets repeated ones, so arguments are read by Node's own in strict mode.
 */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { ArgsDef, BooleanArgDef, StringArgDef } from 'citty';
import type { ExitCode } from './exit-code.ts';
import { misuse } from './failure.ts';

/** One command of `ermine`. */
export interface Command {
  /** Flags and positionals; every command has `--json` and `--help` beside them. */
  readonly args: ArgsDef;
  run(given: Arguments): Promise<ExitCode>;
}

/** The arguments of one call. */
export interface Arguments {
  readonly positionals: readonly string[];
  /** Whether a flag without a value is given. */
  has(flag: string): boolean;
  /** The value of a flag; the last one where it is repeated. */
  value(flag: string): string | undefined;
  /** Every value of a flag. */
  values(flag: string): readonly string[];
}

/** The flags of every command. */
export const commonArgs: ArgsDef = {
  json: { type: 'boolean', description: 'One JSON document on standard output' },
  help: { type: 'boolean', alias: 'h', description: 'Show this help' },
};

type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

/** Reads arguments as declared; throws a Failure for what is not. */
export function readArguments(args: ArgsDef, given: readonly string[]): Arguments {
  const { values, positionals } = parse(args, given);
  const list = (flag: string): readonly string[] => (values[flag] ?? []) as readonly string[];
  checkChoices(args, list);
  checkPositionals(args, positionals);
  return {
    positionals,
    has: (flag) => values[flag] === true,
    value: (flag) => list(flag).at(-1),
    values: list,
  };
}

function parse(
  args: ArgsDef,
  given: readonly string[],
): { values: Values; positionals: readonly string[] } {
  const options: NonNullable<ParseArgsConfig['options']> = {};
  for (const [name, arg] of Object.entries(args)) {
    if (arg.type === 'positional') continue;
    const { type, alias } = arg as StringArgDef | BooleanArgDef;
    const short = typeof alias === 'string' ? { short: alias } : {};
    options[name] =
      type === 'boolean'
        ? { type: 'boolean', ...short }
        : { type: 'string', multiple: true, ...short };
  }
  try {
    return parseArgs({ args: [...given], options, allowPositionals: true, strict: true });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (!code?.startsWith('ERR_PARSE_ARGS')) throw error;
    throw misuse((message.split(/[.\n]/, 1)[0] as string).replace(/^(.)/, (c) => c.toLowerCase()));
  }
}

function checkChoices(args: ArgsDef, values: (flag: string) => readonly string[]): void {
  for (const [name, arg] of Object.entries(args)) {
    if (arg.type !== 'enum') continue;
    for (const value of values(name)) {
      if (!arg.options?.includes(value)) {
        throw misuse(`--${name} is one of ${arg.options?.join(', ')}, not "${value}"`);
      }
    }
    if (arg.required && values(name).length === 0) throw misuse(`--${name} is missing`);
  }
}

function checkPositionals(args: ArgsDef, positionals: readonly string[]): void {
  const declared = Object.entries(args).filter(([, arg]) => arg.type === 'positional');
  if (declared.length === 0 && positionals.length > 0) {
    throw misuse(`unexpected argument "${positionals[0]}"`);
  }
  if (positionals.length < declared.length) {
    throw misuse(`${(declared[0] as [string, unknown])[0].toUpperCase()} is missing`);
  }
}
