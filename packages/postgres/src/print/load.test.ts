// Printed scripts against a real Postgres: both modes load and give one and the same catalog.
import { PGlite } from '@electric-sql/pglite';
import { cube } from '@electric-sql/pglite/contrib/cube';
import { earthdistance } from '@electric-sql/pglite/contrib/earthdistance';
import type { Schema } from '@ermine/model';
import { DesignBuilder, differences, observe, richDesign } from '@ermine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printSchema } from './print-schema.ts';

let postgres: PGlite;

beforeAll(async () => {
  postgres = await PGlite.create({ extensions: { cube, earthdistance } });
});

afterAll(() => postgres.close());

/** Loads a design and gives what `look` sees; nothing remains. */
async function loaded<T>(
  schema: Schema,
  mode: 'canonical' | 'readable',
  look: () => Promise<T>,
): Promise<T> {
  const printed = printSchema(schema, { mode });
  if (!printed.ok) throw new Error(JSON.stringify(printed.diagnostics));
  await postgres.exec('BEGIN');
  try {
    for (const { text } of printed.statements) {
      try {
        await postgres.query(text);
      } catch (error) {
        throw new Error(`${(error as Error).message}\n${text}`);
      }
    }
    return await look();
  } finally {
    await postgres.exec('ROLLBACK; RESET ALL');
  }
}

const values = async (sql: string): Promise<unknown[]> =>
  (await postgres.query<{ v: unknown }>(sql)).rows.map((row) => row.v);

describe('a design with every kind and attribute (postgres-model:G4)', () => {
  it('gives the same catalog in both modes, in several statements or as one text', async () => {
    const canonical = await loaded(richDesign(), 'canonical', () => observe(postgres));
    const readable = await loaded(richDesign(), 'readable', () => observe(postgres));
    expect(canonical.length).toBeGreaterThan(200);
    expect(differences(canonical, readable)).toEqual([]);

    const printed = printSchema(richDesign(), { mode: 'readable' });
    if (!printed.ok) throw new Error('not printed');
    await postgres.exec('BEGIN');
    await postgres.exec(printed.text);
    const whole = await observe(postgres);
    await postgres.exec('ROLLBACK; RESET ALL');
    expect(differences(readable, whole)).toEqual([]);
  });

  const facts: [string, string, unknown[]][] = [
    [
      'an identity has the sequence of its record',
      `SELECT pg_get_serial_sequence('app."Orders"', 'id') v`,
      ['app."odd name"'],
    ],
    [
      'a serial column owns its sequence',
      `SELECT pg_get_serial_sequence('app."Orders"', 'total') v`,
      [`app."serial's"`],
    ],
    [
      'names of NOT NULL are kept, validity too',
      `SELECT conname::text || convalidated || connoinherit v FROM pg_constraint
       WHERE contype = 'n' AND conname IN ('memo_given', 'note_given', 'leaf_kind') ORDER BY 1`,
      ['leaf_kindtruefalse', 'memo_givenfalsefalse', 'note_giventruetrue'],
    ],
    [
      'a partition keeps its own index names',
      `SELECT inhparent::regclass || '>' || inhrelid::regclass v FROM pg_inherits
       WHERE inhrelid::regclass::text ~ 'custom_early|a_early_all' ORDER BY 1`,
      ['events_all>a_early_all', 'events_by_kind>custom_early'],
    ],
    [
      'columns that cannot be set in CREATE TABLE are set afterwards',
      `SELECT attstattarget || array_to_string(attoptions, ',') v FROM pg_attribute
       WHERE attrelid = 'app."Orders"'::regclass AND attname = 'total'`,
      ['500n_distinct=-0.5'],
    ],
    [
      'storage and compression',
      `SELECT attstorage::text || attcompression::text v FROM pg_attribute
       WHERE attname = 'memo' AND attrelid IN ('app."Orders"'::regclass, 'app.stored'::regclass)`,
      ['ep', 'ep'],
    ],
    [
      'a sequence has all its options',
      `SELECT format_type(seqtypid, NULL) || seqstart || seqincrement || seqmin || seqmax || seqcache || seqcycle v
       FROM pg_sequence WHERE seqrelid = 'app.counter'::regclass`,
      ['integer10-2-100505true'],
    ],
    [
      'triggers fire as they should',
      `SELECT tgname::text || tgenabled::text v FROM pg_trigger WHERE tgrelid = 'app.base'::regclass ORDER BY 1`,
      ['after_allD', 'constrainedR', 'touch_baseA'],
    ],
    [
      'settings of functions',
      `SELECT array_to_string(proconfig, '; ') v FROM pg_proc WHERE proname = 'touch'`,
      [`my.setting=x y; search_path=app, pg_temp`],
    ],
    [
      'a routine body is kept byte for byte',
      `SELECT prosrc v FROM pg_proc WHERE proname = 'is_positive'`,
      [' SELECT $1 > 0 -- $$ and $body$'],
    ],
    [
      'replica identity and cluster stand on their index',
      `SELECT indexrelid::regclass::text v FROM pg_index WHERE indisreplident AND indisclustered`,
      ['orders_id_key'],
    ],
    [
      'a view groups by a primary key',
      `SELECT count(*)::int v FROM pg_depend WHERE refobjid =
         (SELECT oid FROM pg_constraint WHERE conname = 'orders_pkey') AND classid = 'pg_rewrite'::regclass`,
      [1],
    ],
    [
      'hostile names and references to them survive',
      `SELECT count(*)::int v FROM pg_class c JOIN pg_description d ON d.objoid = c.oid AND d.objsubid = 0
       WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND description = relname`,
      [11],
    ],
    [
      'a reference inside a string is quoted for it',
      `SELECT count(*)::int v FROM pg_depend WHERE refclassid = 'pg_class'::regclass AND classid = 'pg_attrdef'::regclass
       AND refobjid IN (SELECT oid FROM pg_class WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace)`,
      [11],
    ],
  ];
  it('has the meaning of its records', async () => {
    await loaded(richDesign(), 'canonical', async () => {
      for (const [what, sql, expected] of facts) expect(await values(sql), what).toEqual(expected);
    });
  });
});

