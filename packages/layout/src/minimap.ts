/** Draws the whole diagram small, with the frame of the view (editor:R19). */
import { paintBoxes } from './paint-tables.ts';
import type { Scene } from './scene.ts';
import type { Surface, View } from './surface.ts';
import type { Theme } from './theme.ts';

/** Size of a minimap in CSS pixels, and its backing-store pixels per CSS pixel. */
export interface MinimapSize {
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
}

const margin = 8;
const slots: number[] = [];

/** The camera that shows all tables in a minimap; nothing when there are none. */
export function minimapCamera(
  scene: Scene,
  size: MinimapSize,
): { readonly x: number; readonly y: number; readonly k: number } | undefined {
  const bounds = scene.bounds();
  if (!bounds) return undefined;
  const width = size.width - 2 * margin;
  const height = size.height - 2 * margin;
  const k = Math.min(1, width / Math.max(1, bounds.width), height / Math.max(1, bounds.height));
  return {
    x: size.width / 2 - (bounds.x + bounds.width / 2) * k,
    y: size.height / 2 - (bounds.y + bounds.height / 2) * k,
    k,
  };
}

/** Draws boxes by colour and the frame of what `view` shows; the caller clears. */
export function drawMinimap(
  surface: Surface,
  scene: Scene,
  view: View,
  theme: Theme,
  size: MinimapSize,
): void {
  const camera = minimapCamera(scene, size);
  const bounds = scene.bounds();
  if (!camera || !bounds) return;
  const scale = camera.k * size.pixelRatio;
  surface.save();
  surface.setTransform(scale, 0, 0, scale, camera.x * size.pixelRatio, camera.y * size.pixelRatio);
  slots.length = 0;
  const right = bounds.x + bounds.width;
  scene.query(bounds.x, bounds.y, right, bounds.y + bounds.height, slots);
  paintBoxes(surface, scene, slots, theme, camera.k, false);
  surface.strokeStyle = theme.accent;
  surface.lineWidth = 1.5 / camera.k;
  const { k } = view;
  surface.strokeRect(-view.x / k, -view.y / k, view.width / k, view.height / k);
  surface.restore();
}
