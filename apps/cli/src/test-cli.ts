/** For tests: runs the committed bin as a shell would. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../bin/ermine.js', import.meta.url));

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly finished: Promise<Finished>;
  /** Resolves with what was written so far as soon as it matches. */
  wrote(stream: 'stdout' | 'stderr', pattern: RegExp): Promise<string>;
}

/** Starts `ermine` in a folder. */
export function start(cwd: string, args: readonly string[], input?: string | Uint8Array): Started {
  const child = spawn(process.execPath, [bin, ...args], { cwd });
  const written = { stdout: '', stderr: '' };
  const listeners = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8');
    child[name].on('data', (chunk: string) => {
      written[name] += chunk;
      for (const listener of listeners) listener();
    });
  }
  child.stdin.end(input);
  const finished = new Promise<Finished>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...written }));
  });
  return {
    child,
    finished,
    wrote: (stream, pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (pattern.test(written[stream])) resolve(written[stream]);
        };
        listeners.add(look);
        look();
        void finished.then(({ stderr }) => reject(new Error(`ended before: ${stderr}`)), reject);
      }),
  };
}

/** Runs `ermine` in a folder to its end. */
export function run(
  cwd: string,
  args: readonly string[],
  input?: string | Uint8Array,
): Promise<Finished> {
  return start(cwd, args, input).finished;
}
