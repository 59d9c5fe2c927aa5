/**
 * Moves the camera by program: fits, centres, zooms and walks the history. Moves take at most
 * 250 ms, stop at any input, and jump when less motion is asked for (editor:C6, C7).
 */
import type { Rect } from '@ermine/layout';
import type { Id } from '@ermine/model';
import { reducedMotion } from '../state/theme.ts';
import { between, type Camera, centreOn, fit, maxZoom, minZoom, zoomAt } from './camera.ts';
import { CameraHistory } from './camera-history.ts';
import { animate } from './frames.ts';
import type { Stage } from './stage.ts';

const moveMs = 250;
/** Zoom at which a found object is legible (editor:F2). */
const legible = 0.6;

/** The camera of a stage, moved by program. */
export class CameraControl {
  readonly #stage: Stage;
  readonly #history = new CameraHistory();
  #apply: (camera: Camera) => void = () => {};
  #stop: (() => void) | undefined;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** Tells how the camera is set; until then moves do nothing. */
  attach(apply: (camera: Camera) => void): void {
    this.#apply = apply;
  }

  /** Stops a move that is under way; call at any input. */
  interrupt(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  /** Sets the camera at once and forgets nothing: for the first view of a diagram. */
  set(camera: Camera): void {
    this.interrupt();
    this.#apply(camera);
  }

  /** Goes somewhere and remembers where it came from. */
  jump(camera: Camera): void {
    this.#history.jump(this.#stage.camera);
    this.#move(camera);
  }

  /** Shows everything. */
  fitAll(): void {
    const bounds = this.#stage.scene.bounds();
    if (bounds) this.jump(fit(bounds, this.#stage.size));
  }

  /** Shows some records wholly. */
  fitTo(ids: readonly Id[]): void {
    const bounds = this.#stage.boundsOf(ids);
    if (bounds) this.jump(fit(bounds, this.#stage.size));
  }

  /** Puts a record in the middle, legible; does nothing when it is not on the canvas. */
  centre(ids: readonly Id[]): void {
    const bounds = this.#stage.boundsOf(ids);
    if (!bounds) return;
    const { size, camera } = this.#stage;
    const tooLarge = bounds.width * legible > size.width || bounds.height * legible > size.height;
    if (tooLarge && ids.length > 1) {
      this.jump(fit(bounds, size));
      return;
    }
    this.jump(centreOn(visiblePart(bounds, size.height), size, Math.max(camera.k, legible)));
  }

  /** Puts a point of the diagram in the middle, now: for the minimap. */
  panTo(x: number, y: number): void {
    const { size, camera } = this.#stage;
    this.set(centreOn({ x, y, width: 0, height: 0 }, size, camera.k));
  }

  /** Zooms about the middle of the view to a zoom. */
  zoomTo(k: number): void {
    const { size, camera, scene } = this.#stage;
    const least = minZoom(scene.bounds(), size);
    const limited = Math.min(maxZoom, Math.max(least, k));
    this.#move(zoomAt(camera, { x: size.width / 2, y: size.height / 2 }, limited));
  }

  /** Zooms about the middle of the view by a factor. */
  zoomBy(factor: number): void {
    this.zoomTo(this.#stage.camera.k * factor);
  }

  /** Moves the view by screen px. */
  panBy(dx: number, dy: number): void {
    const { camera } = this.#stage;
    this.set({ ...camera, x: camera.x - dx, y: camera.y - dy });
  }

  /** Goes back to where the last jump began. */
  back(): void {
    const camera = this.#history.back(this.#stage.camera);
    if (camera) this.#move(camera);
  }

  /** Goes forward again. */
  forward(): void {
    const camera = this.#history.forward(this.#stage.camera);
    if (camera) this.#move(camera);
  }

  #move(to: Camera): void {
    this.#stage.touched = true;
    this.interrupt();
    const { camera: from, size } = this.#stage;
    if (reducedMotion()) {
      this.#apply(to);
      return;
    }
    this.#stop = animate(moveMs, (t) => this.#apply(between(from, to, size, t)));
  }
}

/** The top of a table that is taller than the view, so that its name is seen. */
function visiblePart(bounds: Rect, height: number): Rect {
  return { ...bounds, height: Math.min(bounds.height, height) };
}
