/**
 * The outside observer: describes everything in a database as sorted lines, to compare two of them.
 * It judges the product and therefore shares no code with it: it reads the catalogs with queries of
 * its own and prints what Postgres' own functions say.
 */
import type { Observation } from './fragments.ts';
import { objectObservations } from './objects.ts';
import { relationObservations } from './relations.ts';
import { typeObservations } from './types.ts';

/** What the observer needs of a connection; node-postgres and PGlite both have it. */
export interface Connection {
  query(sql: string): Promise<{ readonly rows: readonly unknown[] }>;
}

const observations: readonly Observation[] = [
  ...relationObservations,
  ...typeObservations,
  ...objectObservations,
];

/**
 * Every fact of a database as sorted lines `what name | fact value | …`, one for each object.
 * Comparable between databases of the same PostgreSQL major only. Order of columns, enum labels and
 * parents is a fact; order of creation, object ids and data are not.
 */
export async function observe(connection: Connection): Promise<string[]> {
  const [session] = (
    await connection.query(
      "SELECT current_setting('server_version_num')::int / 10000 AS major, current_setting('search_path') AS path",
    )
  ).rows as [{ major: number; path: string }];
  // With an empty path Postgres qualifies every name that it prints.
  await connection.query("SELECT set_config('search_path', '', false)");
  const lines: string[] = [];
  try {
    for (const observation of observations) {
      if (observation.since !== undefined && observation.since > session.major) continue;
      const { rows } = await connection.query(observation.sql);
      for (const row of rows) lines.push(line(observation.what, row as Record<string, unknown>));
    }
  } finally {
    await connection.query(
      `SELECT set_config('search_path', '${session.path.replaceAll("'", "''")}', false)`,
    );
  }
  return lines.sort();
}

function line(what: string, row: Record<string, unknown>): string {
  const { name, ...facts } = row;
  const known = Object.entries(facts).filter(([, value]) => value !== null && value !== false);
  return [`${what} ${name}`, ...known.map(([fact, value]) => `${fact} ${value}`)].join(' | ');
}

/** Lines that only one of the two has, `-` for the first and `+` for the second; empty if equal. */
export function differences(first: readonly string[], second: readonly string[]): string[] {
  const count = (lines: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const entry of lines) counts.set(entry, (counts.get(entry) ?? 0) + 1);
    return counts;
  };
  const [left, right] = [count(first), count(second)];
  const only = (mine: Map<string, number>, other: Map<string, number>, sign: string) =>
    [...mine].flatMap(([entry, times]) =>
      Array<string>(Math.max(0, times - (other.get(entry) ?? 0))).fill(`${sign} ${entry}`),
    );
  return [...only(left, right, '-'), ...only(right, left, '+')].sort((one, two) =>
    one.slice(2) < two.slice(2) ? -1 : 1,
  );
}
