import { beforeEach, describe, expect, it } from 'vitest';
import { fontFamily, levelMetrics } from './constants.ts';
import { type DiagramEdge, type DiagramTable, rowFlag } from './diagram.ts';
import { drawGridDots } from './grid-dots.ts';
import { highlightEdge } from './highlight.ts';
import { levelOf } from './levels.ts';
import { drawMinimap, minimapCamera } from './minimap.ts';
import { Painter } from './painter.ts';
import { Scene } from './scene.ts';
import { edgeFlag } from './scene-edges.ts';
import { tableFlag } from './scene-tables.ts';
import type { Surface, View } from './surface.ts';
import { darkTheme, lightTheme } from './theme.ts';

interface Call {
  readonly name: string;
  readonly args: readonly unknown[];
  readonly fill: unknown;
  readonly stroke: unknown;
  readonly alpha: number;
  readonly font: string;
  readonly align: string;
  readonly dash: readonly number[];
}

/** A surface that writes down what is drawn, with the style of that moment. */
class Recorder implements Surface {
  fillStyle: string | object = '';
  strokeStyle: string | object = '';
  lineWidth = 1;
  globalAlpha = 1;
  font = '';
  textAlign: Surface['textAlign'] = 'left';
  textBaseline: Surface['textBaseline'] = 'alphabetic';
  readonly calls: Call[] = [];
  depth = 0;
  #dash: readonly number[] = [];

  #call(name: string, ...args: unknown[]): void {
    this.calls.push({
      name,
      args,
      fill: this.fillStyle,
      stroke: this.strokeStyle,
      alpha: this.globalAlpha,
      font: this.font,
      align: this.textAlign,
      dash: this.#dash,
    });
  }
  beginPath = () => this.#call('beginPath');
  closePath = () => this.#call('closePath');
  moveTo = (...args: number[]) => this.#call('moveTo', ...args);
  lineTo = (...args: number[]) => this.#call('lineTo', ...args);
  quadraticCurveTo = (...args: number[]) => this.#call('quadraticCurveTo', ...args);
  arc = (...args: number[]) => this.#call('arc', ...args);
  rect = (...args: number[]) => this.#call('rect', ...args);
  roundRect = (...args: unknown[]) => this.#call('roundRect', ...args);
  fill = () => this.#call('fill');
  stroke = () => this.#call('stroke');
  fillRect = (...args: number[]) => this.#call('fillRect', ...args);
  strokeRect = (...args: number[]) => this.#call('strokeRect', ...args);
  clearRect = (...args: number[]) => this.#call('clearRect', ...args);
  fillText = (...args: unknown[]) => this.#call('fillText', ...args);
  setTransform = (...args: number[]) => this.#call('setTransform', ...args);
  setLineDash = (segments: number[]) => {
    this.#dash = segments;
  };
  save = () => {
    this.depth++;
  };
  restore = () => {
    this.depth--;
  };

  texts(): string[] {
    return this.calls.flatMap((c) => (c.name === 'fillText' ? [String(c.args[0])] : []));
  }
  count(name: string): number {
    return this.calls.filter((c) => c.name === name).length;
  }
}

function table(id: string, flags: readonly number[], of: Partial<DiagramTable> = {}): DiagramTable {
  return {
    id,
    name: id,
    schema: 'public',
    schemaIndex: 0,
    colour: 0,
    shape: 'table',
    rows: flags.map((flag, i) => ({
      id: `${id}${i}`,
      name: `${id}_${i}`,
      type: 'text',
      flags: flag,
    })),
    ...of,
  };
}

function edge(of: Partial<DiagramEdge> = {}): DiagramEdge {
  return {
    id: 'e',
    kind: 'foreignKey',
    source: 'child',
    target: 'parent',
    sourceRows: [1],
    targetRows: [0],
    parentEnd: 'one',
    childEnd: 'many',
    dashed: false,
    deferrable: false,
    ...of,
  };
}

const key = rowFlag.primaryKey;
const link = rowFlag.foreignKey | rowFlag.nullable;

function pair(of: Partial<DiagramEdge> = {}): Scene {
  const scene = new Scene();
  scene.setTable(table('parent', [key, 0]), { x: 0, y: 0 });
  scene.setTable(table('child', [key, link], { colour: 1 }), { x: 400, y: 100 });
  scene.setEdge(edge(of));
  return scene;
}

const view: View = { x: 0, y: 0, k: 1, width: 1000, height: 800, pixelRatio: 1 };

