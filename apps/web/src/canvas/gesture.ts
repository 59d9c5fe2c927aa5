/**
 * Pointer gestures on the canvas as a state machine: what presses, moves and releases mean
 * (editor:C9–C13). Pure: points are in px of the diagram, what they do comes out as effects.
 *
 * G1 A press and release within 4 px is a click; it selects the smallest thing pressed.
 * G2 Shift, Ctrl or ⌘ while clicking toggles; a click on nothing clears.
 * G3 A press on a table that moves farther drags: the selection when the table is part of it,
 *    else the table alone, which becomes the selection.
 * G4 A press on nothing that moves farther is a marquee; ⌘ adds, ⌥ removes, else it replaces.
 * G5 Escape while dragging puts everything back; while drawing a marquee it leaves no trace.
 * G6 A drag or marquee that the browser cancels ends as with Escape.
 */
import type { Rect } from '@ermine/layout';

/** What lies under a press. `id` is what a click selects, `table` what a drag moves. */
export interface Target {
  readonly id?: string;
  readonly table?: string;
  /** True where a click unfolds or folds the table's rows instead of selecting. */
  readonly fold?: boolean;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Keys {
  readonly toggle: boolean;
  readonly add: boolean;
  readonly remove: boolean;
  readonly snap: boolean;
}

/** What the pointer does; `far` is 4 screen px in px of the diagram. */
export type GestureEvent =
  | {
      readonly type: 'down';
      readonly at: Point;
      readonly target: Target;
      readonly selected: boolean;
      readonly keys: Keys;
    }
  | { readonly type: 'move'; readonly at: Point; readonly far: number; readonly keys: Keys }
  | { readonly type: 'up' }
  | { readonly type: 'cancel' };

/** Where a gesture stands. */
export type Gesture =
  | { readonly type: 'idle' }
  | {
      readonly type: 'pressed';
      readonly from: Point;
      readonly target: Target;
      readonly selected: boolean;
      readonly keys: Keys;
    }
  | { readonly type: 'dragging'; readonly from: Point }
  | { readonly type: 'marquee'; readonly from: Point; readonly mode: MarqueeMode };

/** What a marquee does with the selection. */
export type MarqueeMode = 'replace' | 'add' | 'remove';

/** What a gesture does. */
export type Effect =
  | { readonly type: 'select'; readonly id: string | undefined }
  | { readonly type: 'toggle'; readonly id: string }
  | { readonly type: 'fold'; readonly table: string }
  | { readonly type: 'drag-start' }
  | { readonly type: 'drag'; readonly dx: number; readonly dy: number; readonly snap: boolean }
  | { readonly type: 'drop' }
  | { readonly type: 'restore' }
  | { readonly type: 'marquee'; readonly rect: Rect; readonly mode: MarqueeMode }
  | { readonly type: 'marquee-end' }
  | { readonly type: 'marquee-undo' };

const idle: Gesture = { type: 'idle' };

/** The gesture after an event, and what is to be done. */
export function step(gesture: Gesture, event: GestureEvent): readonly [Gesture, readonly Effect[]] {
  switch (event.type) {
    case 'down':
      return [
        {
          type: 'pressed',
          from: event.at,
          target: event.target,
          selected: event.selected,
          keys: event.keys,
        },
        [],
      ];
    case 'move':
      return moved(gesture, event);
    case 'up':
      if (gesture.type === 'pressed') return [idle, clicked(gesture.target, gesture.keys)];
      if (gesture.type === 'dragging') return [idle, [{ type: 'drop' }]];
      if (gesture.type === 'marquee') return [idle, [{ type: 'marquee-end' }]];
      return [idle, []];
    case 'cancel':
      if (gesture.type === 'dragging') return [idle, [{ type: 'restore' }]];
      if (gesture.type === 'marquee') return [idle, [{ type: 'marquee-undo' }]];
      return [idle, []];
  }
}

function clicked(target: Target, keys: Keys): Effect[] {
  if (target.fold && target.table !== undefined) return [{ type: 'fold', table: target.table }];
  if (target.id === undefined) return keys.toggle ? [] : [{ type: 'select', id: undefined }];
  return [keys.toggle ? { type: 'toggle', id: target.id } : { type: 'select', id: target.id }];
}

function moved(
  gesture: Gesture,
  event: Extract<GestureEvent, { type: 'move' }>,
): readonly [Gesture, readonly Effect[]] {
  if (gesture.type === 'pressed') {
    const { from, target } = gesture;
    if (Math.hypot(event.at.x - from.x, event.at.y - from.y) < event.far) return [gesture, []];
    if (target.table !== undefined) {
      const select: Effect[] = gesture.selected ? [] : [{ type: 'select', id: target.table }];
      const begun: Gesture = { type: 'dragging', from };
      return [begun, [...select, { type: 'drag-start' }, ...moved(begun, event)[1]]];
    }
    if (target.id !== undefined) return [gesture, []];
    const { keys } = gesture;
    const mode = keys.remove ? 'remove' : keys.add ? 'add' : 'replace';
    const begun: Gesture = { type: 'marquee', from, mode };
    return [begun, moved(begun, event)[1]];
  }
  if (gesture.type === 'dragging') {
    const { from } = gesture;
    return [
      gesture,
      [
        {
          type: 'drag',
          dx: event.at.x - from.x,
          dy: event.at.y - from.y,
          snap: event.keys.snap,
        },
      ],
    ];
  }
  if (gesture.type === 'marquee') {
    const { from, mode } = gesture;
    const rect = {
      x: Math.min(from.x, event.at.x),
      y: Math.min(from.y, event.at.y),
      width: Math.abs(event.at.x - from.x),
      height: Math.abs(event.at.y - from.y),
    };
    return [gesture, [{ type: 'marquee', rect, mode }]];
  }
  return [gesture, []];
}
