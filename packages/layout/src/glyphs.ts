/** Small vector marks as path pieces: crow's feet, keys, links (editor:A3, C23, C34). No colours. */
import type { Surface } from './surface.ts';

const full = Math.PI * 2;
/** Distances from the table along the line, and half widths, in px. */
const foot = 9;
const half = 5;
const circle = 3;
const circleAt = foot + circle;

/** A full circle as a path of its own. */
export function traceCircle(surface: Surface, x: number, y: number, radius: number): void {
  surface.moveTo(x + radius, y);
  surface.arc(x, y, radius, 0, full);
}

/** The straight strokes of the child's end: three toes for many, a bar for at most one. */
export function traceChildStrokes(
  surface: Surface,
  x: number,
  y: number,
  direction: number,
  many: boolean,
): void {
  if (many) {
    surface.moveTo(x, y - half);
    surface.lineTo(x + direction * foot, y);
    surface.lineTo(x, y + half);
  } else traceBar(surface, x + direction * 6, y);
}

/** The straight strokes of the parent's end: two bars for exactly one, one for zero or one. */
export function traceParentStrokes(
  surface: Surface,
  x: number,
  y: number,
  direction: number,
  one: boolean,
): void {
  traceBar(surface, x + direction * 6, y);
  if (one) traceBar(surface, x + direction * foot, y);
}

/** The ring of an end that may be zero. */
export function traceZero(surface: Surface, x: number, y: number, direction: number): void {
  traceCircle(surface, x + direction * circleAt, y, circle);
}

function traceBar(surface: Surface, x: number, y: number): void {
  surface.moveTo(x, y - half);
  surface.lineTo(x, y + half);
}

/** The hollow triangle of inheritance, its tip at the parent. */
export function traceTriangle(surface: Surface, x: number, y: number, direction: number): void {
  surface.moveTo(x, y);
  surface.lineTo(x + direction * 12, y - 6);
  surface.lineTo(x + direction * 12, y + 6);
  surface.closePath();
}

/** Face of the clock that marks a deferrable key. */
export function traceClockFace(surface: Surface, x: number, y: number): void {
  traceCircle(surface, x, y, 5);
}

/** Hands of that clock. */
export function traceClockHands(surface: Surface, x: number, y: number): void {
  surface.moveTo(x, y - 3);
  surface.lineTo(x, y);
  surface.lineTo(x + 2.5, y);
}

/** A key, centred, 11 px wide. */
export function traceKey(surface: Surface, x: number, y: number): void {
  traceCircle(surface, x - 3, y, 2.5);
  surface.moveTo(x - 0.5, y);
  surface.lineTo(x + 5.5, y);
  surface.moveTo(x + 5, y);
  surface.lineTo(x + 5, y + 2.5);
  surface.moveTo(x + 2.5, y);
  surface.lineTo(x + 2.5, y + 2);
}

/** Two links of a chain, centred, 11 px wide. */
export function traceLink(surface: Surface, x: number, y: number): void {
  const quarter = Math.PI / 2;
  surface.moveTo(x - 1.5, y + 2.5);
  surface.lineTo(x - 3, y + 2.5);
  surface.arc(x - 3, y, 2.5, quarter, 3 * quarter);
  surface.lineTo(x - 1.5, y - 2.5);
  surface.moveTo(x + 1.5, y - 2.5);
  surface.lineTo(x + 3, y - 2.5);
  surface.arc(x + 3, y, 2.5, -quarter, quarter);
  surface.lineTo(x + 1.5, y + 2.5);
  surface.moveTo(x - 2, y);
  surface.lineTo(x + 2, y);
}