function draw(scene: Scene, of: Partial<View> = {}, painter = new Painter(lightTheme)): Recorder {
  const surface = new Recorder();
  painter.draw(surface, scene, { ...view, ...of });
  expect(surface.depth).toBe(0);
  return surface;
}

describe('editor:R8 levels', () => {
  it.each([
    [0.46, undefined, 'rows'],
    [0.44, undefined, 'names'],
    [0.44, 'rows', 'rows'],
    [0.41, 'rows', 'names'],
    [0.44, 'names', 'names'],
    [0.13, undefined, 'names'],
    [0.11, undefined, 'boxes'],
    [0.11, 'names', 'names'],
    [0.11, 'rows', 'names'],
    [0.08, 'names', 'boxes'],
    [0.11, 'boxes', 'boxes'],
  ] as const)('zoom %d after %s is %s', (k, before, level) => {
    expect(levelOf(k, before)).toBe(level);
  });

  it('a painter remembers its level', () => {
    const painter = new Painter(lightTheme);
    const level = (k: number) => painter.draw(new Recorder(), pair(), { ...view, k }).level;
    expect([1, 0.43, 0.4, 0.43, 0.5].map(level)).toEqual([
      'rows',
      'rows',
      'names',
      'names',
      'rows',
    ]);
  });

  it('rows are legible, names alone farther out, boxes without text beyond', () => {
    expect(draw(pair()).texts().sort()).toEqual(
      [
        'parent',
        'parent_0',
        'parent_1',
        'child',
        'child_0',
        'child_1',
        'text',
        'text',
        'text',
        'text',
      ].sort(),
    );
    expect(draw(pair(), { k: 0.3 }).texts()).toEqual(['parent', 'child']);
    expect(draw(pair(), { k: 0.1 }).texts()).toEqual([]);
    expect(draw(pair(), { k: 0.1 }).count('rect')).toBe(2);
  });

  it('names have one size on screen and are shortened to their box', () => {
    const scene = new Scene();
    scene.setTable(table('a_table_with_a_long_name', []), { x: 0, y: 0 });
    const [text] = draw(scene, { k: 0.35, pixelRatio: 2 }).calls.filter(
      (c) => c.name === 'fillText',
    );
    expect(text?.args[0]).toMatch(/^a_t.*…$/);
    expect(text?.font).toBe(`600 11px ${fontFamily}`);
  });

  it('draws only what is in view', () => {
    const scene = pair();
    expect(draw(scene, { x: -5000 }).texts()).toEqual([]);
    expect(draw(scene, { width: 300 }).texts()).toContain('parent_0');
    expect(draw(scene, { width: 300 }).texts()).not.toContain('child_0');
    // Rows below the lower edge of the view: header, first row and a bit of the second.
    expect(draw(scene, { width: 300, height: 70 }).texts()).not.toContain('parent_1');
  });

  it('editor:R16 lines lie half a px off at zoom 1, so that they fill whole device pixels', () => {
    const transforms = (of: Partial<View>) =>
      draw(pair(), of).calls.flatMap((c) => (c.name === 'setTransform' ? [c.args] : []));
    expect(transforms({ x: 7, y: 9 })).toEqual([
      [1, 0, 0, 1, 7.5, 9.5],
      [1, 0, 0, 1, 7, 9],
    ]);
    expect(transforms({ x: 7, k: 2, pixelRatio: 2 })[1]).toEqual([4, 0, 0, 4, 14, 0]);
  });

  it('the number of styles does not grow with the number of tables', () => {
    const many = new Scene();
    for (let i = 0; i < 30; i++) {
      many.setTable(table(`t${i}`, [key, link]), { x: (i % 5) * 300, y: Math.floor(i / 5) * 200 });
    }
    const fills = (scene: Scene) => draw(scene, { width: 2000, height: 2000 }).count('fill');
    const one = new Scene();
    one.setTable(table('t0', [key, link]), { x: 0, y: 0 });
    expect(fills(many)).toBe(fills(one));
  });
});

