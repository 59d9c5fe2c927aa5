import { importSql } from '@ermine/formats';
import { createSeededIdSource } from '@ermine/model';
import { corpusSchemas, corpusUnavailable, skippable } from '@ermine/testkit';
import { loadModule, parsePlPgSQLSync, parseSync } from 'libpg-query';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Diagram } from './diagram.ts';
import { diagramOf } from './kinds/from-records.ts';
import { type LayoutInput, layoutInput, type Positions } from './layouts/input.ts';
import { layout } from './layouts/layout.ts';
import { packLayout } from './layouts/pack.ts';
import { Scene } from './scene.ts';

const reason = corpusUnavailable();

describe.skipIf(reason !== null)(skippable('editor:T1 real schemas', reason), () => {
  beforeAll(() => loadModule());

  for (const { name, files, truth } of corpusSchemas() ?? []) {
    describe(name, () => {
      let diagram: Diagram;
      beforeAll(() => {
        const parser = { parse: parseSync, parsePlPgSQL: parsePlPgSQLSync };
        const imported = importSql(files, parser, createSeededIdSource(1));
        if (!imported.ok) throw new Error(imported.diagnostics[0]?.message);
        diagram = diagramOf(imported.schema);
      });

      it.skipIf(truth.catalog === undefined)('shows every table and foreign key there is', () => {
        const total = truth.catalog?.total ?? {};
        const tables = diagram.tables.filter(({ shape }) => /table$/i.test(shape));
        const folded = tables.reduce((sum, table) => sum + (table.partitions ?? 0), 0);
        expect(tables.length + folded).toBe(total.tables ?? 0);
        if (folded === 0) {
          const keys = diagram.edges.filter(({ kind }) => kind === 'foreignKey');
          expect(keys).toHaveLength(total.foreignKeys ?? 0);
        }
        for (const { kind, sourceRows, targetRows } of diagram.edges) {
          expect(sourceRows).toHaveLength(targetRows.length);
          expect(sourceRows.length > 0).toBe(kind === 'foreignKey');
        }
      });

      it('is laid out without overlaps', () => {
        const input = layoutInput(diagram);
        expect(overlaps(input, packLayout(input))).toBe(0);
        expect(overlaps(input, layout(input))).toBe(0);
      });

      it('has lines that end at the rows of the key', () => {
        const scene = new Scene();
        const input = layoutInput(diagram);
        const positions = packLayout(input);
        const index = new Map(diagram.tables.map((table, i) => [table.id, i]));
        scene.update(diagram, ({ id }) => {
          const at = (index.get(id) ?? 0) * 2;
          return { x: positions[at] ?? 0, y: positions[at + 1] ?? 0 };
        });
        for (let e = 0; e < scene.edges.end; e++) {
          const edge = scene.edges.source[e];
          if (edge?.kind !== 'foreignKey' || edge.sourceRows.length !== 1) continue;
          const table = scene.edges.src[e] ?? 0;
          // Rows of foreign keys are never folded away.
          const shown = scene.tables.shownRow(table, edge.sourceRows[0] ?? -1);
          expect(scene.edges.sourceY(e)).toBe(40 + (shown + 0.5) * 32);
          expect(shown).toBeGreaterThanOrEqual(0);
        }
      });
    });
  }
});

/** Pairs of boxes that overlap, by a sweep from the left. */
function overlaps({ boxes }: LayoutInput, positions: Positions): number {
  const left = (i: number) => positions[i * 2] ?? 0;
  const top = (i: number) => positions[i * 2 + 1] ?? 0;
  const order = boxes.map((_, i) => i).sort((a, b) => left(a) - left(b));
  let count = 0;
  order.forEach((a, i) => {
    for (const b of order.slice(i + 1)) {
      if (left(b) >= left(a) + (boxes[a]?.width ?? 0)) break;
      const apart =
        top(a) >= top(b) + (boxes[b]?.height ?? 0) || top(b) >= top(a) + (boxes[a]?.height ?? 0);
      if (!apart) count++;
    }
  });
  return count;
}
