import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, expect, test, vi } from 'vitest';
import type { Action } from './action.ts';

let actions: readonly Action[] = [];

beforeAll(async () => {
  const media = { matches: false, addEventListener() {}, removeEventListener() {} };
  const localStorage = { getItem: () => null, setItem() {} };
  vi.stubGlobal('window', { matchMedia: () => media, localStorage });
  vi.stubGlobal('navigator', { platform: 'test' });
  vi.doMock('../workers/worker-address.ts', () => ({ startWorker: () => undefined }));
  ({ actions } = await import('./registry.ts'));
});

test('every file of an action is in the list', () => {
  const folder = new URL('.', import.meta.url);
  const registry = readFileSync(new URL('registry.ts', folder), 'utf8');
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .filter((name) =>
      /: (?:readonly )?Action(?:\[\])? = /.test(readFileSync(new URL(name, folder), 'utf8')),
    )
    .filter((name) => name !== 'registry.ts');
  expect(files.length).toBeGreaterThan(25);
  for (const file of files) expect(registry).toContain(`from './${file}'`);
});

test('no two actions have the same id, label or key', () => {
  const once = (values: readonly string[]) => expect(new Set(values).size).toBe(values.length);
  once(actions.map((action) => action.id));
  once(actions.map((action) => action.label));
  once(actions.flatMap((action) => action.keys));
});

test('single letters act on the canvas only, where nobody types', () => {
  for (const { id, keys, scope } of actions) {
    if (keys.some((key) => /^[A-Z]$/.test(key))) expect(`${id}: ${scope}`).toBe(`${id}: canvas`);
  }
});
