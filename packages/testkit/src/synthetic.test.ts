import { layout, layoutInput, type Positions, packLayout, rowFlag } from '@ermine/layout';
import { describe, expect, it } from 'vitest';
import { startPostgres } from './postgres.ts';
import { postgresUnavailable } from './postgres-programs.ts';
import { skippable } from './skippable.ts';
import { type SyntheticFamily, synthetic, syntheticFamilies } from './synthetic.ts';

const tables = 60;

describe('editor:B20 synthetic schemas', () => {
  it.each(syntheticFamilies)('%s is the same for the same seed only', (family) => {
    const one = synthetic({ tables, family });
    expect(synthetic({ tables, family, seed: 42 })).toEqual(one);
    expect(synthetic({ tables, family, seed: 43 }).sql).not.toBe(one.sql);
    expect(one.diagram.tables).toHaveLength(tables);
  });

  it('of many tables has about 11.3 columns a table and 1.3 keys, with hubs', () => {
    const { diagram } = synthetic({ tables: 1000 });
    const columns = diagram.tables.reduce((sum, table) => sum + table.rows.length, 0);
    expect(columns / 1000).toBeGreaterThan(10.8);
    expect(columns / 1000).toBeLessThan(11.8);
    expect(diagram.edges).toHaveLength(1300);
    expect(Math.max(...degrees('clusters', 1000))).toBeGreaterThan(30);
  });

  const share = (family: SyntheticFamily, of: (edge: Edge, before: readonly Edge[]) => boolean) => {
    const { edges } = synthetic({ tables: 400, family }).diagram;
    return edges.filter((edge, i) => of(edge, edges.slice(0, i))).length / edges.length;
  };
  type Edge = ReturnType<typeof synthetic>['diagram']['edges'][number];

  it('self refers to itself in about 7 % of the keys', () => {
    const self = share('self', (edge) => edge.source === edge.target);
    expect(self).toBeGreaterThan(0.04);
    expect(self).toBeLessThan(0.1);
  });

  it('parallel repeats a pair in about half of the keys', () => {
    const parallel = share('parallel', (edge, before) =>
      before.some((one) => one.source === edge.source && one.target === edge.target),
    );
    expect(parallel).toBeGreaterThan(0.4);
    expect(parallel).toBeLessThan(0.65);
  });

  it('star has a hub with two thirds of the tables', () => {
    expect(Math.max(...degrees('star', 176)) / 176).toBeGreaterThan(0.6);
  });

  it('isolated leaves 95 % without keys', () => {
    expect(degrees('isolated', 400).filter((degree) => degree === 0).length).toBe(380);
  });

  it('chain, wide, schemas and composite are what they say', () => {
    expect(Math.max(...degrees('chain', 50))).toBe(2);
    const wide = synthetic({ tables, family: 'wide' }).diagram.tables;
    expect(Math.min(...wide.map((table) => table.rows.length))).toBeGreaterThanOrEqual(98);
    const { tables: many } = synthetic({ tables, family: 'schemas' }).diagram;
    expect(new Set(many.map((table) => table.schema)).size).toBe(28);
    const { edges } = synthetic({ tables, family: 'composite' }).diagram;
    expect(edges.every((edge) => edge.sourceRows.length === 2)).toBe(true);
  });

  function degrees(family: SyntheticFamily, count: number): number[] {
    const { diagram } = synthetic({ tables: count, family });
    return diagram.tables.map(
      ({ id }) => diagram.edges.filter((edge) => edge.source === id || edge.target === id).length,
    );
  }
});

const reason = postgresUnavailable(18);
describe.skipIf(reason !== null)(skippable('in PostgreSQL 18', reason), () => {
  it('the SQL of every family loads and holds what the diagram shows', async () => {
    const server = await startPostgres(18);
    try {
      for (const family of syntheticFamilies) {
        const { sql, diagram } = synthetic({ tables, family });
        await server.createDatabase(family);
        expect(await server.runScript(family, sql)).toEqual([]);
        const [row] = await server.query(
          family,
          `SELECT (SELECT count(*)::int FROM pg_constraint WHERE contype = 'f') AS keys,
             (SELECT count(*)::int FROM pg_class WHERE relkind = 'r' AND oid >= 16384) AS tables,
             (SELECT count(*)::int FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid
               WHERE relkind = 'r' AND c.oid >= 16384 AND attnum > 0 AND attnotnull) AS mandatory`,
        );
        const rows = diagram.tables.flatMap((table) => table.rows);
        expect(row).toEqual({
          keys: diagram.edges.length,
          tables: diagram.tables.length,
          mandatory: rows.filter((one) => (one.flags & rowFlag.nullable) === 0).length,
        });
      }
    } finally {
      await server.stop();
    }
  });
});

describe('editor:B10 layouts of every family', () => {
  it.each(syntheticFamilies)('%s has no overlaps', (family) => {
    const input = layoutInput(synthetic({ tables, family }).diagram);
    for (const positions of [packLayout(input), layout(input)]) {
      expect(overlaps(input.boxes, positions)).toEqual([]);
    }
  });

  it('neither has a larger one', () => {
    const input = layoutInput(synthetic({ tables: 400 }).diagram);
    expect(overlaps(input.boxes, layout(input))).toEqual([]);
  });

  function overlaps(
    boxes: readonly { readonly width: number; readonly height: number }[],
    positions: Positions,
  ): [number, number][] {
    const found: [number, number][] = [];
    boxes.forEach((a, i) => {
      for (let j = 0; j < i; j++) {
        const b = boxes[j];
        const [ax = 0, ay = 0, bx = 0, by = 0] = [
          positions[i * 2],
          positions[i * 2 + 1],
          positions[j * 2],
          positions[j * 2 + 1],
        ];
        if (!b) continue;
        const apart =
          ax >= bx + b.width || bx >= ax + a.width || ay >= by + b.height || by >= ay + a.height;
        if (!apart) found.push([j, i]);
      }
    });
    return found;
  }
});