describe('editor:C23 rows', () => {
  const fontOf = (surface: Recorder, text: string) =>
    surface.calls.find((c) => c.name === 'fillText' && c.args[0] === text)?.font;

  it('bold is NOT NULL, regular has a hollow dot', () => {
    const scene = new Scene();
    scene.setTable(table('t', [0, rowFlag.nullable]), { x: 0, y: 0 });
    const surface = draw(scene);
    expect(fontOf(surface, 't_0')).toMatch(/^600 /);
    expect(fontOf(surface, 't_1')).toMatch(/^400 /);
    const dots = surface.calls.filter((c) => c.name === 'arc');
    expect(dots).toHaveLength(1);
    expect(dots[0]?.args[1]).toBe(40 + 32 + 16 + 0.5);
  });

  it.each<[string, number, (surface: Recorder) => number, number]>([
    ['key', key, (s) => strokesOf(s, lightTheme.keyMark), 8],
    ['link', rowFlag.foreignKey, (s) => strokesOf(s, lightTheme.linkMark), 10],
    ['unique', rowFlag.unique, (s) => s.texts().filter((t) => t === 'U').length, 1],
    [
      'unique of a key is not repeated',
      key | rowFlag.unique,
      (s) => s.texts().filter((t) => t === 'U').length,
      0,
    ],
    ['generated', rowFlag.generated, (s) => s.texts().filter((t) => t === 'ƒ').length, 1],
    ['index', rowFlag.indexed, (s) => s.count('arc'), 1],
    ['comment', rowFlag.commented, (s) => s.count('closePath'), 1],
  ])('%s has its mark', (_, flags, marks, count) => {
    const scene = new Scene();
    scene.setTable(table('t', [flags]), { x: 0, y: 0 });
    expect(marks(draw(scene))).toBe(count);
    const bare = new Scene();
    bare.setTable(table('t', [0]), { x: 0, y: 0 });
    expect(marks(draw(bare))).toBe(0);
  });

  it('marks stand side by side, before the name', () => {
    const scene = new Scene();
    const all = rowFlag.foreignKey | rowFlag.indexed | rowFlag.generated;
    scene.setTable(table('t', [key | rowFlag.foreignKey, all]), { x: 0, y: 0 });
    const surface = draw(scene);
    const middles = (colour: string, top: number) => {
      const xs = surface.calls.flatMap((c) => {
        const [x, y] = [Number(c.args[0]), Number(c.args[1])];
        const own = c.stroke === colour && ['moveTo', 'lineTo'].includes(c.name);
        return own && y > top && y < top + 32 ? [x] : [];
      });
      return [Math.min(...xs), Math.max(...xs)];
    };
    const [keyLeft = 0, keyRight = 0] = middles(lightTheme.keyMark, 40);
    const [linkLeft = 0, linkRight = 0] = middles(lightTheme.linkMark, 40);
    expect([keyLeft >= 12, keyRight < linkLeft, linkRight < 12 + 32]).toEqual([true, true, true]);
    expect(middles(lightTheme.linkMark, 72)[1]).toBeLessThan(12 + 16);
    const dot = surface.calls.find((c) => c.name === 'arc' && c.args[2] === 2);
    const text = (of: string) => surface.calls.find((c) => c.args[0] === of)?.args[1];
    expect([dot?.args[0], text('ƒ'), text('t_1')]).toEqual([12 + 24, 12 + 40, 12 + 48 + 4]);
  });

  it('a long table ends with "Show n more"', () => {
    const scene = new Scene();
    scene.setTable(
      table(
        't',
        Array.from({ length: 15 }, () => 0),
      ),
      { x: 0, y: 0 },
    );
    expect(draw(scene).texts()).toContain('Show 5 more');
    scene.setTableFlag(0, tableFlag.expanded, true);
    expect(draw(scene).texts()).toContain('Show fewer');
  });

  it('baselines follow the row', () => {
    const scene = new Scene();
    scene.setTable(table('t', [0]), { x: 30, y: 50 });
    const at = (text: string) =>
      draw(scene)
        .calls.find((c) => c.name === 'fillText' && c.args[0] === text)
        ?.args.slice(1);
    expect(at('t')).toEqual([30 + 12, 50 + 25]);
    expect(at('t_0')).toEqual([30 + 12 + 16 + 4, 50 + 40 + 20]);
    expect(at('text')).toEqual([30 + 192 - 12, 50 + 40 + 20]);
    const aligned = draw(scene).calls.flatMap((c) =>
      c.name === 'fillText' ? [[c.args[0], c.align]] : [],
    );
    expect(aligned).toEqual([
      ['t', 'left'],
      ['t_0', 'left'],
      ['text', 'right'],
    ]);
  });

  it('views have a dashed border', () => {
    const scene = new Scene();
    scene.setTable(table('t', [], { shape: 'view' }), { x: 0, y: 0 });
    const dashes = draw(scene).calls.filter((c) => c.name === 'stroke' && c.dash.length > 0);
    expect(dashes.map((c) => c.stroke)).toEqual([lightTheme.borders[0]]);
  });

  it('what is shown as DOM is left out, at row level only', () => {
    const scene = pair();
    scene.setTableFlag(0, tableFlag.mounted, true);
    expect(draw(scene).texts()).not.toContain('parent');
    expect(draw(scene, { k: 0.3 }).texts()).toContain('parent');
  });

  it('a table on top of another is drawn after all of it', () => {
    const scene = pair();
    scene.move(1, 50, 30);
    const surface = draw(scene);
    const last = (text: string) => surface.texts().lastIndexOf(text);
    const cover = surface.calls.findLastIndex((c) => c.name === 'roundRect' && c.args[0] === 50);
    const under = surface.calls.findLastIndex(
      (c) => c.name === 'fillText' && c.args[0] === 'parent_1',
    );
    expect(last('parent_1')).toBeLessThan(surface.texts().indexOf('child'));
    expect(under).toBeLessThan(cover);
  });
});

