/** Counts in the words of the corpus' truth.json, taken from records. */
import {
  type Column,
  type Id,
  type IndexKey,
  renderSql,
  type Schema,
  type Sql,
} from '@ermine/model';
import type { Counts } from '@ermine/testkit';

/** Kinds of records and the sum of truth.json's counts that each must equal. */
const kindTruth: Readonly<Record<string, (truth: (name: string) => number) => number>> = {
  table: (truth) => truth('tables'),
  column: (truth) => truth('columnsLocal'),
  primaryKey: (truth) => truth('primaryKeys'),
  foreignKey: (truth) => truth('foreignKeys'),
  unique: (truth) => truth('uniques'),
  check: (truth) => truth('checks') - truth('checksInherited') + truth('domainChecks'),
  exclusion: (truth) => truth('exclusions'),
  index: (truth) => truth('indexes'),
  enum: (truth) => truth('enums'),
  enumValue: (truth) => truth('enumValues'),
  domain: (truth) => truth('domains'),
  sequence: (truth) => truth('sequences'),
  view: (truth) => truth('views'),
  materializedView: (truth) => truth('materializedViews'),
  routine: (truth) => truth('functions') + truth('procedures'),
  trigger: (truth) => truth('triggers') - truth('triggersInherited'),
  comment: (truth) => truth('comments'),
};

/** What `totals.byKind` must say of the kinds that truth.json counts; kinds without objects are left out. */
export function expectedByKind(counts: Counts): Record<string, number> {
  const expected: Record<string, number> = {};
  for (const [kind, of] of Object.entries(kindTruth)) {
    const count = of((name) => counts[name] ?? 0);
    if (count !== 0) expected[kind] = count;
  }
  return expected;
}

/** The part of `totals.byKind` that truth.json speaks of. */
export function comparableByKind(byKind: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(byKind).filter(([kind]) => kind in kindTruth));
}

/** Attributes that truth.json counts beside the objects, counted in records. */
export function detailCounts(schema: Schema): Record<string, number> {
  const tables = schema.all('table');
  const columns = schema.all('column');
  const foreignKeys = schema.all('foreignKey');
  const indexes = schema.all('index');
  const sequences = schema.all('sequence');
  const behindConstraints = schema.all('primaryKey').length + schema.all('unique').length;
  const keyed = (test: (key: IndexKey) => boolean) =>
    indexes.filter((index) => index.keys.some(test)).length;
  return {
    unloggedTables: tables.filter((table) => table.persistence === 'unlogged').length,
    inheritanceChildren: tables.filter((table) => (table.inherits ?? []).length > 0).length,
    columns: tables.reduce((sum, table) => sum + allColumns(schema, table.id).size, 0),
    columnsNotNull: tables.reduce((sum, table) => sum + notNullColumns(schema, table.id).size, 0),
    columnsWithDefault: tables
      .flatMap((table) => [...allColumns(schema, table.id).values()])
      .filter(hasDefault).length,
    columnsGenerated: columns.filter((column) => column.generated).length,
    columnsIdentity: columns.filter((column) => column.identity).length,
    foreignKeysDeferrable: foreignKeys.filter((key) => key.deferrable).length,
    foreignKeysComposite: foreignKeys.filter((key) => key.columns.length > 1).length,
    foreignKeysWithAction: foreignKeys.filter((key) => key.onDelete ?? key.onUpdate).length,
    indexesBehindConstraints: behindConstraints + schema.all('exclusion').length,
    indexesUnique: indexes.filter((index) => index.unique).length,
    indexesPartial: indexes.filter((index) => index.predicate).length,
    indexesExpression: keyed((key) => key.expression !== undefined && !isName(key.expression)),
    indexesInclude: indexes.filter((index) => (index.include ?? []).length > 0).length,
    indexesNotBtree: indexes.filter((index) => (index.method ?? 'btree') !== 'btree').length,
    sequencesOwned: sequences.filter((one) => one.link?.type === 'ownedBy').length,
    sequencesIdentity: sequences.filter((one) => one.link?.type === 'identityOf').length,
    aggregates: opaqueTagged(schema, 'CREATE AGGREGATE'),
    rules: opaqueTagged(schema, 'CREATE RULE'),
  };
}

function opaqueTagged(schema: Schema, tag: string): number {
  return schema.all('opaque').filter((one) => one.tag === tag).length;
}

/** Columns of a view are no records, so an index names them by text: that is no expression. */
const isName = (sql: Sql) => /^(?:\w+|"[^"]+")$/.test(renderSql(sql, () => 'x'));

/** Postgres keeps no entry in its catalog for DEFAULT NULL. */
const hasDefault = (column: Column) =>
  column.default !== undefined && !/^null$/i.test(renderSql(column.default, () => 'x'));

/** Columns of a table by name, those of its parents included. */
function allColumns(schema: Schema, table: Id): Map<string, Column> {
  const found = new Map<string, Column>();
  const record = schema.find('table', table);
  for (const parent of record?.inherits ?? [])
    for (const [name, column] of allColumns(schema, parent)) found.set(name, column);
  for (const column of schema.childrenOf('column', table)) found.set(column.name, column);
  return found;
}

/** Names of columns that can not be null: said so, part of the primary key, identity, or inherited. */
function notNullColumns(schema: Schema, table: Id): Set<string> {
  const found = new Set<string>();
  const nameOf = (id: Id) => schema.find('column', id)?.name ?? '';
  for (const parent of schema.find('table', table)?.inherits ?? [])
    for (const name of notNullColumns(schema, parent)) found.add(name);
  for (const column of schema.childrenOf('column', table)) {
    if (column.identity) found.add(column.name);
    if (schema.childrenOf('notNull', column.id).length > 0) found.add(column.name);
  }
  for (const key of schema.childrenOf('primaryKey', table))
    for (const id of key.columns) found.add(nameOf(id));
  return found;
}