describe('cycles are broken (postgres-model §5.2)', () => {
  /** A domain check, a column default and an argument default, each needing what needs it. */
  function circles(): Schema {
    const b = new DesignBuilder();
    const s = b.add('schema', b.database, { name: 's' });
    const domain = b.add('domain', s, { name: 'd', base: { type: 'integer' } });
    const accepts = b.add('routine', s, {
      name: 'accepts',
      arguments: [{ type: { type: domain } }],
      returns: { type: { type: 'boolean' } },
      body: 'SELECT true',
    });
    b.add('check', domain, {
      name: 'd_check',
      expression: [{ id: s }, '.', { id: accepts }, '(VALUE)'],
    });
    const table = b.add('table', s, { name: 't' });
    const count = b.add('routine', s, {
      name: 'count_of',
      arguments: [{ name: 'r', type: { type: table }, default: ['NULL'] }],
      returns: { type: { type: 'bigint' } },
      sqlBody: ['RETURN 1'],
    });
    const n = b.column(
      table,
      'n',
      { type: 'bigint' },
      {
        default: [{ id: s }, '.', { id: count }, '(NULL)'],
      },
    );
    b.add('check', table, {
      name: 't_check',
      expression: [{ id: s }, '.', { id: count }, '(NULL) > ', { id: n }],
    });
    const first = b.add('routine', s, {
      name: 'f',
      arguments: [{ name: 'a', type: { type: 'integer' }, default: ['1'] }],
      returns: { type: { type: 'integer' } },
      sqlBody: ['RETURN a'],
    });
    const second = b.add('routine', s, {
      name: 'g',
      returns: { type: { type: 'integer' } },
      sqlBody: ['RETURN ', { id: s }, '.', { id: first }, '(1)'],
    });
    b.change(first, {
      arguments: [
        { name: 'a', type: { type: 'integer' }, default: [{ id: s }, '.', { id: second }, '()'] },
      ],
    });
    return b.build();
  }

  it.each(['canonical', 'readable'] as const)('in %s mode', async (mode) => {
    const seen = await loaded(circles(), mode, () =>
      values(
        `SELECT pg_get_expr(adbin, adrelid) v FROM pg_attrdef UNION ALL
         SELECT conname::text FROM pg_constraint WHERE connamespace = 's'::regnamespace UNION ALL
         SELECT pg_get_function_arguments(oid) FROM pg_proc WHERE proname = 'f' AND pronamespace = 's'::regnamespace`,
      ),
    );
    expect(seen.sort()).toEqual(
      ['a integer DEFAULT s.g()', 'd_check', 's.count_of(NULL::s.t)', 't_check'].sort(),
    );
  });

  it('makes a base type from its shell, its functions and its definition', async () => {
    const b = new DesignBuilder();
    const s = b.add('schema', b.database, { name: 's' });
    const type = b.add('opaque', s, {
      name: 'num',
      tag: 'CREATE TYPE',
      address: 'type s.num',
      statements: [],
    });
    const input = b.add('routine', s, {
      name: 'num_in',
      arguments: [{ type: { type: 'cstring' } }],
      returns: { type: { type } },
      language: 'internal',
      body: 'int4in',
      strict: true,
      volatility: 'immutable',
    });
    const output = b.add('routine', s, {
      name: 'num_out',
      arguments: [{ type: { type } }],
      returns: { type: { type: 'cstring' } },
      language: 'internal',
      body: 'int4out',
      strict: true,
      volatility: 'immutable',
    });
    const table = b.add('table', s, { name: 'a' });
    b.column(table, 'n', { type });
    b.change(type, {
      statements: [
        ['CREATE TYPE s.num'],
        [
          'CREATE TYPE s.num (INPUT = s.',
          { id: input },
          ', OUTPUT = s.',
          { id: output },
          ', LIKE = integer)',
        ],
      ],
    });
    await loaded(b.build(), 'canonical', async () => {
      expect(await values("SELECT typisdefined v FROM pg_type WHERE typname = 'num'")).toEqual([
        true,
      ]);
    });
  });

  it('loads a table whose check calls an overloaded function that nothing resolved', async () => {
    const b = new DesignBuilder();
    const s = b.add('schema', b.database, { name: 'public' });
    const table = b.add('table', s, { name: 'a' });
    b.column(table, 'n', { type: 'integer' }, { default: ['helper(1)'] });
    for (const type of ['integer', 'text']) {
      b.add('routine', s, {
        name: 'helper',
        arguments: [{ type: { type } }],
        returns: { type: { type: 'integer' } },
        body: 'SELECT 1',
        volatility: 'immutable',
      });
    }
    for (const mode of ['canonical', 'readable'] as const) {
      await loaded(b.build(), mode, async () => {
        expect(await values('SELECT count(*)::int v FROM pg_attrdef')).toEqual([1]);
      });
    }
  });
});