function strokesOf(surface: Recorder, colour: string): number {
  return surface.calls.filter(
    (c) => c.stroke === colour && ['moveTo', 'lineTo', 'arc'].includes(c.name),
  ).length;
}

describe('editor:C34 ends of a line', () => {
  const marks = (of: Partial<DiagramEdge>) => {
    const surface = draw(pair(of));
    const own = surface.calls.filter((c) => c.stroke === lightTheme.edge);
    const bars = (y: number) =>
      own.filter(
        (c, i) =>
          c.name === 'lineTo' &&
          c.args[1] === y + 5 &&
          own[i - 1]?.name === 'moveTo' &&
          own[i - 1]?.args[1] === y - 5,
      ).length;
    return {
      child: bars(100 + 40 + 32 + 16),
      parent: bars(40 + 16),
      rings: own.filter((c) => c.name === 'arc').length,
      dashed: own.some((c) => c.name === 'stroke' && c.dash.length > 0),
    };
  };
  it.each<[string, Partial<DiagramEdge>, ReturnType<typeof marks>]>([
    ['1 to 0..n', {}, { child: 0, parent: 2, rings: 1, dashed: false }],
    ['0..1 to 0..n', { parentEnd: 'zeroOrOne' }, { child: 0, parent: 1, rings: 2, dashed: false }],
    ['1 to 0..1', { childEnd: 'zeroOrOne' }, { child: 1, parent: 2, rings: 1, dashed: false }],
    ['not valid', { dashed: true }, { child: 0, parent: 2, rings: 1, dashed: true }],
    ['deferrable', { deferrable: true }, { child: 0, parent: 2, rings: 2, dashed: false }],
    [
      'editor:C37 inheritance',
      { kind: 'inheritance', sourceRows: [], targetRows: [] },
      { child: 0, parent: 0, rings: 0, dashed: false },
    ],
  ])('%s', (_, of, expected) => {
    expect(marks(of)).toEqual(expected);
  });

  it('many has three toes, at most one a bar', () => {
    const lines = (childEnd: 'many' | 'zeroOrOne') =>
      strokesOf(draw(pair({ childEnd })), lightTheme.edge);
    expect(lines('many') - lines('zeroOrOne')).toBe(1);
  });

  it('editor:E1 a composite key forks', () => {
    const before = draw(pair()).count('moveTo');
    // Two rows at each end: per end one piece for each row and one upright.
    expect(draw(pair({ sourceRows: [0, 1], targetRows: [0, 1] })).count('moveTo')).toBe(before + 6);
  });
});

