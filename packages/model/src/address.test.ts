import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Address, addressOf, addressOfId, parseAddress, printAddress } from './address.ts';
import { createSeededIdSource, type Id } from './id.ts';
import { type AnyRecord, type Kind, kinds } from './kinds/index.ts';
import { makeRecord } from './record.ts';
import { Schema } from './schema.ts';

const nouns = [...new Set(Object.values(kinds).map((kind) => kind.noun))];

describe('the address codec', () => {
  it('A1: what is printed is read again', () => {
    const name = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.constantFrom(
        'Order Items',
        'a.b',
        'it"s',
        '"',
        '""',
        '(',
        ')',
        'select',
        '😀',
        'a\nb',
        ' ',
      ),
    );
    const address = fc.record({
      noun: fc.constantFrom(...nouns, 'comment on foreign key'),
      names: fc.array(name, { minLength: 1, maxLength: 4 }),
      args: fc.option(fc.constantFrom('', 'integer, text', '"a(b)"."c" []', ')'), {
        nil: undefined,
      }),
    });
    fc.assert(
      fc.property(address, ({ noun, names, args }) => {
        const wanted: Address = args === undefined ? { noun, names } : { noun, names, args };
        expect(parseAddress(printAddress(wanted))).toEqual(wanted);
      }),
    );
  });

  it.each<[string, Address]>([
    ['column public."Order Items".id', { noun: 'column', names: ['public', 'Order Items', 'id'] }],
    [
      'foreign key public.orders.orders_customer_id_fkey',
      { noun: 'foreign key', names: ['public', 'orders', 'orders_customer_id_fkey'] },
    ],
    [
      'routine public.f(integer, text)',
      { noun: 'routine', names: ['public', 'f'], args: 'integer, text' },
    ],
    ['not-null public.t.c', { noun: 'not-null', names: ['public', 't', 'c'] }],
  ])('%s', (text, address) => {
    expect(parseAddress(text)).toEqual(address);
    expect(printAddress(address)).toBe(text);
  });

  it.each([
    ['', 0],
    ['table', 0],
    ['TABLE public.t', 0],
    ['table ', 0],
    ['table public.', 13],
    ['table public..t', 13],
    ['table "public', 6],
    ['table ""', 6],
    ['table public.t x', 14],
    ['table public.T', 13],
    ['table public.f(', 14],
    ['table é', 6],
  ])('A2: "%s" is a bad address, not a guess', (text, start) => {
    expect(parseAddress(text)).toMatchObject({
      code: 'bad-address',
      range: { start, end: text.length },
    });
  });

  it('A2: any text is an address or a bad one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = parseAddress(text);
        if ('code' in read) expect(read.range.start).toBeLessThanOrEqual(text.length);
        else expect(parseAddress(printAddress(read))).toEqual(read);
      }),
    );
  });
});

describe('addresses of records', () => {
  const newId = createSeededIdSource(5);
  const records: AnyRecord[] = [];
  const add = (kind: Kind, parent: Id | undefined, draft: object): Id => {
    const id = newId(kinds[kind].prefix);
    records.push(makeRecord(kind, { id, parent, ...draft }));
    return id;
  };
  const db = add('database', undefined, { name: 'shop' });
  const s = add('schema', db, { name: 'My s' });
  const ext = add('extension', db, { name: 'citext' });
  const t = add('table', s, { name: 'orders' });
  const c = add('column', t, { name: 'id', type: { type: 'integer' } });
  const nn = add('notNull', c, {});
  const pk = add('primaryKey', t, { name: 'orders_pkey', columns: [c] });
  const ix = add('index', t, { name: 'by_id', keys: [{ column: c }] });
  const child = add('table', s, { name: 'child', inherits: [t] });
  const cov = add('columnOverride', child, { column: c });
  const e = add('enum', s, { name: 'a.b' });
  const opq = add('opaque', s, {
    name: 'point3',
    tag: 'CREATE TYPE',
    address: 'type s.point3',
    statements: [],
  });
  const f = add('routine', s, {
    name: 'f',
    arguments: [
      { type: { type: 'integer' } },
      { mode: 'out', type: { type: 'text' } },
      { mode: 'inout', type: { type: e, array: true } },
      { mode: 'variadic', type: { type: opq } },
      { mode: 'table', type: { type: 'text' } },
    ],
  });
  const v = add('view', s, { name: 'v', query: [] });
  const schema = new Schema(records);
  it.each([
    [db, 'database shop'],
    [s, 'schema "My s"'],
    [ext, 'extension citext'],
    [t, 'table "My s".orders'],
    [c, 'column "My s".orders.id'],
    [nn, `${kinds.notNull.noun} "My s".orders.id`],
    [pk, 'primary key "My s".orders.orders_pkey'],
    [ix, 'index "My s".by_id'],
    [cov, 'column override "My s".child.id'],
    [opq, 'type s.point3'],
    [f, 'routine "My s".f(integer, "My s"."a.b"[], "My s".point3)'],
    [add('comment', t, { text: '' }), 'comment on table "My s".orders'],
    [add('comment', v, { text: '', subobject: 'A b' }), 'comment on column "My s".v."A b"'],
    [add('comment', pk, { text: '', onIndex: true }), 'comment on index "My s".orders_pkey'],
    ['tbl_0000000000000000', 'tbl_0000000000000000'],
  ])('%s', (id, address) => {
    const all = new Schema(records);
    expect(addressOfId(all, id)).toBe(address);
    if (all.get(id)) expect('code' in parseAddress(address)).toBe(false);
  });

  it('of a record without its parent is its own name', () => {
    const alone = schema.get(t) as AnyRecord;
    expect(addressOf(new Schema([alone]), alone)).toBe('table orders');
  });
});
