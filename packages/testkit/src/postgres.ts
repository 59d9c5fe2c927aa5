/**
 * Starts real PostgreSQL servers for tests: a throw-away cluster in a temporary folder, reached by
 * unix socket only, without durability. A server ends with the process that started it, even one
 * that was killed. It must not be used outside tests and benchmarks.
 */
import { spawn } from 'node:child_process';
import {
  chownSync,
  cpSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import type { Socket } from 'node:net';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import {
  everyoneMayRun,
  type PostgresMajor,
  postgresFolder,
  postgresUnavailable,
  type UnprivilegedUser,
  unprivilegedUser,
} from './postgres-programs.ts';
import { splitStatements } from './statements.ts';

/** A row as node-postgres returns it. */
export type Row = Record<string, unknown>;

/** A statement that the server refused, with the text of its error. */
export interface RefusedStatement {
  readonly statement: string;
  readonly message: string;
}

/** A running server; `stop` ends it and removes every trace of it. */
export interface PostgresServer {
  readonly major: PostgresMajor;
  /** URL of the database `postgres`, with the socket's folder as `host`. */
  readonly url: string;
  readonly socketDir: string;
  /** URL of a database by name. */
  databaseUrl(name: string): string;
  /** Creates an empty UTF-8 database from template0 and returns its URL. */
  createDatabase(name: string): Promise<string>;
  /** Opens a connection; the caller ends it. */
  connect(database: string): Promise<Client>;
  /** Runs one or more statements in a connection of their own and returns the last one's rows. */
  query(database: string, sql: string): Promise<Row[]>;
  /** Runs a script as psql does: each statement by itself, going on after an error; psql lines are left out. */
  runScript(database: string, sql: string): Promise<RefusedStatement[]>;
  stop(): Promise<void>;
}

/** What a test may choose about its server. */
export interface PostgresOptions {
  /** Server settings beside or instead of the usual ones, such as `{ wal_level: 'minimal' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Folder with `bin`, `lib` and `share` instead of the installed one of the major. */
  readonly programs?: string;
}

const usualSettings = {
  listen_addresses: '',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  shared_buffers: '64MB',
  max_connections: '40',
  // One transaction that loads a thousand tables holds about 17 locks for each.
  max_locks_per_transaction: '1024',
  wal_level: 'logical',
  timezone: 'UTC',
} as const;

// The server's address is a socket path (at most 107 bytes) that another user must be able to
// reach; the folder that TMPDIR names promises neither.
const temporaryFolder = '/tmp';

// Makes a cluster and runs the server, until its standard input ends: a pipe that closes when the
// test process ends in whatever way. Then it removes the server's folder, in which it works.
const keeper = `
exec 3<&0
programs=$1
shift
( "$programs/initdb" -D data -U postgres -A trust --encoding=UTF8 --locale=C --no-sync &&
  exec "$programs/postgres" -D data -k "$PWD" "$@" ) </dev/null >log 2>&1 &
server=$!
( cat <&3 >/dev/null; kill -QUIT $server 2>/dev/null ) &
wait $server
status=$?
tail -c 4000 log >&2
cd /
rm -rf "$ERMINE_FOLDER"
exit $status
`;

/** Starts a server of the major; throws if {@link postgresUnavailable} gives a reason. */
export async function startPostgres(
  major: PostgresMajor,
  options: PostgresOptions = {},
): Promise<PostgresServer> {
  const reason = postgresUnavailable(major);
  if (reason !== null) throw new Error(reason);
  const user = unprivilegedUser();
  const folder = mkdtempSync(join(temporaryFolder, 'ermine-postgres-'));
  try {
    const programs = reachablePrograms(options.programs ?? postgresFolder(major), folder, user);
    if (user) chownSync(folder, user.uid, user.gid);
    return await launch(major, programs, folder, user, options);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** The folder of programs, or a copy below `folder` if the server's user could not run them. */
function reachablePrograms(
  installed: string,
  folder: string,
  user: UnprivilegedUser | null,
): string {
  if (user === null || everyoneMayRun(installed)) return installed;
  const copy = join(folder, 'programs');
  mkdirSync(copy);
  cpSync(installed, copy, { recursive: true, verbatimSymlinks: true });
  // The server's user removes the folder in the end.
  for (const path of [copy, ...readdirSync(copy, { recursive: true, encoding: 'utf8' })])
    lchownSync(resolve(copy, path), user.uid, user.gid);
  return copy;
}

const environment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

async function launch(
  major: PostgresMajor,
  programs: string,
  folder: string,
  user: UnprivilegedUser | null,
  options: PostgresOptions,
): Promise<PostgresServer> {
  const settings = Object.entries({ ...usualSettings, ...options.settings });
  const args = settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn('/bin/sh', ['-c', keeper, 'sh', join(programs, 'bin'), ...args], {
    ...user,
    cwd: folder,
    env: { ...environment, ERMINE_FOLDER: folder },
    stdio: ['pipe', 'ignore', 'pipe'],
    // Out of the terminal's process group: Ctrl-C reaches this process, whose end closes the pipe.
    detached: true,
  });
  // Resolves with the end of the server's log.
  const ended = new Promise<string>((resolve) => {
    let log = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
    child.once('error', (error) => resolve(error.message)).once('close', () => resolve(log));
  });
  // Neither the child nor its pipes may keep a finished test process alive.
  child.unref();
  for (const pipe of [child.stdin, child.stderr]) (pipe as Socket).unref();

  const databaseUrl = (name: string) =>
    `postgresql://postgres@localhost/${encodeURIComponent(name)}?host=${encodeURIComponent(folder)}`;
  const connect = async (database: string) => {
    const client = new Client({ host: folder, user: 'postgres', database });
    await client.connect();
    return client;
  };
  const stop = async () => {
    child.ref();
    child.stdin.end();
    await ended;
  };
  try {
    await ready(connect, ended);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    major,
    url: databaseUrl('postgres'),
    socketDir: folder,
    databaseUrl,
    connect,
    stop,
    createDatabase: async (name) => {
      await withClient(connect('postgres'), async (client) => {
        await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)} TEMPLATE template0`);
      });
      return databaseUrl(name);
    },
    query: (database, sql) =>
      withClient(connect(database), async (client) => {
        const result: unknown = await client.query(sql);
        const last = (Array.isArray(result) ? result.at(-1) : result) as { rows?: Row[] };
        return last.rows ?? [];
      }),
    runScript: (database, sql) => withClient(connect(database), (client) => runPieces(client, sql)),
  };
}

async function runPieces(client: Client, sql: string): Promise<RefusedStatement[]> {
  const refused: RefusedStatement[] = [];
  for (const piece of splitStatements(sql)) {
    if (piece.type === 'psql' || /^COPY\b[^;]*\bFROM\s+STDIN\b/i.test(piece.text)) continue;
    try {
      await client.query(piece.text);
    } catch (error) {
      refused.push({ statement: piece.text, message: (error as Error).message });
    }
  }
  return refused;
}

async function withClient<Result>(
  opening: Promise<Client>,
  use: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = await opening;
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** Resolves when the server answers; throws with the end of its log when it ended before that. */
async function ready(
  connect: (database: string) => Promise<Client>,
  ended: Promise<string>,
): Promise<void> {
  let log: string | undefined;
  void ended.then((text) => {
    log = text;
  });
  for (let attempt = 0; attempt < 2400 && log === undefined; attempt++) {
    try {
      await (await connect('postgres')).end();
      return;
    } catch {
      // Not listening yet, or still starting up.
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error(`PostgreSQL did not start\n${log ?? 'it does not answer'}`);
}
