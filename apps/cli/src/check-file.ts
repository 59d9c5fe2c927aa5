/** `--check`: whether a file already is what would be written. */
import { type ExitCode, exitCode } from './exit-code.ts';
import { misuse } from './failure.ts';
import { isDesign, readFiles, textOf } from './input.ts';
import { print, printJson } from './output.ts';

/** What a file is compared with, and where it stands. */
export interface Check {
  readonly text: string;
  readonly format: 'sql' | 'ermine';
  /** The file of `-o`; without it the input itself is looked at, which must have the format. */
  readonly out: string | undefined;
  readonly inputs: readonly string[];
  readonly json: boolean;
}

/** Compares, tells, and gives the exit code. */
export async function checkFile({ text, format, out, inputs, json }: Check): Promise<ExitCode> {
  const [file] = await readFiles([out ?? onlyFile(inputs)]);
  if (!file || (out === undefined && isDesign(file) !== (format === 'ermine'))) {
    throw noFile(`the input is not in the format ${format}`);
  }
  const same = textOf(file) === text;
  if (json) printJson({ format, file: file.name, same });
  else print(`${file.name}: ${same ? 'is' : 'is not'} what export --format ${format} prints\n`);
  return same ? exitCode.done : exitCode.findings;
}

function onlyFile(inputs: readonly string[]): string {
  const [input] = inputs;
  if (input === undefined || input === '-' || inputs.length > 1) {
    throw noFile('--check compares with one file');
  }
  return input;
}

function noFile(message: string): Error {
  return misuse(message, 'Name the file to compare with by -o');
}
