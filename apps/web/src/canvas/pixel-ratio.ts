/** Keeps a canvas at the size of its element in device pixels (editor:R16). */

/** Above this many pixels the ratio is capped at 2. */
const manyPixels = 8_000_000;

/** Backing-store pixels per CSS pixel for a view of this size. */
export function pixelRatioFor(width: number, height: number, device: number): number {
  return width * height * device * device > manyPixels ? Math.min(device, 2) : device;
}

/** Tells the CSS size and pixel ratio of an element now and whenever they change. */
export function observeSize(
  element: HTMLElement,
  changed: (width: number, height: number, pixelRatio: number) => void,
): () => void {
  const tell = () => {
    const { clientWidth: width, clientHeight: height } = element;
    changed(width, height, pixelRatioFor(width, height, window.devicePixelRatio || 1));
  };
  const observer = new ResizeObserver(tell);
  observer.observe(element);
  let media: MediaQueryList | undefined;
  const follow = () => {
    media?.removeEventListener('change', follow);
    media = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    media.addEventListener('change', follow);
    tell();
  };
  follow();
  return () => {
    observer.disconnect();
    media?.removeEventListener('change', follow);
  };
}

/** Gives a canvas its backing store; true when it changed and is therefore empty. */
export function resizeCanvas(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
  pixelRatio: number,
): boolean {
  const w = Math.max(1, Math.round(width * pixelRatio));
  const h = Math.max(1, Math.round(height * pixelRatio));
  if (canvas.width === w && canvas.height === h) return false;
  canvas.width = w;
  canvas.height = h;
  return true;
}
