/** Pushes overlapping boxes apart with as little movement as it can (editor:L4). */

const cell = 700;
const maxSweeps = 300;
/** Smaller overlaps are left: without a tolerance real schemas swing for ever. */
const tolerance = 1;

/** Boxes by top left corner; `x` and `y` are changed in place. */
export interface Boxes {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly w: Float64Array;
  readonly h: Float64Array;
}

/** Calls back for each pair of boxes that overlap when each is `gap` px larger. */
function eachOverlap(boxes: Boxes, gap: number, found: (a: number, b: number) => void): void {
  const { x, y, w, h } = boxes;
  const cells = new Map<number, number[]>();
  const seen = new Int32Array(x.length).fill(-1);
  for (let i = 0; i < x.length; i++) {
    const left = Math.floor((x[i] as number) / cell);
    const right = Math.floor(((x[i] as number) + (w[i] as number) + gap) / cell);
    const top = Math.floor((y[i] as number) / cell);
    const bottom = Math.floor(((y[i] as number) + (h[i] as number) + gap) / cell);
    for (let column = left; column <= right; column++) {
      for (let row = top; row <= bottom; row++) {
        const key = column * 0x100000 + row;
        const list = cells.get(key);
        if (!list) {
          cells.set(key, [i]);
          continue;
        }
        for (let j = 0; j < list.length; j++) {
          const other = list[j] as number;
          if (seen[other] === i) continue;
          seen[other] = i;
          if (overlapX(boxes, other, i, gap) > 0 && overlapY(boxes, other, i, gap) > 0) {
            found(other, i);
          }
        }
        list.push(i);
      }
    }
  }
}

function overlapX({ x, w }: Boxes, a: number, b: number, gap: number): number {
  const right = Math.min((x[a] as number) + (w[a] as number), (x[b] as number) + (w[b] as number));
  return right + gap - Math.max(x[a] as number, x[b] as number);
}

function overlapY({ y, h }: Boxes, a: number, b: number, gap: number): number {
  const bottom = Math.min((y[a] as number) + (h[a] as number), (y[b] as number) + (h[b] as number));
  return bottom + gap - Math.max(y[a] as number, y[b] as number);
}

/**
 * Moves boxes until all are `gap` px apart, or nearly. Positions come out as whole px, and no two
 * boxes overlap: those that would are put into rows below the others.
 */
export function pushApart(boxes: Boxes, gap: number): void {
  const { x, y, w, h } = boxes;
  for (let sweep = 0; sweep < maxSweeps; sweep++) {
    let moved = false;
    eachOverlap(boxes, gap, (a, b) => {
      const dx = overlapX(boxes, a, b, gap);
      const dy = overlapY(boxes, a, b, gap);
      if (dx < tolerance || dy < tolerance) return;
      moved = true;
      const middle = (p: Float64Array, s: Float64Array, i: number) =>
        (p[i] as number) + (s[i] as number) / 2;
      if (dx < dy) {
        const push = (middle(x, w, a) <= middle(x, w, b) ? -dx : dx) / 2;
        x[a] = (x[a] as number) + push;
        x[b] = (x[b] as number) - push;
      } else {
        const push = (middle(y, h, a) <= middle(y, h, b) ? -dy : dy) / 2;
        y[a] = (y[a] as number) + push;
        y[b] = (y[b] as number) - push;
      }
    });
    if (!moved) break;
  }
  for (let i = 0; i < x.length; i++) {
    x[i] = Math.round(x[i] as number);
    y[i] = Math.round(y[i] as number);
  }
  moveOffenders(boxes, gap);
}

/** Puts the later of two boxes that still overlap into rows below everything. */
function moveOffenders(boxes: Boxes, gap: number): void {
  const { x, y, w, h } = boxes;
  const offenders = new Set<number>();
  eachOverlap(boxes, 0, (a, b) => {
    if (!offenders.has(a)) offenders.add(b);
  });
  if (offenders.size === 0) return;
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let top = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < x.length; i++) {
    left = Math.min(left, x[i] as number);
    right = Math.max(right, (x[i] as number) + (w[i] as number));
    top = Math.max(top, (y[i] as number) + (h[i] as number));
  }
  let atX = left;
  let atY = Math.ceil(top) + gap;
  let rowHeight = 0;
  for (const i of [...offenders].sort((a, b) => a - b)) {
    if (atX > left && atX + (w[i] as number) > right) {
      atX = left;
      atY += rowHeight + gap;
      rowHeight = 0;
    }
    x[i] = atX;
    y[i] = atY;
    atX += Math.ceil(w[i] as number) + gap;
    rowHeight = Math.max(rowHeight, Math.ceil(h[i] as number));
  }
}
