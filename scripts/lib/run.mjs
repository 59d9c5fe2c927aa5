/** Runs programs for the scripts: output shown, no standard input, a limit against hanging. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './paths.mjs';

/**
 * Runs a program to its end and resolves with its exit code; 124 if it outlasted `minutes`, 127 if
 * it could not be started. Its output goes where `output` says (default: this process's own).
 */
export function run(program, args, { env = {}, cwd = root, minutes = 60, output } = {}) {
  return new Promise((resolve) => {
    // A group of its own, so that a limit that strikes ends the program's children too.
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', output ?? 'inherit', 'inherit'],
      detached: true,
    });
    const end = (signal) => {
      try {
        process.kill(-child.pid, signal);
      } catch (error) {
        if (error.code !== 'ESRCH') throw error;
      }
    };
    let outlasted = false;
    const limit = setTimeout(() => {
      outlasted = true;
      console.error(`${program} did not end within ${minutes} minutes`);
      end('SIGKILL');
    }, minutes * 60_000);
    let stopping = false;
    const interrupted = (signal) => {
      stopping = true;
      end(signal);
    };
    process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
    const finish = (code) => {
      clearTimeout(limit);
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
      if (stopping) process.exit(130);
      resolve(outlasted ? 124 : code);
    };
    child.once('error', (error) => {
      console.error(`${program}: ${error.message}`);
      finish(127);
    });
    child.once('close', (code, signal) => finish(code ?? (signal === null ? 1 : 128)));
  });
}

/** Runs npm, the one that started this script if there is one. */
export function npm(args, options) {
  const script = process.env.npm_execpath;
  return script?.endsWith('.js')
    ? run(process.execPath, [script, ...args], options)
    : run('npm', args, options);
}

/** Path of the first of these programs that PATH holds, or undefined. */
export function findProgram(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
}
