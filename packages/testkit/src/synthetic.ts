/**
 * Seeded synthetic schemas for benchmarks and property tests (editor:B20): the same seed gives the
 * same tables as SQL and as a diagram. Families stress what the plain graph lacks.
 */
import { type Diagram, type DiagramEdge, type DiagramTable, rowFlag } from '@ermine/layout';

/** A shape of graph. */
export type SyntheticFamily =
  /** Clusters of 40 tables with power-law hubs. */
  | 'clusters'
  /** One table with two thirds of the others referring to it. */
  | 'star'
  /** Half of the keys join tables that are joined already. */
  | 'parallel'
  /** 7 % of the keys refer to their own table. */
  | 'self'
  /** 95 % of the tables have no key. */
  | 'isolated'
  /** Each table refers to the one before it. */
  | 'chain'
  /** Tables of 98 columns. */
  | 'wide'
  /** 28 schemas. */
  | 'schemas'
  /** Primary keys and foreign keys of two columns. */
  | 'composite';

/** Every family. */
export const syntheticFamilies: readonly SyntheticFamily[] = [
  'clusters',
  'star',
  'parallel',
  'self',
  'isolated',
  'chain',
  'wide',
  'schemas',
  'composite',
];

interface SyntheticColumn {
  readonly name: string;
  readonly type: string;
  readonly notNull: boolean;
  readonly reference: boolean;
}

interface SyntheticTable {
  readonly schema: string;
  readonly name: string;
  readonly columns: SyntheticColumn[];
}

interface SyntheticKey {
  readonly source: number;
  readonly target: number;
  readonly sourceRows: readonly number[];
  readonly targetRows: readonly number[];
}

const types = [
  'integer',
  'bigint',
  'text',
  'varchar(255)',
  'timestamptz',
  'boolean',
  'numeric(12,2)',
  'uuid',
  'jsonb',
  'date',
] as const;
const words = (
  'user order item invoice event audit project team role policy payment ticket comment tag session ' +
  'device report metric file address'
).split(' ');
const cluster = 40;
const schemaCount = 28;

/** A schema of `tables` tables, as SQL that Postgres loads and as a diagram. */
export function synthetic(options: {
  readonly tables: number;
  readonly seed?: number;
  readonly family?: SyntheticFamily;
}): { readonly sql: string; readonly diagram: Diagram } {
  const { tables: count, seed = 42, family = 'clusters' } = options;
  let state = seed >>> 0;
  const random = () => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  const below = (limit: number) => Math.floor(random() * limit);
  const keyColumns = family === 'composite' ? 2 : 1;
  const tables: SyntheticTable[] = [];
  for (let i = 0; i < count; i++) {
    const columns: SyntheticColumn[] = [
      { name: 'id', type: 'bigint', notNull: true, reference: false },
    ];
    if (keyColumns === 2) {
      columns.push({ name: 'tenant', type: 'bigint', notNull: true, reference: false });
    }
    const length = family === 'wide' ? 98 : 4 + below(13);
    while (columns.length < length) {
      columns.push({
        name: `${words[below(words.length)]}_${columns.length}`,
        type: types[below(types.length)] ?? 'text',
        notNull: random() < 0.5,
        reference: false,
      });
    }
    tables.push({
      schema: family === 'schemas' ? `schema_${i % schemaCount}` : 'public',
      name: `${words[i % words.length]}_${words[Math.floor(i / words.length) % words.length]}_${i}`,
      columns,
    });
  }
  const keys: SyntheticKey[] = [];
  for (const [source, target] of pairsOf(family, count, random, below)) {
    const child = tables[source];
    const parent = tables[target];
    if (!child || !parent) continue;
    const sourceRows: number[] = [];
    const targetRows: number[] = [];
    for (let i = 0; i < keyColumns; i++) {
      const name = `${parent.name}_${parent.columns[i]?.name}_${keys.length}`;
      sourceRows.push(child.columns.length);
      targetRows.push(i);
      child.columns.push({ name, type: 'bigint', notNull: random() < 0.5, reference: true });
    }
    keys.push({ source, target, sourceRows, targetRows });
  }
  return { sql: toSql(tables, keys, keyColumns), diagram: toDiagram(tables, keys, keyColumns) };
}

