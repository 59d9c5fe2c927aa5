/** Finds the command, runs it, tells how it failed. The boundary: nothing is caught further in. */
import { type CommandMeta, defineCommand, renderUsage } from 'citty';
import packageJson from '../package.json' with { type: 'json' };
import { type Command, commonArgs, readArguments } from './command.ts';
import { commands } from './commands/index.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { Failure, misuse } from './failure.ts';
import {
  plainUnlessTerminal,
  print,
  printJson,
  tell,
  tellLines,
  tolerateClosedPipes,
} from './output.ts';
import { diagnosticLines } from './render/diagnostics.ts';

const meta: CommandMeta = {
  name: 'ermine',
  version: packageJson.version,
  description: 'Visual schema designer for PostgreSQL',
};

/** Runs the command line with its arguments and gives the exit code. */
export async function main(argv: readonly string[]): Promise<ExitCode> {
  tolerateClosedPipes();
  const [name = '', ...rest] = argv;
  let help = topUsage;
  try {
    const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!entry) return await runTop(name, rest);
    const command = await entry.load();
    help = () => usage(name, entry.description, command);
    return await runCommand(command, rest, help);
  } catch (error) {
    return report(error, argv, help);
  }
}

async function runCommand(
  command: Command,
  rest: readonly string[],
  help: () => Promise<string>,
): Promise<ExitCode> {
  if (rest.includes('--help') || rest.includes('-h')) {
    print(plainUnlessTerminal(await help(), process.stdout));
    return exitCode.done;
  }
  return command.run(readArguments({ ...command.args, ...commonArgs }, rest));
}

async function runTop(name: string, rest: readonly string[]): Promise<ExitCode> {
  if (rest.length === 0 && (name === '--version' || name === '-v')) {
    print(`${packageJson.version}\n`);
    return exitCode.done;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    print(plainUnlessTerminal(await topUsage(), process.stdout));
    return exitCode.done;
  }
  throw name === '' ? misuse('a command is missing') : misuse(`there is no command "${name}"`);
}

async function report(
  error: unknown,
  argv: readonly string[],
  help: () => Promise<string>,
): Promise<ExitCode> {
  const failure = error instanceof Failure ? error : internal(error);
  if (failure.showsUsage) tell(`${plainUnlessTerminal(await help(), process.stderr)}\n`);
  if (argv.includes('--json')) printJson({ errors: failure.diagnostics });
  tellLines(diagnosticLines(failure.file, failure.diagnostics));
  return failure.exitCode;
}

function internal(error: unknown): Failure {
  return new Failure(exitCode.internal, [
    {
      code: 'internal',
      severity: 'error',
      message: `internal error: ${error instanceof Error ? error.message : String(error)}`,
      detail: error instanceof Error ? error.stack : undefined,
      hint: 'Please report it with the input that shows it',
    },
  ]);
}

async function usage(name: string, description: string, command: Command): Promise<string> {
  const definition = defineCommand({
    meta: { name, description },
    args: { ...command.args, ...commonArgs },
  });
  return `${await renderUsage(definition, defineCommand({ meta }))}\n`;
}

async function topUsage(): Promise<string> {
  const subCommands = Object.fromEntries(
    Object.entries(commands).map(([name, { description }]) => [
      name,
      defineCommand({ meta: { name, description } }),
    ]),
  );
  return `${await renderUsage(defineCommand({ meta, subCommands }))}\n`;
}
