/** Packs rectangles onto shelves, tall ones first, into a block that is about as wide as high. */

/** A rectangle to pack, and where it went. */
export interface Parcel {
  readonly width: number;
  readonly height: number;
  x: number;
  y: number;
}

/** Sets x and y of every parcel, `gap` px apart; equal heights keep their order. */
export function packShelves(parcels: readonly Parcel[], gap: number): void {
  let area = 0;
  let widest = 0;
  for (const { width, height } of parcels) {
    area += (width + gap) * (height + gap);
    widest = Math.max(widest, width);
  }
  const limit = Math.max(widest, Math.sqrt(area) * 1.2);
  let x = 0;
  let y = 0;
  let shelf = 0;
  for (const parcel of [...parcels].sort((a, b) => b.height - a.height)) {
    if (x > 0 && x + parcel.width > limit) {
      x = 0;
      y += shelf + gap;
      shelf = 0;
    }
    parcel.x = x;
    parcel.y = y;
    x += Math.ceil(parcel.width) + gap;
    shelf = Math.max(shelf, Math.ceil(parcel.height));
  }
}
