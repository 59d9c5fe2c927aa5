import { expect, test } from 'vitest';
import { compareSnapshots, sameJson } from './compare.ts';
import type { CatalogRow, Json } from './row.ts';

const row = (
  kind: string,
  address: readonly string[],
  attributes: CatalogRow['attributes'] = {},
  args?: string,
): CatalogRow => ({ kind, address, attributes, ...(args === undefined ? {} : { args }) });

test('equal snapshots have no difference, whatever their order', () => {
  const rows = [row('table', ['s', 'a'], { owner: 'x' }), row('column', ['s', 'a', 'b'])];
  expect(compareSnapshots(rows, rows.toReversed())).toEqual([]);
});

test('differences come by kind, address and attribute; an absent attribute is null', () => {
  const left = [
    row('column', ['s', 'a', 'b'], { type: 'integer', default: '1' }),
    row('table', ['s', 'Gone "x"'], { owner: 'x' }),
  ];
  const right = [
    row('table', ['s', 'New.x'], { owner: 'x' }),
    row('column', ['s', 'a', 'b'], { type: 'text' }),
  ];
  expect(compareSnapshots(left, right)).toEqual([
    { address: 'table s."Gone ""x"""', attribute: null, left: { owner: 'x' }, right: null },
    { address: 'table s."New.x"', attribute: null, left: null, right: { owner: 'x' } },
    { address: 'column s.a.b', attribute: 'default', left: '1', right: null },
    { address: 'column s.a.b', attribute: 'type', left: 'integer', right: 'text' },
  ]);
});

test('kinds, names and argument types tell objects apart', () => {
  const left = [row('routine', ['s', 'f'], {}, 'integer'), row('view', ['s', 'a.b'])];
  const right = [row('routine', ['s', 'f'], {}, 'text'), row('view', ['s', 'a', 'b'])];
  expect(compareSnapshots(left, right).map(({ address }) => address)).toEqual([
    'view s.a.b',
    'view s."a.b"',
    'routine s.f(integer)',
    'routine s.f(text)',
  ]);
});

test('comments and privileges name what they are on', () => {
  const rows = [
    row('comment', ['table', 's', 'a']),
    row('comment', ['column', 's', 'v', 'c']),
    row('comment', ['routine', 's', 'f'], {}, 'integer, text'),
    row('comment', ['database']),
    row('privilege', ['column', 's', 'a', 'b', 'Bob']),
  ];
  expect(compareSnapshots(rows, []).map(({ address }) => address)).toEqual([
    'comment on column s.v.c',
    'comment on database',
    'comment on routine s.f(integer, text)',
    'comment on table s.a',
    'privilege on column s.a.b of "Bob"',
  ]);
});

test('two rows of one address are a bug of the query and refused', () => {
  const twice = [row('table', ['s', 'a']), row('table', ['s', 'a'])];
  expect(() => compareSnapshots(twice, [])).toThrow('table s.a');
});

const same: readonly [Json, Json, boolean][] = [
  [1, 1, true],
  [1, '1', false],
  [null, false, false],
  [[1, 2], [1, 2], true],
  [[1, 2], [2, 1], false],
  [[], {}, false],
  [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
  [{ a: 1 }, { a: 1, b: null }, false],
  [{ ['__proto__']: 1 }, {}, false],
  [{ a: { b: ['c'] } }, { a: { b: ['c'] } }, true],
];

test.each(same)('%j and %j: %s', (a, b, expected) => {
  expect(sameJson(a, b)).toBe(expected);
  expect(sameJson(b, a)).toBe(expected);
});
