/**
 * Finds the real PostgreSQL servers that the tests install from npm, and says in one sentence why a
 * major is not there. It must not start anything.
 */
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Majors that `packages/testkit/postgres/package.json` installs. */
export const postgresMajors = [15, 18] as const;

/** A major version that tests may start. */
export type PostgresMajor = (typeof postgresMajors)[number];

/** The user a server runs as; Postgres refuses to run as root. */
export interface UnprivilegedUser {
  readonly uid: number;
  readonly gid: number;
}

const installFolder = fileURLToPath(new URL('../postgres', import.meta.url));

/** Folder with `bin`, `lib` and `share` of a major. */
export function postgresFolder(major: PostgresMajor): string {
  return join(installFolder, 'node_modules', `postgres-${major}`, 'native');
}

/** Null if a server of that major can be started here, else the reason, as a skipped test says it. */
export function postgresUnavailable(major: PostgresMajor): string | null {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return `PostgreSQL ${major} for the tests exists for Linux on x64 only`;
  if (!existsSync(join(postgresFolder(major), 'bin', 'postgres')))
    return `PostgreSQL ${major} for the tests is not installed (npm test installs it)`;
  if (process.getuid?.() === 0 && unprivilegedUser() === null)
    return 'there is no user "nobody" to run PostgreSQL as';
  return null;
}

/** The user to run a server as when this process is root; null when it is not, or there is none. */
export function unprivilegedUser(): UnprivilegedUser | null {
  if (process.getuid?.() !== 0) return null;
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  if (line === undefined) return null;
  const [, , uid, gid] = line.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

/** Whether every user can reach and run the programs of a folder; false below a folder of mode 0700. */
export function everyoneMayRun(folder: string): boolean {
  const program = join(folder, 'bin', 'postgres');
  accessSync(program, constants.X_OK);
  const open = (path: string, bits: number) => (statSync(path).mode & bits) === bits;
  if (!open(program, 0o005)) return false;
  for (let path = dirname(program); ; path = dirname(path)) {
    if (!open(path, 0o001)) return false;
    if (path === dirname(path)) return true;
  }
}
