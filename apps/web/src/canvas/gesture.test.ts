import { expect, test } from 'vitest';
import { type Effect, type Gesture, type GestureEvent, step, type Target } from './gesture.ts';

const none = { toggle: false, add: false, remove: false, snap: false };
const down = (target: Target, selected = false, keys = none): GestureEvent => ({
  type: 'down',
  at: { x: 0, y: 0 },
  target,
  selected,
  keys,
});
const move = (x: number, y: number, keys = none): GestureEvent => ({
  type: 'move',
  at: { x, y },
  far: 4,
  keys,
});
const up: GestureEvent = { type: 'up' };
const cancel: GestureEvent = { type: 'cancel' };
const row: Target = { id: 'col_1', table: 'tbl_1' };

function run(...events: GestureEvent[]): readonly Effect[] {
  let gesture: Gesture = { type: 'idle' };
  const effects: Effect[] = [];
  for (const event of events) {
    const [next, done] = step(gesture, event);
    gesture = next;
    effects.push(...done);
  }
  return effects;
}

test.each<[string, GestureEvent[], Effect[]]>([
  ['G1 a click selects the row', [down(row), up], [{ type: 'select', id: 'col_1' }]],
  ['G1 within 4 px', [down(row), move(2, 2), up], [{ type: 'select', id: 'col_1' }]],
  [
    'G1 a click on "show more" folds',
    [down({ table: 'tbl_1', fold: true }), up],
    [{ type: 'fold', table: 'tbl_1' }],
  ],
  [
    'G2 toggles',
    [down(row, false, { ...none, toggle: true }), up],
    [{ type: 'toggle', id: 'col_1' }],
  ],
  ['G2 a click on nothing clears', [down({}), up], [{ type: 'select', id: undefined }]],
  ['G2 toggling nothing keeps', [down({}, false, { ...none, toggle: true }), up], []],
  [
    'G3 a drag of an unselected table selects it first',
    [down(row), move(10, 0), up],
    [
      { type: 'select', id: 'tbl_1' },
      { type: 'drag-start' },
      { type: 'drag', dx: 10, dy: 0, snap: false },
      { type: 'drop' },
    ],
  ],
  [
    'G3 a drag of a selected table keeps the selection',
    [down(row, true), move(10, 0), move(3, 1, { ...none, snap: true }), up],
    [
      { type: 'drag-start' },
      { type: 'drag', dx: 10, dy: 0, snap: false },
      { type: 'drag', dx: 3, dy: 1, snap: true },
      { type: 'drop' },
    ],
  ],
  [
    'an edge is not dragged',
    [down({ id: 'fky_1' }), move(50, 0), up],
    [{ type: 'select', id: 'fky_1' }],
  ],
  [
    'G4 a marquee goes in any direction',
    [down({}), move(-10, 20), up],
    [
      { type: 'marquee', rect: { x: -10, y: 0, width: 10, height: 20 }, mode: 'replace' },
      { type: 'marquee-end' },
    ],
  ],
  [
    'G4 with the key of the press, not of the move',
    [down({}, false, { ...none, remove: true }), move(10, 10)],
    [{ type: 'marquee', rect: { x: 0, y: 0, width: 10, height: 10 }, mode: 'remove' }],
  ],
  [
    'G5 Escape restores',
    [down(row, true), move(10, 0), cancel, move(20, 0), up],
    [{ type: 'drag-start' }, { type: 'drag', dx: 10, dy: 0, snap: false }, { type: 'restore' }],
  ],
  [
    'G5 Escape undoes a marquee',
    [down({}), move(9, 9), cancel],
    [
      { type: 'marquee', rect: { x: 0, y: 0, width: 9, height: 9 }, mode: 'replace' },
      { type: 'marquee-undo' },
    ],
  ],
])('%s', (_, events, effects) => {
  expect(run(...events)).toEqual(effects);
});
