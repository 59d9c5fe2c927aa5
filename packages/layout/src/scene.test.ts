import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DiagramEdge, type DiagramTable, rowFlag } from './diagram.ts';
import { clearHighlight, highlightEdge, highlightRow, highlightTable } from './highlight.ts';
import { hitEdge, hitRow, hitTable } from './hit.ts';
import { distanceToSegment } from './route.ts';
import { Scene } from './scene.ts';
import { edgeFlag } from './scene-edges.ts';
import { tableFlag } from './scene-tables.ts';

function makeTable(id: string, rowCount: number, version = 0): DiagramTable {
  return {
    id,
    name: `table_${id}`,
    schema: 'public',
    schemaIndex: 0,
    colour: rowCount % 12,
    shape: 'table',
    rows: Array.from({ length: rowCount }, (_, i) => ({
      id: `${id}.${i}`,
      name: `column_${i}_${version}`,
      type: 'bigint',
      flags: i === 0 ? rowFlag.primaryKey : i % 3 === 1 ? rowFlag.foreignKey : rowFlag.nullable,
    })),
  };
}

function makeEdge(
  id: string,
  source: string,
  target: string,
  rows: readonly number[] = [1],
): DiagramEdge {
  return {
    id,
    kind: 'foreignKey',
    source,
    target,
    sourceRows: rows,
    targetRows: rows.map(() => 0),
    parentEnd: 'one',
    childEnd: 'many',
    dashed: false,
    deferrable: false,
  };
}

interface Model {
  readonly tables: Map<string, { table: DiagramTable; x: number; y: number; fold: number }>;
  readonly edges: Map<string, DiagramEdge>;
}

const tableIds = ['a', 'b', 'c', 'd'];
const tableId = fc.constantFrom(...tableIds);
const edgeId = fc.constantFrom(...Array.from({ length: 6 }, (_, i) => `e${i}`));
const linkedId = fc.constantFrom('a', 'b', 'c');
const at = fc.integer({ min: -4000, max: 4000 });
const rows = fc.uniqueArray(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 3 });
const step = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.constant('table' as const), tableId, fc.nat(16), at, at) },
  {
    weight: 4,
    arbitrary: fc.tuple(fc.constant('edge' as const), edgeId, linkedId, linkedId, rows),
  },
  { weight: 3, arbitrary: fc.tuple(fc.constant('move' as const), tableId, at, at) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('removeTable' as const), tableId) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('removeEdge' as const), edgeId) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constant('fold' as const), tableId, fc.constantFrom(16, 32)),
  },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function apply(scene: Scene, model: Model, one: Step): void {
  const known = model.tables.get(one[1]);
  switch (one[0]) {
    case 'table': {
      const [, id, rowCount, x, y] = one;
      const table = makeTable(id, rowCount, x);
      scene.setTable(table, { x, y });
      model.tables.set(id, { table, x, y, fold: known?.fold ?? 0 });
      break;
    }
    case 'edge': {
      const [, id, source, target, rowList] = one;
      if (!model.tables.has(source) || !model.tables.has(target)) return;
      const edge = makeEdge(id, source, target, rowList);
      scene.setEdge(edge);
      model.edges.set(id, edge);
      break;
    }
    case 'move':
      if (!known) return;
      scene.move(scene.tables.slotOf(one[1]), one[2], one[3]);
      known.x = one[2];
      known.y = one[3];
      break;
    case 'removeTable':
      scene.removeTable(one[1]);
      model.tables.delete(one[1]);
      for (const [id, edge] of model.edges) {
        if (edge.source === one[1] || edge.target === one[1]) model.edges.delete(id);
      }
      break;
    case 'removeEdge':
      scene.removeEdge(one[1]);
      model.edges.delete(one[1]);
      break;
    case 'fold':
      if (!known) return;
      known.fold ^= one[2];
      scene.setTableFlag(scene.tables.slotOf(one[1]), one[2], (known.fold & one[2]) !== 0);
      break;
  }
}

function fresh(model: Model): Scene {
  const scene = new Scene();
  for (const { table, x, y, fold } of model.tables.values()) {
    const slot = scene.setTable(table, { x, y });
    for (const flag of [tableFlag.collapsed, tableFlag.expanded]) {
      if (fold & flag) scene.setTableFlag(slot, flag, true);
    }
  }
  for (const edge of model.edges.values()) scene.setEdge(edge);
  return scene;
}

