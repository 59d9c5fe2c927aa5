import type { Verified } from '@ermine/postgres';
import { expect, test } from 'vitest';
import { verdictOf } from './verdict.ts';

const equal: Verified = {
  state: 'equal',
  engine: 'PGlite 18.6',
  differences: [],
  notVerified: [],
};

const done = (verified: Verified) => verdictOf({ state: 'done', verified });

test('an equal result names the engine', () => {
  expect(done(equal)).toEqual({
    tone: 'good',
    short: 'Verified',
    long: 'Verified: loaded into PGlite 18.6, read back, equal',
  });
});

test('what was left out of the comparison is counted, never hidden', () => {
  const verdict = done({ ...equal, notVerified: [{ address: 'extension postgis', reason: 'x' }] });
  expect(verdict.short).toBe('Verified, 1 left out');
});

test('a difference is named by its address and attribute', () => {
  const verdict = done({
    ...equal,
    state: 'different',
    differences: [
      { address: 'column public.t.a', attribute: 'default', imported: '1', elaborated: '2' },
    ],
  });
  expect(verdict.tone).toBe('bad');
  expect(verdict.long).toContain('first difference: column public.t.a, default');
});

test.each([
  [
    { state: 'error', message: 'the server does not answer' },
    'Not run: the server does not answer',
  ],
  [{ state: 'done', verified: { ...equal, state: 'not-run', reason: 'busy' } }, 'Not run: busy'],
] as const)('%o is never shown as verified', (verification, long) => {
  expect(verdictOf(verification)).toEqual({ tone: 'quiet', short: 'Not verified', long });
});
