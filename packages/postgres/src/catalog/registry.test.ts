import { describe, expect, test } from 'vitest';
import { snapshotQueries } from './registry.ts';

describe.each([14, 15, 16, 17, 18])('the queries for PostgreSQL %i', (major) => {
  const queries = snapshotQueries(major);
  const text = queries.map(({ sql }) => sql).join('\n');

  test('are one a kind', () => {
    const kinds = queries.map(({ kind }) => kind);
    expect(new Set(kinds).size).toBe(kinds.length);
  });

  /** Columns of the catalogs by the version that brought them. */
  test.each([
    [15, 'indnullsnotdistinct'],
    [15, 'confdelsetcols'],
    [15, 'prqual'],
    [15, 'pg_parameter_acl'],
    [16, 'collicurules'],
    [17, 'colllocale'],
    [18, 'conperiod'],
    [18, 'conenforced'],
    [18, 'pubgencols'],
  ])('name what came with %i only from then on: %s', (since, column) => {
    expect(text.includes(column)).toBe(major >= since);
  });
});