/** Everything in a scene that does not depend on slots. */
function picture(scene: Scene): unknown {
  const { tables, edges } = scene;
  return {
    tables: tables.source
      .flatMap((table, slot) => {
        if (!table) return [];
        const start = tables.rowStart[slot] ?? 0;
        const end = start + (tables.rowCount[slot] ?? 0);
        return [
          {
            id: table.id,
            box: [...tables.boxes.slice(slot * 4, slot * 4 + 4)],
            place: [tables.x[slot], tables.y[slot], tables.w[slot], tables.h[slot]],
            degree: tables.degree[slot],
            more: tables.more[slot],
            names: tables.rowName.slice(start, end),
            rowFlags: [...tables.rowFlags.slice(start, end)],
            flags: tables.flags[slot],
          },
        ];
      })
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    edges: edges.source
      .flatMap((edge, slot) => {
        if (!edge) return [];
        const start = edges.routeStart[slot] ?? 0;
        return [
          {
            id: edge.id,
            route: [...edges.routes.slice(start, start + (edges.routeLength[slot] ?? 0))],
            box: [...edges.boxes.slice(slot * 4, slot * 4 + 4)],
            lane: [edges.lane[slot], edges.lanes[slot]],
            flags: edges.flags[slot],
            ends: [
              tables.source[edges.src[slot] ?? -1]?.id,
              tables.source[edges.dst[slot] ?? -1]?.id,
            ],
          },
        ];
      })
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    bounds: scene.bounds(),
  };
}

describe('editor:T1 a scene', () => {
  it('changed step by step is the scene built afresh, and answers like a scan', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 40 }),
        fc.array(fc.tuple(at, at), { maxLength: 4 }),
        (steps, points) => {
          const scene = new Scene();
          const model: Model = { tables: new Map(), edges: new Map() };
          for (const one of steps) apply(scene, model, one);
          expect(picture(scene)).toEqual(picture(fresh(model)));
          for (const [x, y] of points) check(scene, x, y, x + 900, y + 900);
          check(scene, -1e6, -1e6, 1e6, 1e6);
        },
      ),
    );
  });

  it('placed all at once is the scene moved one by one', () => {
    const one = linked();
    const other = linked();
    const slots = [0, 1, 2];
    const positions = [5, 6, 900, 40, -700, 300];
    one.place(slots, positions);
    for (const slot of slots)
      other.move(slot, positions[slot * 2] ?? 0, positions[slot * 2 + 1] ?? 0);
    expect(picture(one)).toEqual(picture(other));
  });

  it('updated to a diagram shows it and keeps places of what was there', () => {
    const scene = new Scene();
    const [a, b] = [makeTable('a', 3), makeTable('b', 3)];
    scene.update({ tables: [a, b], edges: [makeEdge('e', 'a', 'b')] }, ({ id }) => ({
      x: id === 'a' ? 10 : 500,
      y: 20,
    }));
    const changed = makeTable('a', 5);
    const c = makeTable('c', 2);
    scene.update({ tables: [changed, c], edges: [makeEdge('f', 'a', 'c')] }, () => ({
      x: 900,
      y: 0,
    }));
    const expected = new Scene();
    expected.setTable(changed, { x: 10, y: 20 });
    expected.setTable(c, { x: 900, y: 0 });
    expected.setEdge(makeEdge('f', 'a', 'c'));
    expect(picture(scene)).toEqual(picture(expected));
  });

  it('sizes follow density and show mode', () => {
    const scene = linked();
    scene.setOptions({ density: 'compact', showMode: 'names' });
    expect([...scene.tables.h.slice(0, 3)]).toEqual([32, 32, 32]);
    expect(scene.edges.sourceY(0)).toBe(16);
  });

  it('counts versions for changes only', () => {
    const scene = linked();
    const before = scene.version;
    scene.setTableFlag(0, tableFlag.selected, false);
    scene.setEdgeFlag(0, edgeFlag.selected, false);
    expect(scene.version).toBe(before);
    scene.setTableFlag(0, tableFlag.selected, true);
    scene.setEdgeFlag(0, edgeFlag.selected, true);
    scene.move(0, 1, 1);
    expect(scene.version).toBe(before + 3);
  });

  it('gives keys in both directions the same lanes in whatever order they came', () => {
    const edges = [
      makeEdge('x', 'b', 'c', [1]),
      makeEdge('y', 'c', 'b', [4]),
      makeEdge('z', 'b', 'c', [2]),
    ];
    const [one, other] = [linked(), linked()];
    for (const edge of edges) one.setEdge(edge);
    for (const i of [1, 2, 0]) other.setEdge(edges[i] as DiagramEdge);
    expect(picture(one)).toEqual(picture(other));
  });

  it('a key that is left alone runs as if it had always been alone', () => {
    const [one, other] = [linked(), linked()];
    one.setEdge(makeEdge('e0', 'c', 'a', [4]));
    expect(picture(one)).not.toEqual(picture(other));
    one.removeEdge('e0');
    expect(picture(one)).toEqual(picture(other));
    one.removeEdge('e0');
    one.removeTable('nowhere');
    expect(picture(one)).toEqual(picture(other));
  });

  it('a line of several rows starts in their middle, one of a hidden row at "show more"', () => {
    const scene = linked();
    const composite = scene.setEdge(makeEdge('x', 'b', 'c', [1, 3]));
    expect(scene.edges.sourceY(composite)).toBe(40 + 2.5 * 32);
    // Row 11 of a's twelve is folded away; eleven lines are left, the last says "Show 2 more".
    const hidden = scene.setEdge(makeEdge('y', 'a', 'c', [11]));
    expect(scene.tables.shownRow(0, 11)).toBe(-1);
    expect(scene.edges.sourceY(hidden)).toBe(40 + 10.5 * 32);
    scene.setTableFlag(0, tableFlag.expanded, true);
    expect(scene.edges.sourceY(hidden)).toBe(40 + 11.5 * 32);
    scene.setTableFlag(0, tableFlag.collapsed, true);
    expect(scene.edges.sourceY(hidden)).toBe(20);
  });

  it('refuses an edge to nowhere', () => {
    expect(() => linked().setEdge(makeEdge('x', 'a', 'nowhere'))).toThrow('"x"');
  });

  it('has no bounds when it is empty', () => {
    const scene = new Scene();
    expect(scene.bounds()).toBeUndefined();
    expect(hitTable(scene, 0, 0)).toBe(-1);
    expect(hitEdge(scene, 0, 0, 6)).toBe(-1);
  });
});

