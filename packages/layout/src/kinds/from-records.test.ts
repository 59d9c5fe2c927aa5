import { type AnyRecord, makeRecord, Schema } from '@ermine/model';
import { describe, expect, it } from 'vitest';
import { type Diagram, rowFlag } from '../diagram.ts';
import { diagramOf } from './from-records.ts';

const base: readonly AnyRecord[] = [
  makeRecord('database', { id: 'db', name: 'd' }),
  makeRecord('schema', { id: 'pub', parent: 'db', name: 'public' }),
  makeRecord('schema', { id: 'sal', parent: 'db', name: 'sales', palette: 7 }),
];

function table(id: string, of: object = {}, parent = 'pub'): AnyRecord {
  return makeRecord('table', { id, parent, name: id, ...of });
}

function column(parent: string, name: string, of: object = {}): AnyRecord {
  const type = { type: 'integer' };
  return makeRecord('column', { id: `${parent}.${name}`, parent, name, order: name, type, ...of });
}

function key(
  id: string,
  from: string,
  columns: string[],
  to: string,
  references: string[],
  of: object = {},
) {
  return makeRecord('foreignKey', {
    id,
    parent: from,
    name: id,
    columns,
    references: { table: to, columns: references },
    ...of,
  });
}

function diagram(...records: AnyRecord[]): Diagram {
  return diagramOf(new Schema([...base, ...records]));
}

function lines(of: Diagram): string[] {
  const name = (id: string) => of.tables.find((one) => one.id === id)?.name;
  return of.edges.map(
    (e) => `${name(e.source)}(${e.sourceRows}) > ${name(e.target)}(${e.targetRows})`,
  );
}

describe('tables', () => {
  it('are in the order of their schemas and names, coloured by schema', () => {
    const { tables } = diagram(table('z'), table('a'), table('b', {}, 'sal'));
    expect(tables.map((t) => [t.schema, t.name, t.schemaIndex, t.colour])).toEqual([
      ['public', 'a', 0, 0],
      ['public', 'z', 0, 0],
      ['sales', 'b', 1, 7],
    ]);
  });

  it('have their columns in order, with marks', () => {
    const { tables } = diagram(
      table('t'),
      table('p'),
      column('p', 'x'),
      column('t', 'e', { generated: { kind: 'stored', expression: ['1'] } }),
      column('t', 'd'),
      column('t', 'c'),
      column('t', 'b'),
      column('t', 'a'),
      makeRecord('notNull', { id: 'n', parent: 't.b' }),
      makeRecord('comment', { id: 'm', parent: 't.d', text: 'why' }),
      makeRecord('primaryKey', { id: 'k', parent: 't', name: 'k', columns: ['t.a'] }),
      makeRecord('unique', { id: 'u', parent: 't', name: 'u', columns: ['t.b'] }),
      makeRecord('unique', { id: 'v', parent: 't', name: 'v', columns: ['t.b', 't.c'] }),
      makeRecord('index', { id: 'i', parent: 't', name: 'i', keys: [{ column: 't.d' }] }),
      key('f', 't', ['t.c'], 'p', ['p.x']),
    );
    const { primaryKey, unique, indexed, nullable, foreignKey, commented, generated } = rowFlag;
    expect(tables.find((t) => t.id === 't')?.rows.map((r) => [r.name, r.flags])).toEqual([
      ['a', primaryKey | unique],
      ['b', unique | indexed],
      ['c', foreignKey | indexed | nullable],
      ['d', indexed | nullable | commented],
      ['e', generated | nullable],
    ]);
  });

  it.each([
    [{ type: 'integer' }, 'integer'],
    [{ type: 'character varying', modifiers: ['255'] }, 'varchar(255)'],
    [{ type: 'timestamp with time zone', modifiers: ['3'], array: true }, 'timestamptz(3)[]'],
    [{ type: 'numeric', modifiers: ['12', '2'] }, 'numeric(12,2)'],
    [{ type: 'interval', modifiers: ['day to second', '2'] }, 'interval day to second(2)'],
    [{ type: 'interval', modifiers: ['2'] }, 'interval(2)'],
    [{ type: 'geometry', modifiers: ['Point', '4326'] }, 'geometry(Point,4326)'],
    [{ type: 'constructor' }, 'constructor'],
    [{ type: 'own' }, 'mood'],
    [{ type: 'far', array: true }, 'sales.money_amount[]'],
  ])('type %j is shown as %s', (type, text) => {
    const { tables } = diagram(
      table('t'),
      column('t', 'a', { type }),
      makeRecord('enum', { id: 'own', parent: 'pub', name: 'mood' }),
      makeRecord('enum', { id: 'far', parent: 'sal', name: 'money_amount' }),
    );
    expect(tables[0]?.rows[0]?.type).toBe(text);
  });

  it.each([
    ['a domain that refuses NULL', { type: 'strict' }, false],
    ['a domain over such a domain', { type: 'outer' }, false],
    ['a domain that takes NULL', { type: 'lax' }, true],
    ['an array of a domain that refuses NULL', { type: 'strict', array: true }, true],
  ])('a column of %s', (_, type, isNullable) => {
    const base = { type: 'integer' };
    const { tables } = diagram(
      table('t'),
      column('t', 'a', { type }),
      makeRecord('domain', { id: 'strict', parent: 'pub', name: 'strict', base, notNull: {} }),
      makeRecord('domain', { id: 'lax', parent: 'pub', name: 'lax', base }),
      makeRecord('domain', { id: 'outer', parent: 'pub', name: 'outer', base: { type: 'strict' } }),
    );
    expect(((tables[0]?.rows[0]?.flags ?? 0) & rowFlag.nullable) !== 0).toBe(isNullable);
  });

  it('editor:C3 views are boxes with the columns that their author named', () => {
    const { tables } = diagram(
      makeRecord('view', {
        id: 'v',
        parent: 'pub',
        name: 'v',
        query: ['SELECT 1'],
        columnNames: ['one'],
      }),
      makeRecord('materializedView', { id: 'm', parent: 'pub', name: 'm', query: ['SELECT 1'] }),
    );
    expect(tables.map((t) => [t.shape, t.rows.map((r) => r.name)])).toEqual([
      ['view', ['one']],
      ['materializedView', []],
    ]);
  });
});

