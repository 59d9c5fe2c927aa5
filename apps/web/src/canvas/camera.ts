/**
 * Camera arithmetic: fitting, zooming at a point, centring, easing. Pure; the camera itself is
 * React Flow's (editor:C4–C8).
 */
import type { Rect } from '@ermine/layout';

/** Where a diagram's origin is on the view, in CSS px, and the zoom. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly k: number;
}

/** Size of the view in CSS px. */
export interface ViewSize {
  readonly width: number;
  readonly height: number;
}

/** Largest zoom (editor:C4). */
export const maxZoom = 4;
/** Px left free around what is fitted. */
const fitMargin = 48;
/** Below this fit, a new diagram opens at its top left corner instead (editor:C8). */
const openFit = 0.45;
const openZoom = 0.6;

/** The zoom at which a rectangle and its margin fill the view; at most `most`. */
export function fitZoom(bounds: Rect, size: ViewSize, most = 1): number {
  const width = Math.max(1, size.width - 2 * fitMargin);
  const height = Math.max(1, size.height - 2 * fitMargin);
  return Math.min(most, width / Math.max(1, bounds.width), height / Math.max(1, bounds.height));
}

/** Smallest zoom: everything can be seen with room to spare (editor:C4). */
export function minZoom(bounds: Rect | undefined, size: ViewSize): number {
  const fit = bounds ? fitZoom(bounds, size) : 1;
  return Math.max(0.005, Math.min(0.02, 0.8 * fit));
}

/** A camera that shows the middle of a rectangle in the middle of the view. */
export function centreOn(bounds: Rect, size: ViewSize, k: number): Camera {
  return {
    x: size.width / 2 - (bounds.x + bounds.width / 2) * k,
    y: size.height / 2 - (bounds.y + bounds.height / 2) * k,
    k,
  };
}

/** A camera that shows a rectangle wholly. */
export function fit(bounds: Rect, size: ViewSize, most = 1): Camera {
  return centreOn(bounds, size, fitZoom(bounds, size, most));
}

/** The first camera of a diagram: everything when that is legible, else the top left at 0.6. */
export function opening(bounds: Rect, size: ViewSize, corner: { x: number; y: number }): Camera {
  const zoom = fitZoom(bounds, size);
  if (zoom >= openFit) return centreOn(bounds, size, zoom);
  return { x: fitMargin - corner.x * openZoom, y: fitMargin - corner.y * openZoom, k: openZoom };
}

/** The camera after zooming so that the point `at` of the view keeps its place. */
export function zoomAt(camera: Camera, at: { x: number; y: number }, k: number): Camera {
  const ratio = k / camera.k;
  return { x: at.x - (at.x - camera.x) * ratio, y: at.y - (at.y - camera.y) * ratio, k };
}

/** A point of the view in the diagram. */
export function toDiagram(camera: Camera, at: { x: number; y: number }): { x: number; y: number } {
  return { x: (at.x - camera.x) / camera.k, y: (at.y - camera.y) / camera.k };
}

/** The part of the diagram that the view shows, grown by `margin` screen px. */
export function visibleRect(camera: Camera, size: ViewSize, margin = 0): Rect {
  const grown = margin / camera.k;
  return {
    x: -camera.x / camera.k - grown,
    y: -camera.y / camera.k - grown,
    width: size.width / camera.k + 2 * grown,
    height: size.height / camera.k + 2 * grown,
  };
}

/**
 * The camera on the way between two, `t` from 0 to 1: the zoom moves geometrically, and the point
 * in the middle of the view moves straight, so that nothing swings out of sight.
 */
export function between(from: Camera, to: Camera, size: ViewSize, t: number): Camera {
  if (t >= 1) return to;
  const eased = 1 - (1 - t) ** 3;
  const k = from.k * (to.k / from.k) ** eased;
  const a = toDiagram(from, { x: size.width / 2, y: size.height / 2 });
  const b = toDiagram(to, { x: size.width / 2, y: size.height / 2 });
  // Px on screen are covered evenly when the middle follows the zoom.
  const part =
    Math.abs(to.k - from.k) < 1e-6 ? eased : (1 / k - 1 / from.k) / (1 / to.k - 1 / from.k);
  const x = a.x + (b.x - a.x) * part;
  const y = a.y + (b.y - a.y) * part;
  return { x: size.width / 2 - x * k, y: size.height / 2 - y * k, k };
}
