/**
 * The base canvas: draws the whole scene at every zoom, straight or, with much in view,
 * through a bitmap twice the view's size that pans and zooms as one image (editor:R7, R15).
 */
import { Painter, type Theme, type View } from '@ermine/layout';
import { FrameTask } from './frames.ts';
import { Ground } from './ground.ts';
import { resizeCanvas } from './pixel-ratio.ts';
import type { Stage } from './stage.ts';

/** Tables and lines in view from which the bitmap is used. */
const manyParts = 1_000;
/** Scale ratios between which the bitmap may be stretched. */
const smallest = 0.6;
const largest = 1.6;
/** Rest after a zoom until the bitmap is sharp again, in ms. */
const sharpenMs = 160;

interface Cache {
  readonly canvas: HTMLCanvasElement;
  readonly view: View;
  readonly version: number;
  readonly theme: Theme;
}

/** Draws a stage onto a canvas element until it is stopped. */
export class BaseLayer {
  readonly task = new FrameTask(() => this.#draw());
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #stage: Stage;
  readonly #painter: Painter;
  readonly #ground = new Ground();
  readonly #stops: (() => void)[];
  #cache: Cache | undefined;
  #partsInView = 0;
  #drawnVersion = -1;
  #sharpen: ReturnType<typeof setTimeout> | undefined;

  constructor(canvas: HTMLCanvasElement, stage: Stage, theme: Theme) {
    const context = canvas.getContext('2d', { alpha: false });
    if (!context) throw new Error('this browser gives no 2D canvas');
    this.#canvas = canvas;
    this.#context = context;
    this.#stage = stage;
    this.#painter = new Painter(theme);
    this.#stops = [
      stage.on('camera', () => this.task.request()),
      stage.on('scene', () => this.task.request()),
    ];
  }

  /** Draws with other colours from now on. */
  setTheme(theme: Theme): void {
    this.#painter.theme = theme;
    this.task.request();
  }

  /** Draws no more. */
  stop(): void {
    this.task.stop();
    clearTimeout(this.#sharpen);
    for (const stop of this.#stops) stop();
  }

  #draw(): void {
    const stage = this.#stage;
    const view = stage.view();
    if (view.width === 0 || view.height === 0) return;
    resizeCanvas(this.#canvas, view.width, view.height, view.pixelRatio);
    // Widths are measured without kerning, and a mounted table has none.
    this.#context.fontKerning = 'none';
    stage.counters.draws++;
    // While the scene changes, as in a drag, a bitmap would be of use for one frame only.
    const still = this.#drawnVersion === stage.scene.version;
    this.#drawnVersion = stage.scene.version;
    if (still && this.#partsInView > manyParts && stage.level !== 'rows') {
      this.#blit(view);
      return;
    }
    this.#cache = undefined;
    this.#ground.draw(this.#context, view, this.#painter.theme);
    const drawn = this.#painter.draw(this.#context, stage.scene, view);
    this.#partsInView = drawn.tables + drawn.edges;
  }

  #blit(view: View): void {
    let cache = this.#cache;
    if (!cache || !this.#covers(cache, view)) cache = this.#fill(view);
    const scale = view.k / cache.view.k;
    const context = this.#context;
    this.#ground.draw(context, view, this.#painter.theme);
    context.setTransform(view.pixelRatio, 0, 0, view.pixelRatio, 0, 0);
    context.imageSmoothingEnabled = scale !== 1;
    context.drawImage(
      cache.canvas,
      view.x - cache.view.x * scale,
      view.y - cache.view.y * scale,
      cache.view.width * scale,
      cache.view.height * scale,
    );
    clearTimeout(this.#sharpen);
    if (scale !== 1) {
      this.#sharpen = setTimeout(() => {
        this.#cache = undefined;
        this.task.request();
      }, sharpenMs);
    }
  }

  #covers(cache: Cache, view: View): boolean {
    if (cache.version !== this.#stage.scene.version || cache.theme !== this.#painter.theme)
      return false;
    if (cache.view.pixelRatio !== view.pixelRatio) return false;
    const scale = view.k / cache.view.k;
    if (scale < smallest || scale > largest) return false;
    const left = view.x - cache.view.x * scale;
    const top = view.y - cache.view.y * scale;
    return (
      left <= 0.5 &&
      top <= 0.5 &&
      left + cache.view.width * scale >= view.width - 0.5 &&
      top + cache.view.height * scale >= view.height - 0.5
    );
  }

  #fill(view: View): Cache {
    const stage = this.#stage;
    const canvas = this.#cache?.canvas ?? document.createElement('canvas');
    const larger: View = {
      ...view,
      x: view.x + view.width / 2,
      y: view.y + view.height / 2,
      width: view.width * 2,
      height: view.height * 2,
    };
    resizeCanvas(canvas, larger.width, larger.height, view.pixelRatio);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('this browser gives no 2D canvas');
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.fontKerning = 'none';
    const drawn = this.#painter.draw(context, stage.scene, larger);
    // The bitmap shows four views; when they hold little, the next frame draws straight.
    this.#partsInView = Math.min(this.#partsInView, drawn.tables + drawn.edges);
    stage.counters.cacheRedraws++;
    this.#cache = {
      canvas,
      view: larger,
      version: stage.scene.version,
      theme: this.#painter.theme,
    };
    return this.#cache;
  }
}
