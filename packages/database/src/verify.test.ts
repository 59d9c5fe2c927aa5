import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CatalogRow, Script, Verified } from '@ermine/postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ScratchJob, ScratchResult } from './scratch/job.ts';
import { createScratchPool, type ScratchPool } from './scratch/pool.ts';
import { verify } from './verify.ts';

type Statement = readonly [address: string, text: string];

function script(statements: readonly Statement[], extensions: readonly string[] = []): Script {
  return {
    statements: statements.map(([address, text], i) => ({ address, text, key: `${i + 1}` })),
    extensions,
    roles: [],
  };
}

/** A result as `state`, `address · attribute`, and `? address: reason`. */
function lines({ state, differences, notVerified }: Verified): readonly string[] {
  return [
    state,
    ...differences.map(({ address, attribute }) =>
      attribute === undefined ? address : `${address} · ${attribute}`,
    ),
    ...notVerified.map(({ address, reason }) => `? ${address}: ${reason}`),
  ];
}

describe('in a real scratch database', { timeout: 120_000 }, () => {
  let cacheDir: string;
  let pool: ScratchPool;
  beforeAll(async () => {
    cacheDir = await mkdtemp(join(tmpdir(), 'ermine-verify-'));
    pool = createScratchPool({ cacheDir });
    await pool.warm();
  }, 120_000);
  afterAll(async () => {
    await pool.close();
    await rm(cacheDir, { recursive: true });
  });

  async function check(
    original: readonly Statement[],
    printed: readonly Statement[],
    expected: readonly string[],
    extensions: readonly string[] = [],
  ): Promise<void> {
    const scripts = {
      original: script(original, extensions),
      printed: script(printed, extensions),
    };
    expect(lines(await verify(pool, scripts))).toEqual(expected);
  }

  test('the same schema written differently is equal', () =>
    check(
      [['table public.a', 'create table a (id serial primary key, n int check (n > 0))']],
      [
        ['sequence public.a_id_seq', 'create sequence public.a_id_seq as integer'],
        [
          'table public.a',
          `create table public.a (id integer not null default nextval('public.a_id_seq'), n integer)`,
        ],
        ['sequence public.a_id_seq', 'alter sequence public.a_id_seq owned by public.a.id'],
        ['primary key public.a.a_pkey', 'alter table public.a add primary key (id)'],
        ['check public.a.a_n_check', 'alter table public.a add constraint a_n_check check (n > 0)'],
      ],
      ['equal'],
    ));

  test('a lost clause is a difference', () =>
    check(
      [['table public.a', 'create table a (id int primary key deferrable, n text default 1)']],
      [['table public.a', 'create table a (id int primary key, n text)']],
      ['different', 'column public.a.n · default', 'primary key public.a.a_pkey · deferrable'],
    ));

  test('what hangs on a missing extension is left out on both sides', () =>
    check(
      [
        ['extension postgis', 'create extension postgis'],
        ['table public.a', 'create table a (g geometry, b int references c)'],
        ['table public.c', 'create table c (x int)'],
      ],
      [
        ['extension postgis', 'create extension postgis'],
        ['table public.a', 'create table a (g geometry)'],
        ['table public.c', 'create table c (x int)'],
      ],
      [
        'equal',
        '? extension postgis: extension "postgis" is not available in the scratch database',
        '? table public.a: PostgreSQL refuses the original: type "geometry" does not exist',
      ],
      ['postgis'],
    ));

  test('an object that the original could not make is not held against the printed one', () =>
    check(
      [
        ['table public.a', 'create table a (id serial, b int references missing)'],
        ['table public.c', 'create table c (x int)'],
      ],
      [
        ['table public.a', 'create table a (id serial, b int)'],
        ['comment on column public.a.id', `comment on column a.id is 'x'`],
        ['table public.c', 'create table c (x int)'],
      ],
      [
        'equal',
        '? table public.a: PostgreSQL refuses the original: relation "missing" does not exist',
      ],
    ));
});

