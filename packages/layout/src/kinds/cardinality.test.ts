import { type AnyRecord, makeRecord, Schema, type Table } from '@ermine/model';
import {
  type PostgresServer,
  postgresUnavailable,
  skippable,
  startPostgres,
} from '@ermine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { childEnd, parentEnd } from './cardinality.ts';

/** What one case says about the child: columns a, b, c; the key refers from a, or from a and b. */
interface Child {
  readonly key?: readonly string[];
  readonly match?: 'simple' | 'full';
  readonly period?: boolean;
  readonly notNull?: readonly string[];
  readonly weakNotNull?: readonly string[];
  readonly primaryKey?: readonly string[];
  readonly uniques?: readonly (readonly string[])[];
  readonly indexes?: readonly {
    readonly keys: readonly string[];
    readonly unique?: boolean;
    readonly predicate?: string;
    readonly expression?: string;
    readonly onOnly?: boolean;
  }[];
  readonly partitions?: readonly { readonly attached: boolean }[];
}

function ends(child: Child): [string, string] {
  const records: AnyRecord[] = [
    makeRecord('database', { id: 'db', name: 'd' }),
    makeRecord('schema', { id: 's', parent: 'db', name: 'public' }),
    makeRecord('table', { id: 't', parent: 's', name: 'child' }),
    makeRecord('table', { id: 'p', parent: 's', name: 'parent' }),
  ];
  for (const name of ['a', 'b', 'c']) {
    records.push(makeRecord('column', { id: name, parent: 't', name, type: { type: 'integer' } }));
    records.push(
      makeRecord('column', { id: `p${name}`, parent: 'p', name, type: { type: 'integer' } }),
    );
  }
  for (const column of child.notNull ?? []) {
    records.push(makeRecord('notNull', { id: `n${column}`, parent: column }));
  }
  for (const column of child.weakNotNull ?? []) {
    records.push(makeRecord('notNull', { id: `n${column}`, parent: column, valid: false }));
  }
  if (child.primaryKey) {
    const columns = [...child.primaryKey];
    records.push(makeRecord('primaryKey', { id: 'k', parent: 't', name: 'k', columns }));
  }
  (child.uniques ?? []).forEach((columns, i) => {
    records.push(
      makeRecord('unique', { id: `u${i}`, parent: 't', name: `u${i}`, columns: [...columns] }),
    );
  });
  (child.indexes ?? []).forEach(({ keys, unique, predicate, expression, onOnly }, i) => {
    records.push(
      makeRecord('index', {
        id: `i${i}`,
        parent: 't',
        name: `i${i}`,
        unique: unique ?? true,
        keys: [
          ...keys.map((column) => ({ column })),
          ...(expression === undefined ? [] : [{ expression: [expression] }]),
        ],
        predicate: predicate === undefined ? undefined : [predicate],
        onOnly,
      }),
    );
  });
  (child.partitions ?? []).forEach(({ attached }, i) => {
    records.push(
      makeRecord('table', {
        id: `q${i}`,
        parent: 's',
        name: `q${i}`,
        partition: { of: 't', bound: { strategy: 'default' } },
      }),
    );
    records.push(
      makeRecord('index', {
        id: `qi${i}`,
        parent: `q${i}`,
        name: `qi${i}`,
        unique: true,
        keys: [{ column: 'a' }],
        attachedTo: attached ? 'i0' : undefined,
      }),
    );
  });
  const columns = child.key ?? ['a'];
  const key = makeRecord('foreignKey', {
    id: 'f',
    parent: 't',
    name: 'f',
    columns: [...columns],
    references: { table: 'p', columns: columns.map((column) => `p${column}`) },
    match: child.match,
    period: child.period,
  });
  records.push(key);
  const schema = new Schema(records);
  const table = schema.find('table', 't') as Table;
  return [parentEnd(schema, table, key), childEnd(schema, table, key)];
}

const ab = ['a', 'b'];