describe('fading', () => {
  let scene: Scene;
  beforeEach(() => {
    scene = pair();
    scene.setTable(table('other', [0]), { x: 0, y: 400 });
  });
  const alphaOf = (surface: Recorder, text: string) =>
    surface.calls.find((c) => c.name === 'fillText' && c.args[0] === text)?.alpha;

  it.each([1, 0.3])('editor:C38 at zoom %d what is not lit is drawn at 35 %%', (k) => {
    highlightEdge(scene, 0);
    const surface = draw(scene, { k });
    expect(alphaOf(surface, 'other')).toBe(levelMetrics.dimAlpha);
    expect(alphaOf(surface, 'parent')).toBe(1);
  });

  it('lit rows have a ground of their own', () => {
    highlightEdge(scene, 0);
    const rows = draw(scene).calls.filter(
      (c) => c.name === 'fillRect' && c.fill === lightTheme.litRow,
    );
    expect(rows.map((c) => c.args.slice(0, 2))).toEqual([
      [0, 40],
      [400, 100 + 72],
    ]);
  });

  it('a dim table lets nothing shine through', () => {
    scene.setTableFlag(2, tableFlag.dim, true);
    const covers = draw(scene).calls.filter(
      (c) => c.name === 'fill' && c.fill === lightTheme.ground && c.alpha === 1,
    );
    expect(covers.length).toBeGreaterThan(0);
  });

  it('editor:R9 edges of a hub are faint until they are chosen', () => {
    const hub = new Scene();
    hub.setTable(table('parent', [key]), { x: 0, y: 0 });
    for (let i = 0; i <= levelMetrics.hubDegree; i++) {
      hub.setTable(table(`c${i}`, [0]), { x: 600 + i * 10, y: i * 60 });
      hub.setEdge(edge({ id: `e${i}`, source: `c${i}`, sourceRows: [0] }));
    }
    const alphas = () => [
      ...new Set(
        draw(hub, { k: 0.3, width: 3000, height: 3000 })
          .calls.filter((c) => c.name === 'stroke' && c.stroke === lightTheme.edge)
          .map((c) => c.alpha),
      ),
    ];
    expect(alphas()).toEqual([levelMetrics.hubAlpha]);
    hub.setEdgeFlag(0, edgeFlag.selected, true);
    expect(alphas()).toEqual([levelMetrics.hubAlpha, 1]);
    hub.setEdgeFlag(0, edgeFlag.selected, false);
    hub.setTableFlag(0, tableFlag.selected, true);
    expect(alphas()).toEqual([1]);
  });
});

describe('overlay', () => {
  it.each([1, 0.3, 0.1])('at zoom %d shows selected tables and edges, and nothing else', (k) => {
    const scene = pair();
    const overlay = () => {
      const surface = new Recorder();
      new Painter(darkTheme).drawOverlay(surface, scene, { ...view, k });
      expect(surface.depth).toBe(0);
      return surface;
    };
    expect(overlay().calls).toEqual([]);
    scene.setTableFlag(1, tableFlag.selected, true);
    expect(overlay().calls.filter((c) => c.name === 'roundRect')).toHaveLength(1);
    expect(overlay().count('lineTo')).toBe(0);
    scene.setEdgeFlag(0, edgeFlag.selected, true);
    expect(overlay().count('lineTo')).toBeGreaterThan(0);
    expect(overlay().calls.every((c) => c.name !== 'stroke' || c.stroke === darkTheme.accent)).toBe(
      true,
    );
  });
});

describe('editor:R19 minimap', () => {
  const size = { width: 200, height: 140, pixelRatio: 2 };

  it('shows every table inside, and the frame of the view', () => {
    const scene = pair();
    const surface = new Recorder();
    drawMinimap(surface, scene, { ...view, k: 0.5, x: 10, y: 20 }, lightTheme, size);
    expect(surface.count('rect')).toBe(2);
    expect(surface.calls.find((c) => c.name === 'strokeRect')?.args).toEqual([
      -20, -40, 2000, 1600,
    ]);
    const camera = minimapCamera(scene, size);
    const bounds = scene.bounds();
    if (!camera || !bounds) throw new Error('no bounds');
    for (const [x, y] of [
      [bounds.x, bounds.y],
      [bounds.x + bounds.width, bounds.y + bounds.height],
    ] as const) {
      expect(x * camera.k + camera.x).toBeGreaterThanOrEqual(0);
      expect(x * camera.k + camera.x).toBeLessThanOrEqual(size.width);
      expect(y * camera.k + camera.y).toBeGreaterThanOrEqual(0);
      expect(y * camera.k + camera.y).toBeLessThanOrEqual(size.height);
    }
  });

  it('draws nothing for nothing', () => {
    const surface = new Recorder();
    drawMinimap(surface, new Scene(), view, lightTheme, size);
    expect(surface.calls).toEqual([]);
  });
});

describe('grid dots', () => {
  it.each([
    [1, 20],
    [0.5, 40],
    [0.1, 160],
  ])('at zoom %d are %d px apart and fill the view', (k, step) => {
    const surface = new Recorder();
    drawGridDots(surface, { ...view, k, x: -7, y: 3 }, lightTheme);
    const columns = [
      ...new Set(surface.calls.flatMap((c) => (c.name === 'rect' ? [Number(c.args[0])] : []))),
    ];
    const steps = columns.slice(1).map((x, i) => x - (columns[i] ?? 0));
    expect(steps.every((one) => Math.abs(one - step) < 1e-6)).toBe(true);
    expect(columns[0]).toBeLessThanOrEqual(7 / k);
    expect((columns.at(-1) ?? 0) + step).toBeGreaterThan((1000 + 7) / k);
    expect(columns.length).toBeLessThan(70);
  });
});
