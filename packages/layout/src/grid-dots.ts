/** Draws the dots of the grid that dragging snaps to (editor:C12), under everything else. */
import type { Surface, View } from './surface.ts';
import type { Theme } from './theme.ts';

/** Distance of grid points in px of the diagram. */
export const gridStep = 20;

/** Dots nearer than this on screen are thinned out. */
const leastGap = 16;
const dotSize = 1.5;

/** Draws a dot at every grid point in view; every second, fourth … one when they would be dense. */
export function drawGridDots(surface: Surface, view: View, theme: Theme): void {
  const { k, pixelRatio } = view;
  let step = gridStep;
  while (step * k < leastGap) step *= 2;
  const scale = k * pixelRatio;
  const size = dotSize / k;
  surface.save();
  surface.setTransform(scale, 0, 0, scale, view.x * pixelRatio, view.y * pixelRatio);
  surface.fillStyle = theme.gridDot;
  surface.beginPath();
  const left = Math.floor(-view.x / k / step) * step;
  const top = Math.floor(-view.y / k / step) * step;
  const right = (view.width - view.x) / k;
  const bottom = (view.height - view.y) / k;
  for (let x = left; x <= right; x += step) {
    for (let y = top; y <= bottom; y += step) {
      surface.rect(x - size / 2, y - size / 2, size, size);
    }
  }
  surface.fill();
  surface.restore();
}
