import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isScratchExtension, loadExtensions, scratchExtensions } from './extensions.ts';

let database: PGlite;

beforeAll(async () => {
  database = await PGlite.create({ extensions: await loadExtensions(scratchExtensions) });
}, 120_000);

afterAll(() => database.close());

test.each(scratchExtensions)('%s can be created', async (name) => {
  await database.exec(`create extension if not exists "${name}" cascade`);
});

test('names outside the list are no extensions', async () => {
  const names = ['postgis', '__proto__', 'toString', ''];
  expect(names.filter(isScratchExtension)).toEqual([]);
  expect(await loadExtensions(names)).toEqual({});
});

test('what an extension requires is loaded with it', async () => {
  expect(Object.keys(await loadExtensions(['earthdistance'])).toSorted()).toEqual([
    'cube',
    'earthdistance',
  ]);
});
