/**
 * What the painter draws on: the part of CanvasRenderingContext2D that it uses, so that a canvas
 * context fits as it is, and SVG or PDF writers can stand in for it.
 */

/** A drawing target with the meaning of the HTML canvas; colours are CSS colours. */
export interface Surface {
  fillStyle: string | object;
  strokeStyle: string | object;
  lineWidth: number;
  globalAlpha: number;
  font: string;
  textAlign: 'left' | 'right' | 'center' | 'start' | 'end';
  textBaseline: 'alphabetic' | 'top' | 'hanging' | 'middle' | 'ideographic' | 'bottom';
  beginPath(): void;
  closePath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  quadraticCurveTo(controlX: number, controlY: number, x: number, y: number): void;
  arc(x: number, y: number, radius: number, start: number, end: number): void;
  rect(x: number, y: number, width: number, height: number): void;
  roundRect(x: number, y: number, width: number, height: number, radii: number | number[]): void;
  fill(): void;
  stroke(): void;
  fillRect(x: number, y: number, width: number, height: number): void;
  strokeRect(x: number, y: number, width: number, height: number): void;
  clearRect(x: number, y: number, width: number, height: number): void;
  fillText(text: string, x: number, y: number): void;
  setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void;
  setLineDash(segments: number[]): void;
  save(): void;
  restore(): void;
}

/** A camera: a point of the diagram is at `x + k·px`, `y + k·py` on a view of CSS pixels. */
export interface View {
  readonly x: number;
  readonly y: number;
  /** Zoom: CSS pixels for one unit of the diagram. */
  readonly k: number;
  /** Size of the view in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Backing-store pixels per CSS pixel. */
  readonly pixelRatio: number;
}
