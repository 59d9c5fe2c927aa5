// Generated names against the Postgres that generates them (postgres-model:T8).
import { PGlite } from '@electric-sql/pglite';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quoteIdentifier } from './identifier.ts';
import {
  checkName,
  domainCheckName,
  domainNotNullName,
  exclusionName,
  foreignKeyName,
  indexName,
  makeObjectName,
  notNullName,
  primaryKeyName,
  sequenceName,
  uniqueName,
} from './names.ts';

const free = () => false;
const a52 = 'a'.repeat(52);
const b52 = 'b'.repeat(52);

describe('makeObjectName (postgres-model §5.4)', () => {
  it.each([
    [makeObjectName(a52, b52, 'key'), `${'a'.repeat(29)}_${'b'.repeat(29)}_key`],
    [makeObjectName(a52, b52, 'not_null'), `${'a'.repeat(27)}_${'b'.repeat(26)}_not_null`],
    [makeObjectName('é'.repeat(31), null, 'pkey'), `${'é'.repeat(29)}_pkey`],
    [makeObjectName('t', 'c', 'fkey'), 't_c_fkey'],
  ])('%s', (name, expected) => {
    expect(name).toBe(expected);
  });

  it('takes the first free number', () => {
    const taken = new Set(['t_a_idx', 't_a_idx1']);
    expect(indexName('t', ['a'], (name) => taken.has(name))).toBe('t_a_idx2');
    expect(indexName('t', ['expr', 'expr', 'lower'], free)).toBe('t_expr_expr1_lower_idx');
  });
});

describe('names of PostgreSQL 18', () => {
  let postgres: PGlite;
  beforeAll(async () => {
    postgres = await PGlite.create();
  });
  afterAll(() => postgres.close());

  it('are the same for tables and columns of any name', async () => {
    const name = fc
      .array(fc.constantFrom('a', 'é', '😀', 'Long ', '_'), { minLength: 1, maxLength: 40 })
      .map((parts) => {
        let text = '';
        for (const part of parts) {
          if (Buffer.byteLength(text + part) <= 63) text += part;
        }
        return text;
      });
    await fc.assert(
      fc.asyncProperty(name, name, name, name, async (table, first, second, domain) => {
        fc.pre(first !== second && table !== domain);
        const [t, a, b, d] = [table, first, second, domain].map(quoteIdentifier);
        await postgres.exec(`
          BEGIN; SET client_min_messages = error;
          CREATE TABLE ${t} (${a} serial PRIMARY KEY, ${b} integer NOT NULL CHECK (${b} > 0),
            UNIQUE (${a}, ${b}), EXCLUDE (${b} WITH =), CHECK (${a} > ${b}),
            FOREIGN KEY (${b}) REFERENCES ${t});
          CREATE INDEX ON ${t} (${b}, lower(${b}::text), (${a} + 1), (${a} + 2)) INCLUDE (${a});
          CREATE DOMAIN ${d} AS integer NOT NULL CHECK (VALUE > 0)`);
        const { rows } = await postgres.query<{ name: string }>(
          `SELECT conname AS name FROM pg_constraint WHERE connamespace = 'public'::regnamespace
           UNION SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('i', 'S')`,
        );
        await postgres.exec('ROLLBACK');
        // In the order in which Postgres chooses them; all of these share name spaces here.
        const taken = new Set<string>([table]);
        const take = (choose: (isTaken: (name: string) => boolean) => string): void => {
          taken.add(choose((candidate) => taken.has(candidate)));
        };
        take((is) => sequenceName(table, first, is));
        take((is) => checkName(table, [second], is));
        take((is) => checkName(table, [first, second], is));
        take((is) => notNullName(table, first, is));
        take((is) => notNullName(table, second, is));
        take((is) => primaryKeyName(table, is));
        take((is) => uniqueName(table, [first, second], is));
        take((is) => exclusionName(table, [second], is));
        take((is) => foreignKeyName(table, [second], is));
        take((is) => indexName(table, [second, 'lower', 'expr', 'expr', first], is));
        take((is) => domainNotNullName(domain, is));
        take((is) => domainCheckName(domain, is));
        taken.delete(table);
        expect(rows.map((row) => row.name).sort()).toEqual([...taken].sort());
      }),
      { numRuns: 150 },
    );
  });
});
