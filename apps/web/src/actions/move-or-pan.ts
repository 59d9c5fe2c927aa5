/** Arrows: move the selected tables by 1 px, with Shift by 10; without a selection, pan (editor:C5, C12). */
import { stageStore } from '../canvas/stage.ts';
import type { Action } from './action.ts';
import { canvasHasTables } from './conditions.ts';

const panStep = 60;

function move(dx: number, dy: number, step: number): void {
  const stage = stageStore.get();
  if (!stage) return;
  const slots = stage.selectedTables();
  if (slots.length === 0) {
    stage.control.panBy(dx * panStep, dy * panStep);
    return;
  }
  const { x, y } = stage.scene.tables;
  stage.place(
    slots,
    slots.flatMap((slot) => [(x[slot] ?? 0) + dx * step, (y[slot] ?? 0) + dy * step]),
  );
}

function arrow(name: string, key: string, dx: number, dy: number): readonly Action[] {
  const common = {
    group: 'Selection',
    scope: 'canvas',
    when: canvasHasTables,
  } as const;
  return [
    {
      ...common,
      id: `move-${name}`,
      label: `Move the selection or the view ${name}`,
      keys: [key],
      run: () => move(dx, dy, 1),
    },
    {
      ...common,
      id: `move-${name}-far`,
      label: `Move the selection ${name} by 10`,
      keys: [`Shift+${key}`],
      run: () => move(dx, dy, 10),
    },
  ];
}

/** The eight actions of the arrow keys. */
export const moveOrPan: readonly Action[] = [
  ...arrow('left', 'ArrowLeft', -1, 0),
  ...arrow('right', 'ArrowRight', 1, 0),
  ...arrow('up', 'ArrowUp', 0, -1),
  ...arrow('down', 'ArrowDown', 0, 1),
];
