/** The two streams. With `--json` one document goes to standard output and nothing else. */
import { stripVTControlCharacters } from 'node:util';

/** Writes a result to standard output. */
export function print(text: string): void {
  process.stdout.write(text);
}

/** Writes a finding, progress or advice to standard error. */
export function tell(text: string): void {
  process.stderr.write(text);
}

/** Writes lines of findings to standard error. */
export function tellLines(lines: readonly string[]): void {
  for (const line of lines) tell(`${line}\n`);
}

/** Writes the one document of `--json`. */
export function printJson(document: unknown): void {
  print(`${JSON.stringify(document, null, 2)}\n`);
}

/** Text without colours unless the stream is a terminal. */
export function plainUnlessTerminal(text: string, stream: NodeJS.WriteStream): string {
  return stream.isTTY ? text : stripVTControlCharacters(text);
}

/** Makes a reader that has gone (`| head`) no error; anything else on the streams is one. */
export function tolerateClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
