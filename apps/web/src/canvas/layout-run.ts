/**
 * Runs the default layout in its worker and moves the tables to their new places (editor:L1, L12).
 * One run at a time; a cancelled run changes nothing.
 */
import { type DiagramTable, layoutInput } from '@ermine/layout';
import { createStore } from '../state/store.ts';
import { reducedMotion } from '../state/theme.ts';
import { announce } from '../state/ui.ts';
import type { LayoutReply } from '../workers/layout.worker.ts';
import { startWorker } from '../workers/worker-address.ts';
import { animate } from './frames.ts';
import type { Stage } from './stage.ts';

/** How long tables travel, in ms. */
const travelMs = 300;
/** More tables than this jump: moving them all would take longer than a frame. */
const mostTravelling = 600;

/** A layout that is being computed. */
export interface LayoutRun {
  readonly done: number;
  cancel(): void;
}

/** The layout under way, or undefined. */
export const layoutStore = createStore<LayoutRun | undefined>(undefined);

/** Computes the default layout of a stage; `placed` is called once the tables have their places. */
export function runLayout(stage: Stage, placed: () => void): void {
  layoutStore.get()?.cancel();
  const { tables } = stage.scene;
  const slots = stage.diagram.tables.map((table) => tables.slotOf(table.id));
  if (slots.length === 0) return;
  const worker = startWorker('layout');
  const end = () => {
    worker.terminate();
    if (layoutStore.get()?.cancel === cancel) layoutStore.set(undefined);
  };
  const cancel = () => end();
  layoutStore.set({ done: 0, cancel });
  worker.onmessage = ({ data }: MessageEvent<LayoutReply>) => {
    if (!data.final || !data.positions) return layoutStore.set({ done: data.done, cancel });
    end();
    travel(stage, slots, data.positions, placed);
  };
  worker.onerror = (event) => {
    end();
    announce(`The layout stopped: ${event.message || 'the worker could not be loaded'}`);
  };
  const sizeOf = ({ id }: DiagramTable) => {
    const slot = tables.slotOf(id);
    return { width: tables.w[slot] ?? 0, height: tables.h[slot] ?? 0 };
  };
  worker.postMessage(layoutInput(stage.diagram, sizeOf));
}

function travel(
  stage: Stage,
  slots: readonly number[],
  to: Float32Array,
  placed: () => void,
): void {
  stage.travelling = true;
  const finish = () => {
    stage.place(slots, to);
    stage.travelling = false;
    placed();
  };
  if (reducedMotion() || slots.length > mostTravelling) {
    finish();
    return;
  }
  const from = new Float32Array(to.length);
  slots.forEach((slot, i) => {
    from[i * 2] = stage.scene.tables.x[slot] ?? 0;
    from[i * 2 + 1] = stage.scene.tables.y[slot] ?? 0;
  });
  const now = new Float32Array(to.length);
  animate(
    travelMs,
    (t) => {
      const eased = 1 - (1 - t) ** 3;
      for (let i = 0; i < now.length; i++) {
        now[i] = (from[i] ?? 0) + ((to[i] ?? 0) - (from[i] ?? 0)) * eased;
      }
      if (t < 1) stage.place(slots, now);
    },
    finish,
  );
}
