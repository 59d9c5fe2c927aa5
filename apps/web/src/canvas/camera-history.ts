/** The cameras before and after each jump, walked with `[` and `]` (editor:C6). */
import type { Camera } from './camera.ts';

/** Most jumps that are remembered. */
const longest = 100;

/** A history of jumps; panning and zooming by hand are not jumps. */
export class CameraHistory {
  readonly #back: Camera[] = [];
  #forward: Camera[] = [];

  /** Remembers where the camera is before it jumps elsewhere. */
  jump(from: Camera): void {
    this.#back.push(from);
    if (this.#back.length > longest) this.#back.shift();
    this.#forward = [];
  }

  /** The camera before the last jump, or undefined at the beginning. */
  back(now: Camera): Camera | undefined {
    const camera = this.#back.pop();
    if (camera) this.#forward.push(now);
    return camera;
  }

  /** The camera that `back` left, or undefined at the end. */
  forward(now: Camera): Camera | undefined {
    const camera = this.#forward.pop();
    if (camera) this.#back.push(now);
    return camera;
  }
}
