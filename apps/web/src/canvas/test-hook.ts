/**
 * `window.ermineTest` for browser tests and measurements: where things are and how often they were
 * drawn, so that nobody has to guess from pixels (editor:T4). It exists only when the page was
 * opened with `?test` in its address or with `ermine.test` set in local storage.
 */
import { designStore } from '../state/design.ts';
import { useUi } from '../state/ui.ts';
import { layoutStore } from './layout-run.ts';
import { type Counters, stageStore } from './stage.ts';

/** What `window.ermineTest.scene()` tells; coordinates are CSS px of the page. */
export interface SceneReport {
  readonly camera: { readonly x: number; readonly y: number; readonly k: number };
  readonly view: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  readonly level: string;
  readonly tables: readonly {
    readonly id: string;
    readonly name: string;
    readonly schema: string;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
  readonly edges: readonly {
    readonly id: string;
    readonly source: string;
    readonly target: string;
    /** Points of the line on the page, as drawn at row level. */
    readonly route: readonly (readonly [number, number])[];
  }[];
  readonly mounted: readonly string[];
  readonly selection: readonly string[];
  readonly layoutRunning: boolean;
  readonly counters: Counters;
}

function scene(): SceneReport | undefined {
  const stage = stageStore.get();
  const element = document.querySelector('[data-region="canvas"]');
  if (!stage || !element || !designStore.get()) return undefined;
  const box = element.getBoundingClientRect();
  const { camera } = stage;
  const { tables, edges } = stage.scene;
  const pageX = (x: number) => box.x + camera.x + x * camera.k;
  const pageY = (y: number) => box.y + camera.y + y * camera.k;
  return {
    camera,
    view: { x: box.x, y: box.y, width: box.width, height: box.height },
    level: stage.level,
    tables: stage.diagram.tables.map((table) => {
      const slot = tables.slotOf(table.id);
      return {
        id: table.id,
        name: table.name,
        schema: table.schema,
        x: pageX(tables.x[slot] ?? 0),
        y: pageY(tables.y[slot] ?? 0),
        width: (tables.w[slot] ?? 0) * camera.k,
        height: (tables.h[slot] ?? 0) * camera.k,
      };
    }),
    edges: stage.diagram.edges.map((edge) => {
      const slot = edges.slotOf(edge.id);
      const start = edges.routeStart[slot] ?? 0;
      const end = start + (edges.routeLength[slot] ?? 0);
      const route: [number, number][] = [];
      for (let i = start; i < end; i += 2) {
        route.push([pageX(edges.routes[i] ?? 0), pageY(edges.routes[i + 1] ?? 0)]);
      }
      return { id: edge.id, source: edge.source, target: edge.target, route };
    }),
    mounted: stage.nodes.slots.flatMap((slot) => tables.source[slot]?.id ?? []),
    selection: useUi.getState().selection,
    layoutRunning: layoutStore.get() !== undefined || stage.travelling,
    counters: { ...stage.counters },
  };
}

/** Sets a camera for measurements. */
function setCamera(x: number, y: number, k: number): void {
  const stage = stageStore.get();
  if (!stage) return;
  stage.touched = true;
  stage.control.set({ x, y, k });
}

/** Shows every table by the canvas alone, or by the window of mounted tables again (editor:R17). */
function setCanvasOnly(on: boolean): void {
  const stage = stageStore.get();
  if (!stage) return;
  stage.canvasOnly = on;
  stage.tell('camera');
}

/** What tests may call. */
export interface ErmineTest {
  scene(): SceneReport | undefined;
  setCamera(x: number, y: number, k: number): void;
  setCanvasOnly(on: boolean): void;
}

declare global {
  interface Window {
    ermineTest?: ErmineTest;
  }
}

/** Installs the hook where it is asked for. */
export function installTestHook(): void {
  const asked =
    new URLSearchParams(window.location.search).has('test') ||
    window.localStorage.getItem('ermine.test') !== null;
  if (!asked) return;
  window.ermineTest = { scene, setCamera, setCanvasOnly };
}