function check(scene: Scene, x0: number, y0: number, x1: number, y1: number): void {
  const scan = (boxes: Float32Array, source: readonly unknown[]) =>
    source.flatMap((one, slot) => {
      const [l = 0, t = 0, r = 0, b = 0] = boxes.slice(slot * 4, slot * 4 + 4);
      return one && l < x1 && r > x0 && t < y1 && b > y0 ? [slot] : [];
    });
  const ascending = (a: number, b: number) => a - b;
  const { tables, edges } = scene;
  expect(scene.query(x0, y0, x1, y1).sort(ascending)).toEqual(scan(tables.boxes, tables.source));
  expect(scene.queryEdges(x0, y0, x1, y1).sort(ascending)).toEqual(scan(edges.boxes, edges.source));
  const under = tables.source.flatMap((table, slot) => {
    const [l = 0, t = 0, r = 0, b = 0] = tables.boxes.slice(slot * 4, slot * 4 + 4);
    return table && l < x0 && r > x0 && t < y0 && b > y0 ? [slot] : [];
  });
  expect(hitTable(scene, x0, y0)).toBe(under.at(-1) ?? -1);
  const distances = edges.source.map((edge, slot) => {
    const start = edges.routeStart[slot] ?? 0;
    const p = edges.routes.slice(start, start + 8);
    const legs = [0, 2, 4].map((i) =>
      distanceToSegment(x0, y0, p[i] ?? 0, p[i + 1] ?? 0, p[i + 2] ?? 0, p[i + 3] ?? 0),
    );
    return edge ? Math.min(...legs) : Number.POSITIVE_INFINITY;
  });
  const nearest = Math.min(...distances);
  const hit = hitEdge(scene, x0, y0, 50);
  if (nearest > 2500) expect(hit).toBe(-1);
  else expect(distances[hit]).toBe(nearest);
}

/** Three tables: b and c refer to a, b twice, c to itself. */
function linked(): Scene {
  const scene = new Scene();
  scene.setTable(makeTable('a', 12), { x: 0, y: 0 });
  scene.setTable(makeTable('b', 5), { x: 600, y: 0 });
  scene.setTable(makeTable('c', 5), { x: 600, y: 600 });
  scene.setEdge(makeEdge('e1', 'b', 'a', [1]));
  scene.setEdge(makeEdge('e2', 'b', 'a', [4]));
  scene.setEdge(makeEdge('e3', 'c', 'a', [1]));
  scene.setEdge(makeEdge('e4', 'c', 'c', [4]));
  return scene;
}

