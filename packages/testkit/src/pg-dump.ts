/**
 * `pg_dump` as a second outside observer: finds the program, runs it on a URL, and splits what it
 * printed so that two dumps can be compared as sets of statements (postgres-model:G5).
 */
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { splitStatements } from './statements.ts';

/** A pg_dump program; it reads servers up to its own major. */
export interface PgDumpProgram {
  readonly path: string;
  readonly major: number;
}

const debianFolder = '/usr/lib/postgresql';

function candidates(): string[] {
  const debian = existsSync(debianFolder)
    ? readdirSync(debianFolder).map((version) => join(debianFolder, version, 'bin'))
    : [];
  return [...(process.env.PATH ?? '').split(delimiter), ...debian]
    .map((folder) => join(folder, 'pg_dump'))
    .filter((path) => existsSync(path));
}

/** The pg_dump with the lowest major that can read a server of `major`, or null. */
export function findPgDump(major: number): PgDumpProgram | null {
  return (
    candidates()
      .map((path) => {
        const version = execFileSync(path, ['--version'], { encoding: 'utf8' });
        return { path, major: Number(/\) (\d+)/.exec(version)?.[1]) };
      })
      .filter((program) => program.major >= major)
      .sort((left, right) => left.major - right.major)[0] ?? null
  );
}

/** Null if a pg_dump for servers of `major` is here, else the reason, as a skipped test says it. */
export function pgDumpUnavailable(major: number): string | null {
  return findPgDump(major) === null ? `no pg_dump for PostgreSQL ${major} on this machine` : null;
}

const run = promisify(execFile);

/** The schema-only dump of a database; throws with pg_dump's own words if it fails. */
export async function pgDump(program: PgDumpProgram, url: string): Promise<string> {
  const { stdout } = await run(program.path, ['--schema-only', '--no-password', '-d', url], {
    maxBuffer: 1 << 30,
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
  });
  return stdout;
}

const sessionLine = /^(SET [a-z_]+ =|SELECT pg_catalog\.set_config\()/;

/** The statements of a dump, sorted; comments, session lines and psql lines are left out. */
export function dumpLines(dump: string): string[] {
  return splitStatements(dump)
    .filter((piece) => piece.type === 'statement' && !sessionLine.test(piece.text))
    .map((piece) => piece.text)
    .sort();
}
