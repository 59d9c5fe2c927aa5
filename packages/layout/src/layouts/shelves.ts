/** Packs rectangles onto shelves, tall ones first, into a block of about the shape of a screen. */

/** A rectangle to pack, and where it went. */
export interface Parcel {
  readonly width: number;
  readonly height: number;
  x: number;
  y: number;
}

/** Width to height of the block that is aimed at. */
const aspect = 1.4;
/** Widths of the block that are tried, as shares of the side of a square of its area. */
const trials = [1, 1.2, 1.5, 2, 2.7];

/** Sets x and y of every parcel, `gap` px apart; equal heights keep their order. */
export function packShelves(parcels: readonly Parcel[], gap: number): void {
  let area = 0;
  let widest = 0;
  for (const { width, height } of parcels) {
    area += (width + gap) * (height + gap);
    widest = Math.max(widest, width);
  }
  const sorted = [...parcels].sort((a, b) => b.height - a.height);
  let best = { limit: 0, size: Number.POSITIVE_INFINITY };
  for (const share of trials) {
    const limit = Math.max(widest, Math.sqrt(area) * share);
    const size = fill(sorted, gap, limit);
    if (size < best.size) best = { limit, size };
  }
  fill(sorted, gap, best.limit);
}

/** Fills shelves up to a width; the answer is the height of the screen that the block needs. */
function fill(sorted: readonly Parcel[], gap: number, limit: number): number {
  let x = 0;
  let y = 0;
  let shelf = 0;
  let width = 0;
  for (const parcel of sorted) {
    if (x > 0 && x + parcel.width > limit) {
      x = 0;
      y += shelf + gap;
      shelf = 0;
    }
    parcel.x = x;
    parcel.y = y;
    width = Math.max(width, x + parcel.width);
    x += Math.ceil(parcel.width) + gap;
    shelf = Math.max(shelf, Math.ceil(parcel.height));
  }
  return Math.max(width / aspect, y + shelf);
}