/** Child and parent of every key. */
function* pairsOf(
  family: SyntheticFamily,
  count: number,
  random: () => number,
  below: (limit: number) => number,
): Generator<readonly [number, number]> {
  if (count < 2) return;
  if (family === 'chain') {
    for (let i = 1; i < count; i++) yield [i, i - 1];
    return;
  }
  if (family === 'star') {
    for (let i = 1; i < count; i++) if (random() < 0.69) yield [i, 0];
    for (let i = 0; i < count * 0.3; i++) yield [below(count), below(count)];
    return;
  }
  const linked = family === 'isolated' ? Math.max(2, Math.round(count * 0.05)) : count;
  let last: readonly [number, number] = [1, 0];
  for (let f = 0; f < Math.round(linked * 1.3); f++) {
    const source = f < linked - 1 ? f + 1 : below(linked);
    let target: number;
    if (random() < 0.7) {
      const start = Math.floor(source / cluster) * cluster;
      target = start + Math.floor(Math.min(cluster, linked - start) * random() ** 2.5);
    } else {
      target = Math.floor(linked * random() ** 4);
    }
    if (target === source) target = (source + 1) % linked;
    if (family === 'self' && random() < 0.07) target = source;
    last = family === 'parallel' && random() < 0.5 ? last : [source, target];
    yield last;
  }
}

function toSql(
  tables: readonly SyntheticTable[],
  keys: readonly SyntheticKey[],
  keyColumns: number,
): string {
  const out: string[] = [];
  for (const schema of new Set(tables.map((table) => table.schema))) {
    if (schema !== 'public') out.push(`CREATE SCHEMA ${schema};`);
  }
  const named = ({ schema, name }: SyntheticTable) => `${schema}.${name}`;
  const list = (table: SyntheticTable, rows: readonly number[]) =>
    rows.map((row) => table.columns[row]?.name).join(', ');
  const primary = Array.from({ length: keyColumns }, (_, i) => i);
  for (const table of tables) {
    const columns = table.columns.map(
      ({ name, type, notNull }) => `    ${name} ${type}${notNull ? ' NOT NULL' : ''},`,
    );
    out.push(
      `CREATE TABLE ${named(table)} (\n${columns.join('\n')}\n    CONSTRAINT ${table.name}_pkey PRIMARY KEY (${list(table, primary)})\n);`,
    );
  }
  keys.forEach((key, i) => {
    const child = tables[key.source] as SyntheticTable;
    const parent = tables[key.target] as SyntheticTable;
    out.push(
      `ALTER TABLE ONLY ${named(child)}\n    ADD CONSTRAINT fk_${i} FOREIGN KEY (${list(child, key.sourceRows)}) REFERENCES ${named(parent)}(${list(parent, key.targetRows)}) ON DELETE CASCADE;`,
    );
  });
  return `${out.join('\n\n')}\n`;
}

function toDiagram(
  tables: readonly SyntheticTable[],
  keys: readonly SyntheticKey[],
  keyColumns: number,
): Diagram {
  const schemas = [...new Set(tables.map((table) => table.schema))];
  return {
    tables: tables.map((table, i): DiagramTable => {
      const schemaIndex = schemas.indexOf(table.schema);
      return {
        id: `t${i}`,
        name: table.name,
        schema: table.schema,
        schemaIndex,
        colour: schemaIndex % 12,
        shape: 'table',
        rows: table.columns.map((column, j) => ({
          id: `t${i}.${j}`,
          name: column.name,
          type: column.type,
          flags:
            (j < keyColumns ? rowFlag.primaryKey : 0) |
            (keyColumns === 1 && j === 0 ? rowFlag.unique : 0) |
            (column.reference ? rowFlag.foreignKey : 0) |
            (column.notNull ? 0 : rowFlag.nullable),
        })),
      };
    }),
    edges: keys.map((key, i): DiagramEdge => {
      const columns = tables[key.source]?.columns ?? [];
      return {
        id: `fk_${i}`,
        kind: 'foreignKey',
        source: `t${key.source}`,
        target: `t${key.target}`,
        sourceRows: key.sourceRows,
        targetRows: key.targetRows,
        parentEnd: key.sourceRows.every((row) => columns[row]?.notNull) ? 'one' : 'zeroOrOne',
        childEnd: 'many',
        dashed: false,
        deferrable: false,
      };
    }),
  };
}