/** A pool that answers from a list, the original first. */
function answering(...results: readonly ScratchResult[]): ScratchPool & { jobs: ScratchJob[] } {
  const jobs: ScratchJob[] = [];
  return {
    jobs,
    run: async (job) => {
      jobs.push(job);
      const result = results[jobs.length - 1];
      if (!result) throw new Error('one job too many');
      return result;
    },
    warm: async () => {},
    close: async () => {},
  };
}

const done = (errors: readonly [number, string][] = [], ...tables: readonly string[]) => ({
  state: 'done' as const,
  engine: 'PGlite 18.6',
  errors: errors.map(([index, message]) => ({ index, code: '42704', message })),
  snapshot: tables.map(
    (name): CatalogRow => ({ kind: 'table', address: ['public', name], attributes: {} }),
  ),
});
const failed: ScratchResult = {
  state: 'failed',
  failure: { code: 'scratch-deadline', message: 'too long', index: 0 },
};
const a: Statement = ['table public.a', 'create table a ()'];
const i: Statement = ['index public.i', 'create index i on a (x)'];

describe('what counts as different', () => {
  const rules: readonly {
    rule: string;
    results: readonly ScratchResult[];
    expected: readonly string[];
  }[] = [
    {
      rule: 'refused in both: not verified, with Postgres’ message',
      results: [done([[1, 'no']], 'a'), done([], 'a')],
      expected: ['equal', '? index public.i: PostgreSQL refuses the original: no'],
    },
    {
      rule: 'refused only in the printed script: different',
      results: [done([], 'a'), done([[1, 'no']], 'a')],
      expected: ['different', 'index public.i'],
    },
    {
      rule: 'an object on one side only',
      results: [done([], 'a'), done([], 'a', 'b')],
      expected: ['different', 'table public.b'],
    },
    { rule: 'nothing', results: [done([], 'a'), done([], 'a')], expected: ['equal'] },
    { rule: 'no scratch database', results: [failed, done()], expected: ['not-run'] },
  ];
  test.each(rules)('$rule', async ({ results, expected }) => {
    const pool = answering(...results, done([], 'a'));
    const scripts = { original: script([a, i]), printed: script([a, i]) };
    expect(lines(await verify(pool, scripts))).toEqual(expected);
  });

  test.each([
    { refused: 10, of: 12, state: 'equal' },
    { refused: 11, of: 12, state: 'not-run' },
    { refused: 11, of: 109, state: 'not-run' },
    { refused: 11, of: 110, state: 'equal' },
  ])('$refused of $of original statements refused: $state', async ({ refused, of, state }) => {
    const all = Array.from({ length: of }, (_, n): Statement => [`index public.i${n}`, `i${n}`]);
    const errors = Array.from({ length: refused }, (_, n): [number, string] => [n, 'no']);
    const pool = answering(done(errors), done(errors), done());
    const verified = await verify(pool, { original: script(all), printed: script(all) });
    expect(verified.state).toBe(state);
    expect(verified.reason).toBe(
      state === 'equal'
        ? undefined
        : `PostgreSQL refuses ${refused} of the ${of} original statements`,
    );
    expect(verified.notVerified).toHaveLength(refused);
  });

  test('a failure says which statement was running', async () => {
    const pool = answering(failed, done());
    const { reason } = await verify(pool, { original: script([a]), printed: script([a]) });
    expect(reason).toBe('too long (table public.a)');
  });

  test('without an original only refusals can be told', async () => {
    expect(lines(await verify(answering(done([], 'a')), { printed: script([a]) }))).toEqual([
      'not-run',
    ]);
    expect(lines(await verify(answering(done([[0, 'no']])), { printed: script([a]) }))).toEqual([
      'different',
      'table public.a',
    ]);
  });

  test('what the original lacks is not loaded a second time', async () => {
    const pool = answering(done([[1, 'no']], 'a'), done([], 'a'), done([], 'a'));
    await verify(pool, { original: script([a, i]), printed: script([a, i]) });
    expect(pool.jobs.map(({ statements }) => statements.length)).toEqual([2, 2, 1]);
  });
});
