/**
 * Which tables are mounted as DOM: those in view, nearest to the pointer, at most forty; the rest
 * is on the canvas and looks the same (editor:R10). A pure choice; timing is the caller's.
 */

/** Most tables that are mounted at any time. */
export const windowSize = 40;
/** Most tables that are newly mounted in one frame. */
export const mountBatch = 12;
/** Screen px around the view in which tables are mounted too. */
export const windowMargin = 100;
/** How long the camera rests before tables are mounted, in ms. */
export const restMs = 120;

/** The boxes that the choice reads. */
export interface Boxes {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly w: ArrayLike<number>;
  readonly h: ArrayLike<number>;
}

/** The slots to mount: `always` first, then those of `inView` nearest to the point. */
export function chooseWindow(
  boxes: Boxes,
  inView: readonly number[],
  near: { readonly x: number; readonly y: number },
  always: readonly number[],
): number[] {
  const chosen = new Set(always);
  const rest = inView.filter((slot) => !chosen.has(slot));
  if (chosen.size + rest.length > windowSize) {
    const distance = new Map(rest.map((slot) => [slot, distanceTo(boxes, slot, near)]));
    rest.sort((a, b) => (distance.get(a) ?? 0) - (distance.get(b) ?? 0));
  }
  for (const slot of rest) {
    if (chosen.size >= windowSize) break;
    chosen.add(slot);
  }
  return [...chosen];
}

/** The next window on the way from one to another: what leaves is gone, at most 12 come in. */
export function nextBatch(mounted: readonly number[], wanted: readonly number[]): number[] {
  const goal = new Set(wanted);
  const kept = mounted.filter((slot) => goal.has(slot));
  const present = new Set(kept);
  const missing = wanted.filter((slot) => !present.has(slot));
  return [...kept, ...missing.slice(0, mountBatch)];
}

function distanceTo(
  { x, y, w, h }: Boxes,
  slot: number,
  near: { readonly x: number; readonly y: number },
): number {
  const left = x[slot] ?? 0;
  const top = y[slot] ?? 0;
  const dx = Math.max(left - near.x, 0, near.x - left - (w[slot] ?? 0));
  const dy = Math.max(top - near.y, 0, near.y - top - (h[slot] ?? 0));
  return dx * dx + dy * dy;
}