const parentCases: readonly [string, Child, string][] = [
  ['nullable', {}, 'zeroOrOne'],
  ['NOT NULL', { notNull: ['a'] }, 'one'],
  ['NOT NULL of another column', { notNull: ['c'] }, 'zeroOrOne'],
  ['NOT NULL not proved yet', { weakNotNull: ['a'] }, 'zeroOrOne'],
  ['primary key', { primaryKey: ['a'] }, 'one'],
  ['unique alone', { uniques: [['a']] }, 'zeroOrOne'],
  ['simple: none of two', { key: ab }, 'zeroOrOne'],
  ['simple: one of two', { key: ab, notNull: ['b'] }, 'zeroOrOne'],
  ['simple: both', { key: ab, notNull: ab }, 'one'],
  ['full: none of two', { key: ab, match: 'full' }, 'zeroOrOne'],
  ['full: one of two', { key: ab, match: 'full', notNull: ['b'] }, 'one'],
  ['full: both', { key: ab, match: 'full', notNull: ab }, 'one'],
  ['no columns', { key: [] }, 'zeroOrOne'],
];

const childCases: readonly [string, Child, string][] = [
  ['nothing unique', {}, 'many'],
  ['primary key', { primaryKey: ['a'] }, 'zeroOrOne'],
  ['wider primary key', { primaryKey: ['a', 'c'] }, 'many'],
  ['unique', { uniques: [['a']] }, 'zeroOrOne'],
  ['unique and nullable', { uniques: [['a']], notNull: [] }, 'zeroOrOne'],
  ['unique of another column', { uniques: [['c']] }, 'many'],
  ['one of two uniques', { uniques: [['c'], ['a']] }, 'zeroOrOne'],
  ['narrower than the key', { key: ab, uniques: [['b']] }, 'zeroOrOne'],
  ['equal to the key in another order', { key: ab, uniques: [['b', 'a']] }, 'zeroOrOne'],
  ['wider than the key', { key: ab, uniques: [['a', 'b', 'c']] }, 'many'],
  ['unique index', { indexes: [{ keys: ['a'] }] }, 'zeroOrOne'],
  ['plain index', { indexes: [{ keys: ['a'], unique: false }] }, 'many'],
  ['partial', { indexes: [{ keys: ['a'], predicate: 'c > 0' }] }, 'many'],
  ['with an expression', { indexes: [{ keys: ['a'], expression: 'c + 1' }] }, 'many'],
  ['of an expression alone', { indexes: [{ keys: [], expression: 'a + 1' }] }, 'many'],
  ['ON ONLY, without partitions', { indexes: [{ keys: ['a'], onOnly: true }] }, 'zeroOrOne'],
  [
    'ON ONLY, all attached',
    { indexes: [{ keys: ['a'], onOnly: true }], partitions: [{ attached: true }] },
    'zeroOrOne',
  ],
  [
    'ON ONLY, one not attached',
    {
      indexes: [{ keys: ['a'], onOnly: true }],
      partitions: [{ attached: true }, { attached: false }],
    },
    'many',
  ],
  ['temporal: unique without the period', { key: ab, period: true, uniques: [['a']] }, 'zeroOrOne'],
  ['temporal: unique with the period', { key: ab, period: true, uniques: [ab] }, 'many'],
  ['no columns', { key: [], primaryKey: ['a'] }, 'many'],
];

describe('editor:C34 ends derived from records', () => {
  it.each(parentCases)('parent: %s', (_, child, end) => {
    expect(ends(child)[0]).toBe(end);
  });
  it.each(childCases)('child: %s', (_, child, end) => {
    expect(ends(child)[1]).toBe(end);
  });
});

