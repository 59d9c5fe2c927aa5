/** The ground of the canvas: one colour and a grid of dots that stays 16 to 32 px wide on screen. */
import type { Theme, View } from '@ermine/layout';

const tile = 32;
/** The grid that tables snap to, in px of the diagram. */
const step = 20;

/** Draws the ground; keeps one small tile per colour and pixel ratio. */
export class Ground {
  #pattern: CanvasPattern | undefined;
  #key = '';

  /** Fills the whole surface. */
  draw(context: CanvasRenderingContext2D, view: View, theme: Theme): void {
    const { width, height } = context.canvas;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalAlpha = 1;
    let spacing = step * view.k;
    while (spacing < 16) spacing *= 2;
    while (spacing >= 32) spacing /= 2;
    const pattern = this.#patternFor(context, theme);
    const size = spacing * view.pixelRatio;
    const scale = size / tile;
    pattern.setTransform({
      a: scale,
      b: 0,
      c: 0,
      d: scale,
      e: (view.x * view.pixelRatio) % size,
      f: (view.y * view.pixelRatio) % size,
    });
    context.fillStyle = pattern;
    context.fillRect(0, 0, width, height);
  }

  /** A tile of ground with one dot, so that the surface is filled once. */
  #patternFor(context: CanvasRenderingContext2D, { ground, gridDot }: Theme): CanvasPattern {
    const key = `${ground} ${gridDot}`;
    if (this.#pattern && this.#key === key) return this.#pattern;
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = tile;
    const dot = canvas.getContext('2d');
    if (!dot) throw new Error('this browser gives no 2D canvas');
    dot.fillStyle = ground;
    dot.fillRect(0, 0, tile, tile);
    dot.fillStyle = gridDot;
    dot.beginPath();
    dot.arc(tile / 2, tile / 2, 1.4, 0, 2 * Math.PI);
    dot.fill();
    const pattern = context.createPattern(canvas, 'repeat');
    if (!pattern) throw new Error('this browser gives no canvas pattern');
    this.#key = key;
    this.#pattern = pattern;
    return pattern;
  }
}