describe('editor:R18 hits', () => {
  const scene = linked();
  it.each([
    ['header', 10, 10, { table: 0, part: 'header', row: -1 }],
    ['first row', 10, 41, { table: 0, part: 'row', row: 0 }],
    ['last shown row', 10, 40 + 32 * 10 - 1, { table: 0, part: 'row', row: 10 }],
    ['show more', 10, 40 + 32 * 10 + 1, { table: 0, part: 'more', row: -1 }],
    ['nothing', -10, 10, undefined],
  ])('%s', (_, x, y, expected) => {
    expect(hitRow(scene, x, y)).toEqual(expected);
  });

  it('two keys between two tables are two hits', () => {
    const anchors = [0, 1].map((e) => scene.edges.sourceY(e));
    expect(anchors).toEqual([40 + 48, 40 + 4.5 * 32]);
    expect([0, 1].map((e) => hitEdge(scene, 590, anchors[e] ?? 0, 6))).toEqual([0, 1]);
  });

  it('straight chords are hit where they are drawn', () => {
    const { tables, edges } = scene;
    const [src, dst] = [edges.src[2] ?? 0, edges.dst[2] ?? 0];
    const middle = (slot: number) => (tables.x[slot] ?? 0) + (tables.w[slot] ?? 0) / 2;
    const [fromY, toY] = [(tables.y[src] ?? 0) + edges.sourceY(2), edges.targetY(2)];
    // A fifth of the way: away from the bends of the route.
    const x = middle(src) + (middle(dst) - middle(src)) / 5;
    const y = fromY + (toY - fromY) / 5;
    expect(hitEdge(scene, x, y, 1, true)).toBe(2);
    expect(hitEdge(scene, x, y, 1, false)).toBe(-1);
  });

  it('ties go to the selected edge, then to the later id', () => {
    const same = linked();
    same.setEdge(makeEdge('e5', 'b', 'a', [1]));
    const y = same.edges.sourceY(0);
    const [first, later] = [same.edges.slotOf('e1'), same.edges.slotOf('e5')];
    expect(hitEdge(same, 599, y, 6)).toBe(later);
    same.setEdgeFlag(first, edgeFlag.selected, true);
    expect(hitEdge(same, 599, y, 6)).toBe(first);
  });
});

describe('editor:C38 highlights', () => {
  const litTables = (scene: Scene) =>
    scene.tables.source.flatMap((t, i) =>
      (scene.tables.flags[i] ?? 0) & tableFlag.lit ? [t?.id] : [],
    );
  const litEdges = (scene: Scene) =>
    scene.edges.source.flatMap((e, i) =>
      (scene.edges.flags[i] ?? 0) & edgeFlag.lit ? [e?.id] : [],
    );
  const litRows = (scene: Scene) =>
    scene.tables.source.flatMap((t, slot) =>
      Array.from({ length: scene.tables.rowCount[slot] ?? 0 }).flatMap((_, i) => {
        const row = (scene.tables.rowStart[slot] ?? 0) + i;
        const lit = (scene.tables.rowFlags[row] ?? 0) & rowFlag.lit;
        return lit ? [`${t?.id}.${scene.tables.rowSource[row]}`] : [];
      }),
    );

  it.each<[string, (scene: Scene) => void, string[], string[], string[]]>([
    ['an edge', (s) => highlightEdge(s, 0), ['a', 'b'], ['e1'], ['a.0', 'b.1']],
    ['a table', (s) => highlightTable(s, 1), ['a', 'b'], ['e1', 'e2'], ['a.0', 'b.1', 'b.4']],
    ['a row', (s) => highlightRow(s, 2, 4), ['c'], ['e4'], ['c.0', 'c.4']],
    [
      'a key',
      (s) => highlightRow(s, 0, 0),
      ['a', 'b', 'c'],
      ['e1', 'e2', 'e3'],
      ['a.0', 'b.1', 'b.4', 'c.1'],
    ],
  ])('%s lights what it is linked to', (_, light, tables, edges, rowIds) => {
    const scene = linked();
    highlightEdge(scene, 3);
    light(scene);
    expect([litTables(scene), litEdges(scene), litRows(scene)]).toEqual([tables, edges, rowIds]);
    expect(scene.highlighting).toBe(true);
    clearHighlight(scene);
    expect([litTables(scene), litEdges(scene), litRows(scene)]).toEqual([[], [], []]);
    expect(scene.highlighting).toBe(false);
  });
});
