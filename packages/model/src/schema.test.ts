import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSeededIdSource, type Id } from './id.ts';
import { type AnyRecord, type Kind, kinds } from './kinds/index.ts';
import { ordersBetween } from './order.ts';
import { makeRecord } from './record.ts';
import { Schema } from './schema.ts';
import { eachReference, mapIds, type Reference } from './walk.ts';

function build() {
  const newId = createSeededIdSource(9);
  const records: AnyRecord[] = [];
  const add = (kind: Kind, parent: Id | undefined, draft: object): Id => {
    const id = newId(kinds[kind].prefix);
    records.push(makeRecord(kind, { id, parent, ...draft }));
    return id;
  };
  const [k1, k2] = ordersBetween(null, null, 2);
  const db = add('database', undefined, { name: 'd' });
  const s = add('schema', db, { name: 'public' });
  const mood = add('enum', s, { name: 'mood' });
  const parentTable = add('table', s, { name: 'parent' });
  const pid = add('column', parentTable, { name: 'id', type: { type: 'bigint' }, order: k1 });
  const t = add('table', s, { name: 'child' });
  const b = add('column', t, { name: 'b', type: { type: mood, array: true }, order: k2 });
  const a = add('column', t, { name: 'a', type: { type: 'bigint' }, order: k1 });
  const ck = add('check', t, {
    name: 'ck',
    expression: [{ id: a }, ' > 0 AND ', { id: a }, ' < ', { id: b }],
  });
  const fk = add('foreignKey', t, {
    name: 'fk',
    columns: [a],
    references: { table: parentTable, columns: [pid] },
    setColumns: [a],
  });
  const ix = add('index', t, {
    name: 'ix',
    keys: [{ column: b }, { expression: ['f(', { id: a }, ')'] }],
    include: [[{ id: a }]],
  });
  return { records, db, s, mood, parentTable, pid, t, a, b, ck, fk, ix };
}

const references = (record: AnyRecord): Reference[] => {
  const found: Reference[] = [];
  eachReference(record, (reference) => found.push(reference));
  return found;
};

describe('Schema', () => {
  const d = build();
  const schema = new Schema(d.records);

  it('finds records by id and kind', () => {
    expect(schema.size).toBe(d.records.length);
    expect(schema.get(d.t)?.kind).toBe('table');
    expect(schema.find('table', d.t)?.name).toBe('child');
    expect(schema.find('view', d.t)).toBeUndefined();
    expect(schema.get('tbl_0000000000000000')).toBeUndefined();
    expect(schema.all('table').map(({ name }) => name)).toEqual(['parent', 'child']);
    expect(schema.all('view')).toEqual([]);
    expect(schema.root.id).toBe(d.db);
    expect(() => new Schema([]).root).toThrow('no database record');
  });

  it('sorts children by kind, order and name, whatever order they came in', () => {
    const ids = (set: Schema) => set.children(d.t).map(({ id }) => id);
    expect(ids(schema)).toEqual([d.a, d.b, d.ck, d.fk, d.ix]);
    expect(ids(new Schema([...d.records].reverse()))).toEqual(ids(schema));
    expect(schema.childrenOf('column', d.t).map(({ name }) => name)).toEqual(['a', 'b']);
    expect(schema.children(d.ix)).toEqual([]);
  });

  it('names referrers once for each field', () => {
    expect(schema.referrers(d.a).map(({ record, field, via }) => [record.id, field, via])).toEqual([
      [d.ck, 'expression', 'sql'],
      [d.fk, 'columns', 'ref'],
      [d.fk, 'setColumns', 'ref'],
      [d.ix, 'keys', 'sql'],
      [d.ix, 'include', 'sql'],
    ]);
    expect(schema.referrers(d.mood)).toMatchObject([{ field: 'type', via: 'type' }]);
    // Containment is no reference.
    expect(schema.referrers(d.t)).toEqual([]);
  });

  it('agrees with the walker', () => {
    const all = d.records.flatMap((record) => references(record).map(({ id }) => id));
    for (const id of all) expect(schema.referrers(id).length).toBeGreaterThan(0);
  });
});

describe('walker', () => {
  it('finds every reference, in lists, structures, expressions and types', () => {
    const d = build();
    const of = (id: Id) => references(new Schema(d.records).get(id) as AnyRecord);
    expect(of(d.fk)).toEqual([
      { id: d.a, field: 'columns', via: 'ref' },
      { id: d.parentTable, field: 'references', via: 'ref' },
      { id: d.pid, field: 'references', via: 'ref' },
      { id: d.a, field: 'setColumns', via: 'ref' },
    ]);
    expect(of(d.a)).toEqual([]);
    expect(references({ id: 'zzz_0000000000000000', kind: 'zebra' } as never)).toEqual([]);
  });

  it('mapIds renames all ids and nothing else; the way back gives the record again', () => {
    const d = build();
    const there = (id: Id) => id.replace(/_(.)/, '_z$1').slice(0, -1);
    const back = new Map(d.records.map(({ id }) => [there(id), id]));
    fc.assert(
      fc.property(fc.constantFrom(...d.records), (record) => {
        const mapped = mapIds(record, there);
        expect(mapped.id).toBe(there(record.id));
        expect(references(mapped).map(({ id }) => id)).toEqual(
          references(record).map(({ id }) => there(id)),
        );
        expect(mapIds(mapped, (id) => back.get(id) ?? id)).toEqual(record);
      }),
    );
  });
});
