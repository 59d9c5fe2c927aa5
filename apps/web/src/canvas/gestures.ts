/**
 * Carries pointer events of the canvas to the gesture machine and its effects to stage and
 * selection. Every table is dragged here, mounted or not: moves live in the scene (editor:R13, R14).
 */
import { tableFlag } from '@ermine/layout';
import { select, toggleSelected, useUi } from '../state/ui.ts';
import { toDiagram } from './camera.ts';
import { animate } from './frames.ts';
import { type Effect, type Gesture, step } from './gesture.ts';
import type { Stage } from './stage.ts';

/** Moves shorter than this are clicks, in screen px. */
const clickDistance = 4;
const touchDistance = 10;
/** Tables snap to this grid while Shift is held, in px of the diagram. */
const snapStep = 20;
/** Distance from the edge of the view at which a drag pans, and its speed at the edge, in screen px. */
const autoPanZone = 40;
const autoPanSpeed = 14;

interface Drag {
  readonly slots: readonly number[];
  readonly from: Float64Array;
}

/** Listens to an element until the answer is called. */
export function listenToGestures(element: HTMLElement, stage: Stage): () => void {
  let gesture: Gesture = { type: 'idle' };
  let drag: Drag | undefined;
  let before: readonly string[] = [];
  let stopPan: (() => void) | undefined;
  let last: PointerEvent | undefined;
  let pressedAt = { x: 0, y: 0 };
  const abort = new AbortController();
  const { signal } = abort;

  const local = (event: PointerEvent) => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const keysOf = (event: PointerEvent) => ({
    toggle: event.shiftKey || event.ctrlKey || event.metaKey,
    add: event.ctrlKey || event.metaKey,
    remove: event.altKey,
    snap: event.shiftKey,
  });
  const apply = (effects: readonly Effect[]) => {
    for (const effect of effects) applyEffect(effect);
  };
  const send = (event: Parameters<typeof step>[1]) => {
    const [next, effects] = step(gesture, event);
    gesture = next;
    apply(effects);
  };

  function applyEffect(effect: Effect): void {
    switch (effect.type) {
      case 'select':
        select(effect.id === undefined ? [] : [effect.id]);
        return;
      case 'toggle':
        toggleSelected(effect.id);
        return;
      case 'fold':
        stage.fold(effect.table);
        return;
      case 'drag-start':
        drag = startDrag(stage);
        element.dataset.dragging = '';
        startAutoPan();
        return;
      case 'drag':
        if (drag) moveTo(stage, drag, effect.dx, effect.dy, effect.snap);
        return;
      case 'restore':
        if (drag) moveTo(stage, drag, 0, 0, false);
        endDrag();
        return;
      case 'drop':
        endDrag();
        return;
      case 'marquee':
        if (!stage.marquee) before = useUi.getState().selection;
        stage.marquee = effect.rect;
        select(marqueeSelection(stage, before, effect));
        stage.tell('overlay');
        return;
      case 'marquee-undo':
        select(before);
        stage.marquee = undefined;
        stage.tell('overlay');
        return;
      case 'marquee-end':
        stage.marquee = undefined;
        stage.tell('overlay');
        return;
    }
  }

  function endDrag(): void {
    drag = undefined;
    stopPan?.();
    stopPan = undefined;
    delete element.dataset.dragging;
  }

  function startAutoPan(): void {
    stopPan?.();
    stopPan = animate(Number.POSITIVE_INFINITY, () => {
      if (!last) return;
      const at = local(last);
      const dx = edgeSpeed(at.x, stage.size.width);
      const dy = edgeSpeed(at.y, stage.size.height);
      if (dx === 0 && dy === 0) return;
      stage.control.panBy(dx, dy);
      moved(last);
    });
  }

  function moved(event: PointerEvent): void {
    send({
      type: 'move',
      at: toDiagram(stage.camera, local(event)),
      far: clickDistance / stage.camera.k,
      keys: keysOf(event),
    });
  }

  element.addEventListener(
    'pointerdown',
    (event) => {
      stage.control.interrupt();
      stage.pressed = true;
      stage.touched = true;
      if (event.button !== 0 || element.dataset.panning !== undefined) return;
      last = event;
      const at = local(event);
      const hit = stage.hit(at);
      const target = stage.target(hit);
      const slot = target.table === undefined ? -1 : hit.table;
      const selected =
        slot >= 0 && ((stage.scene.tables.flags[slot] ?? 0) & tableFlag.selected) !== 0;
      const from = toDiagram(stage.camera, at);
      send({ type: 'down', at: from, target, selected, keys: keysOf(event) });
      pressedAt = at;
      // One finger pans the camera, which is React Flow's; here it only taps (editor:A11).
      if (event.pointerType !== 'touch') element.setPointerCapture(event.pointerId);
    },
    { signal },
  );
  element.addEventListener(
    'pointermove',
    (event) => {
      const at = local(event);
      stage.pointer = at;
      if (gesture.type !== 'idle' && event.pointerType === 'touch') {
        const far = Math.hypot(at.x - pressedAt.x, at.y - pressedAt.y) > touchDistance;
        return far ? send({ type: 'cancel' }) : undefined;
      }
      if (gesture.type !== 'idle') {
        last = event;
        return moved(event);
      }
      if (event.buttons !== 0) return;
      stage.setHover(stage.hit(at));
      element.toggleAttribute('data-over-edge', stage.hover.edge >= 0);
    },
    { signal },
  );
  const released = (event: PointerEvent) => {
    stage.pressed = false;
    if (event.button === 0 || event.type === 'pointercancel') {
      send({ type: event.type === 'pointercancel' ? 'cancel' : 'up' });
    }
  };
  element.addEventListener('pointerup', released, { signal });
  element.addEventListener('pointercancel', released, { signal });
  element.addEventListener(
    'pointerleave',
    () => {
      stage.pointer = undefined;
      if (gesture.type === 'idle') stage.clearHover();
    },
    { signal },
  );
  element.addEventListener(
    'wheel',
    () => {
      stage.control.interrupt();
      stage.touched = true;
    },
    { signal, passive: true },
  );
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || (gesture.type !== 'dragging' && gesture.type !== 'marquee'))
        return;
      event.preventDefault();
      event.stopPropagation();
      send({ type: 'cancel' });
    },
    { signal, capture: true },
  );
  return () => {
    endDrag();
    abort.abort();
  };
}