describe('edges', () => {
  it('editor:C35 C36 self-references, parallel and composite keys are all kept', () => {
    const of = diagram(
      table('t'),
      table('p'),
      ...['a', 'b', 'c'].flatMap((name) => [column('t', name), column('p', name)]),
      key('1', 't', ['t.a'], 'p', ['p.a']),
      key('2', 't', ['t.b'], 'p', ['p.a']),
      key('3', 't', ['t.c', 't.a'], 'p', ['p.b', 'p.c']),
      key('4', 't', ['t.b'], 't', ['t.a']),
      key('5', 't', ['t.a'], 'p', ['p.a']),
    );
    expect(lines(of)).toEqual([
      't(0) > p(0)',
      't(1) > p(0)',
      't(2,0) > p(1,2)',
      't(1) > t(0)',
      't(0) > p(0)',
    ]);
  });

  it.each([
    [{}, false, false],
    [{ valid: false }, true, false],
    [{ enforced: false }, true, false],
    [{ deferrable: true }, false, true],
  ])('%j', (of, dashed, deferrable) => {
    const { edges } = diagram(
      table('t'),
      column('t', 'a'),
      key('f', 't', ['t.a'], 't', ['t.a'], of),
    );
    expect(edges[0]).toMatchObject({ dashed, deferrable });
  });

  it('editor:C37 inheritance is an edge, inherited columns are rows', () => {
    const of = diagram(
      table('parent'),
      column('parent', 'id'),
      makeRecord('notNull', { id: 'n', parent: 'parent.id' }),
      column('parent', 'x'),
      makeRecord('notNull', { id: 'o', parent: 'parent.x', noInherit: true }),
      table('child', { inherits: ['parent'] }),
      column('child', 'a'),
      key('f', 'child', ['parent.id'], 'parent', ['parent.id']),
    );
    const child = of.tables.find((t) => t.name === 'child');
    expect(child?.rows.map((r) => [r.name, r.flags])).toEqual([
      ['id', rowFlag.foreignKey],
      ['x', rowFlag.nullable],
      ['a', rowFlag.nullable],
    ]);
    expect(of.edges.map((e) => [e.kind, e.source, e.target, e.parentEnd])).toEqual([
      ['inheritance', 'child', 'parent', 'zeroOrOne'],
      ['foreignKey', 'child', 'parent', 'one'],
    ]);
  });

  it('survives inheritance in a circle', () => {
    const of = diagram(
      table('a', { inherits: ['b'] }),
      table('b', { inherits: ['a'] }),
      column('a', 'x'),
      column('b', 'y'),
    );
    expect(of.tables.map((t) => t.rows.length)).toEqual([2, 2]);
    expect(lines(of)).toEqual(['a() > b()', 'b() > a()']);
  });
});