/** The child of a case as DDL, its parent with rows for every key that is tried. */
function ddl(child: Child): string[] {
  const columns = child.key ?? ['a'];
  const typeOf = (column: string) => (child.period && column === 'b' ? 'int4range' : 'integer');
  const body = ['a', 'b', 'c'].map((name) => {
    const notNull = child.notNull?.includes(name) ? ' NOT NULL' : '';
    return `${name} ${typeOf(name)}${notNull}`;
  });
  if (child.primaryKey) body.push(`PRIMARY KEY (${child.primaryKey})`);
  for (const one of child.uniques ?? []) body.push(`UNIQUE (${one})`);
  const parts = child.partitions ?? [];
  const list = columns.map((name, i) => (child.period && i > 0 ? `PERIOD ${name}` : name));
  const parentKey = child.period ? 'PRIMARY KEY (a, b WITHOUT OVERLAPS)' : `UNIQUE (${columns})`;
  const match = child.match ? ` MATCH ${child.match}` : '';
  const script = [
    `CREATE TABLE parent (a integer, b ${typeOf('b')}, c integer, ${parentKey})`,
    `INSERT INTO parent (a, b) VALUES ${child.period ? "(1, '[1,9)'), (5, '[1,9)')" : '(1, 1), (5, 1)'}`,
    `CREATE TABLE child (${body})${parts.length > 0 ? ' PARTITION BY LIST (a)' : ''}`,
  ];
  parts.forEach((_, i) => {
    const bound = i === parts.length - 1 ? 'DEFAULT' : 'FOR VALUES IN (1)';
    script.push(`CREATE TABLE q${i} PARTITION OF child ${bound}`);
  });
  (child.indexes ?? []).forEach((one, i) => {
    const keys = [...one.keys, ...(one.expression ? [`(${one.expression})`] : [])];
    const where = one.predicate ? ` WHERE ${one.predicate}` : '';
    const unique = one.unique === false ? '' : 'UNIQUE ';
    script.push(
      `CREATE ${unique}INDEX i${i} ON ${one.onOnly ? 'ONLY ' : ''}child (${keys})${where}`,
    );
  });
  parts.forEach(({ attached }, i) => {
    if (!attached) return;
    script.push(
      `CREATE UNIQUE INDEX qi${i} ON q${i} (a)`,
      `ALTER INDEX i0 ATTACH PARTITION qi${i}`,
    );
  });
  script.push(`ALTER TABLE child ADD FOREIGN KEY (${list}) REFERENCES parent (${list})${match}`);
  return script;
}

const reason = postgresUnavailable(18);
describe.skipIf(reason !== null)(skippable('editor:T2 in PostgreSQL 18', reason), () => {
  let server: PostgresServer;
  let client: Awaited<ReturnType<PostgresServer['connect']>>;
  beforeAll(async () => {
    server = await startPostgres(18);
    client = await server.connect('postgres');
    await client.query('CREATE EXTENSION btree_gist');
  });
  afterAll(async () => {
    await client.end();
    await server.stop();
  });

  async function build(child: Child): Promise<void> {
    await client.query(
      'DROP SCHEMA IF EXISTS one CASCADE; CREATE SCHEMA one; SET search_path = one, public',
    );
    for (const statement of ddl(child)) await client.query(statement);
  }
  async function accepts(rows: readonly (readonly (string | number | null)[])[]): Promise<boolean> {
    await client.query('DELETE FROM child');
    try {
      for (const row of rows) await client.query('INSERT INTO child VALUES ($1, $2, $3)', [...row]);
      return true;
    } catch {
      return false;
    }
  }

  it.each(parentCases.filter(([, child]) => child.key?.length !== 0))(
    'a child without a parent: %s',
    async (_, child, end) => {
      await build(child);
      const columns = child.key ?? ['a'];
      let accepted = false;
      for (const missing of [['a'], ['b'], ['a', 'b']]) {
        if (!missing.some((column) => columns.includes(column))) continue;
        const row = ['a', 'b', 'c'].map((column) => (missing.includes(column) ? null : 1));
        accepted = (await accepts([row])) || accepted;
      }
      for (const column of child.weakNotNull ?? []) {
        await client.query(`ALTER TABLE child ADD CONSTRAINT weak NOT NULL ${column} NOT VALID`);
        const { rows } = await client.query(`SELECT FROM child WHERE ${column} IS NULL`);
        accepted = rows.length > 0;
      }
      expect(accepted).toBe(end === 'zeroOrOne');
    },
  );

  // A unique expression of the key's own column refuses too, but no expression is reasoned about,
  // and without partitions there is nowhere to insert.
  const unproved = ['of an expression alone', 'ON ONLY, without partitions'];
  it.each(
    childCases.filter(([name, child]) => child.key?.length !== 0 && !unproved.includes(name)),
  )('two children of one parent: %s', async (_, child, end) => {
    await build(child);
    const second = child.period ? ['[1,2)', '[2,3)'] : [1, 1];
    let accepted = false;
    for (const a of [1, 5]) {
      for (const c of [1, -2]) {
        const rows = second.map((b, i) => [a, b, c + (c > 0 ? i : -i)]);
        expect(await accepts(rows.slice(0, 1))).toBe(true);
        accepted = (await accepts(rows)) || accepted;
      }
    }
    expect(accepted).toBe(end === 'many');
  });
});