function startDrag(stage: Stage): Drag {
  const slots = stage.selectedTables();
  const from = new Float64Array(slots.length * 2);
  slots.forEach((slot, i) => {
    from[i * 2] = stage.scene.tables.x[slot] ?? 0;
    from[i * 2 + 1] = stage.scene.tables.y[slot] ?? 0;
  });
  return { slots, from };
}

/** Puts the dragged tables at a distance from where they were (editor:C12, C13). */
function moveTo(stage: Stage, drag: Drag, dx: number, dy: number, snap: boolean): void {
  const at = (value: number) =>
    snap ? Math.round(value / snapStep) * snapStep : Math.round(value);
  // The first table lands on the grid; the others keep their distance from it.
  const x = at((drag.from[0] ?? 0) + dx) - (drag.from[0] ?? 0);
  const y = at((drag.from[1] ?? 0) + dy) - (drag.from[1] ?? 0);
  const places = drag.from.map((value, i) => value + (i % 2 === 0 ? x : y));
  stage.place(drag.slots, places);
}

function marqueeSelection(
  stage: Stage,
  before: readonly string[],
  { rect, mode }: Extract<Effect, { type: 'marquee' }>,
): readonly string[] {
  const inside = stage.scene
    .query(rect.x, rect.y, rect.x + rect.width, rect.y + rect.height)
    .sort((a, b) => a - b)
    .flatMap((slot) => stage.scene.tables.source[slot]?.id ?? []);
  if (mode === 'replace') return inside;
  const caught = new Set(inside);
  const others = before.filter((id) => !caught.has(id));
  return mode === 'remove' ? others : [...others, ...inside];
}

function edgeSpeed(at: number, size: number): number {
  if (at < autoPanZone) return -autoPanSpeed * Math.min(1, (autoPanZone - at) / autoPanZone);
  if (at > size - autoPanZone) {
    return autoPanSpeed * Math.min(1, (at - size + autoPanZone) / autoPanZone);
  }
  return 0;
}
