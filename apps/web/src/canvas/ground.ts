/** The ground of the canvas: one colour and a grid of dots that stays 16 to 32 px wide on screen. */
import type { Theme, View } from '@ermine/layout';

/** The grid that tables snap to, in px of the diagram. */
const step = 20;
/** Radius of a dot over the distance between two. */
const dotShare = 1.4 / 32;

/**
 * Draws the ground. One row of dots is drawn and copied down the view: without a GPU that costs a
 * tenth of a pattern, whose every pixel is interpolated.
 */
export class Ground {
  readonly #row: CanvasRenderingContext2D;

  constructor() {
    const row = document.createElement('canvas').getContext('2d', { alpha: false });
    if (!row) throw new Error('this browser gives no 2D canvas');
    this.#row = row;
  }

  /** Fills the whole surface. */
  draw(context: CanvasRenderingContext2D, view: View, theme: Theme): void {
    const { width, height } = context.canvas;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalAlpha = 1;
    context.fillStyle = theme.ground;
    context.fillRect(0, 0, width, height);
    let spacing = step * view.k;
    while (spacing < 16) spacing *= 2;
    while (spacing >= 32) spacing /= 2;
    const size = spacing * view.pixelRatio;
    const rowHeight = this.#drawRow(width, size, firstDot(view.x * view.pixelRatio, size), theme);
    for (let y = firstDot(view.y * view.pixelRatio, size); y < height + size; y += size) {
      context.drawImage(this.#row.canvas, 0, Math.round(y - rowHeight / 2));
    }
  }

  /** Draws the dots of one row and tells its height. */
  #drawRow(width: number, size: number, first: number, { ground, gridDot }: Theme): number {
    const row = this.#row;
    const radius = size * dotShare;
    const height = 2 * Math.ceil(radius) + 1;
    if (row.canvas.width !== width || row.canvas.height !== height) {
      row.canvas.width = width;
      row.canvas.height = height;
    }
    row.fillStyle = ground;
    row.fillRect(0, 0, width, height);
    row.fillStyle = gridDot;
    row.beginPath();
    for (let x = first; x < width + size; x += size) {
      row.moveTo(x + radius, height / 2);
      row.arc(x, height / 2, radius, 0, 2 * Math.PI);
    }
    row.fill();
    return height;
  }
}

/** Where the first dot lies, before the view or in its first step: halfway between grid lines. */
function firstDot(origin: number, size: number): number {
  return (origin % size) - size / 2;
}