describe('editor:C3 partitions', () => {
  const bound = { strategy: 'default' };
  const root = [
    table('log', { partitionBy: { strategy: 'list', keys: [{ column: 'log.a' }] } }),
    column('log', 'a'),
    column('log', 'b'),
    table('p'),
    column('p', 'x'),
  ];
  const part = (id: string, of: string) => table(id, { partition: { of, bound } });

  it('fold into their root at every depth', () => {
    const { tables } = diagram(
      ...root,
      part('log_1', 'log'),
      part('log_2', 'log'),
      part('log_2_1', 'log_2'),
    );
    expect(tables.map((t) => [t.name, t.shape, t.partitions])).toEqual([
      ['log', 'partitionedTable', 3],
      ['p', 'table', undefined],
    ]);
  });

  it('a key of several partitions is one line of the root, as weak as the weakest', () => {
    const of = diagram(
      ...root,
      part('log_1', 'log'),
      part('log_2', 'log'),
      makeRecord('columnOverride', { id: 'o', parent: 'log_1', column: 'log.b' }),
      makeRecord('notNull', { id: 'n', parent: 'o' }),
      makeRecord('unique', { id: 'u', parent: 'log_1', name: 'u', columns: ['log.b'] }),
      key('1', 'log_1', ['log.b'], 'p', ['p.x']),
      key('2', 'log_2', ['log.b'], 'p', ['p.x'], { valid: false }),
    );
    expect(lines(of)).toEqual(['log(1) > p(0)']);
    expect(of.edges[0]).toMatchObject({ parentEnd: 'zeroOrOne', childEnd: 'many', dashed: true });
    expect((of.tables[0]?.rows[1]?.flags ?? 0) & rowFlag.foreignKey).toBe(rowFlag.foreignKey);
  });

  it('a key of one partition keeps what that partition says of NULL', () => {
    const of = diagram(
      ...root,
      part('log_1', 'log'),
      makeRecord('columnOverride', { id: 'o', parent: 'log_1', column: 'log.b' }),
      makeRecord('notNull', { id: 'n', parent: 'o' }),
      key('1', 'log_1', ['log.b'], 'p', ['p.x']),
    );
    expect(of.edges[0]?.parentEnd).toBe('one');
  });

  it('a key that the root has itself is drawn once, and a key to a partition ends at its root', () => {
    const of = diagram(
      ...root,
      part('log_1', 'log'),
      key('1', 'log_1', ['log.b'], 'p', ['p.x']),
      key('2', 'log', ['log.b'], 'p', ['p.x']),
      key('3', 'p', ['p.x'], 'log_1', ['log.a']),
    );
    expect(lines(of)).toEqual(['log(1) > p(0)', 'p(0) > log(0)']);
    expect(of.edges[0]?.id).toBe('2');
  });
});

describe('made again', () => {
  it('only what changed is new', () => {
    const records = [
      ...base,
      table('a'),
      table('b'),
      column('a', 'x'),
      column('b', 'x'),
      key('f', 'a', ['a.x'], 'b', ['b.x']),
    ];
    const before = diagramOf(new Schema(records));
    const after = diagramOf(new Schema([...records, column('b', 'y')]), before);
    expect(after.tables[0]).toBe(before.tables[0]);
    expect(after.edges[0]).toBe(before.edges[0]);
    expect(after.tables[1]).not.toBe(before.tables[1]);
    expect(after.tables[1]?.rows).toHaveLength(2);
  });
});
