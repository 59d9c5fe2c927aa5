/** The overlay canvas: hover, selection, lit lines and the marquee, above the mounted tables. */
import { Painter, type Theme, tableMetrics, type View } from '@ermine/layout';
import { FrameTask } from './frames.ts';
import { resizeCanvas } from './pixel-ratio.ts';
import type { Stage } from './stage.ts';

/** Draws what changes without the scene changing, until it is stopped. */
export class OverlayLayer {
  readonly task = new FrameTask(() => this.#draw());
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #stage: Stage;
  readonly #painter: Painter;
  readonly #stops: (() => void)[];
  #blank = true;

  constructor(canvas: HTMLCanvasElement, stage: Stage, theme: Theme) {
    const context = canvas.getContext('2d');
    if (!context) throw new Error('this browser gives no 2D canvas');
    this.#canvas = canvas;
    this.#context = context;
    this.#stage = stage;
    this.#painter = new Painter(theme);
    this.#stops = (['camera', 'scene', 'overlay'] as const).map((topic) =>
      stage.on(topic, () => this.task.request()),
    );
  }

  /** Draws with other colours from now on. */
  setTheme(theme: Theme): void {
    this.#painter.theme = theme;
    this.task.request();
  }

  /** Draws no more. */
  stop(): void {
    this.task.stop();
    for (const stop of this.#stops) stop();
  }

  #draw(): void {
    const view = this.#stage.view();
    if (view.width === 0 || view.height === 0) return;
    const context = this.#context;
    const emptied = resizeCanvas(this.#canvas, view.width, view.height, view.pixelRatio);
    // A canvas that is touched is copied as a whole: one that stays blank is left alone.
    if (!this.#blank && !emptied) {
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    }
    const hover = this.#drawHover(view);
    const chosen = this.#painter.drawOverlay(context, this.#stage.scene, view);
    const marquee = this.#drawMarquee(view);
    this.#blank = !hover && !chosen && !marquee;
  }

  /** The outline of the hovered table; while a button is down it would only be in the way. */
  #drawHover(view: View): boolean {
    const { table } = this.#stage.hover;
    const { x, y, w, h, source } = this.#stage.scene.tables;
    if (table < 0 || !source[table] || this.#stage.pressed) return false;
    const context = this.#context;
    const scale = view.k * view.pixelRatio;
    context.setTransform(scale, 0, 0, scale, view.x * view.pixelRatio, view.y * view.pixelRatio);
    context.strokeStyle = this.#painter.theme.accent;
    context.globalAlpha = 0.55;
    context.lineWidth = 1.5 / view.k;
    context.beginPath();
    context.roundRect(
      x[table] ?? 0,
      y[table] ?? 0,
      w[table] ?? 0,
      h[table] ?? 0,
      tableMetrics.radius,
    );
    context.stroke();
    context.globalAlpha = 1;
    return true;
  }

  #drawMarquee(view: View): boolean {
    const { marquee } = this.#stage;
    if (!marquee) return false;
    const context = this.#context;
    const scale = view.k * view.pixelRatio;
    context.setTransform(scale, 0, 0, scale, view.x * view.pixelRatio, view.y * view.pixelRatio);
    context.fillStyle = context.strokeStyle = this.#painter.theme.accent;
    context.globalAlpha = 0.1;
    context.fillRect(marquee.x, marquee.y, marquee.width, marquee.height);
    context.globalAlpha = 0.9;
    context.lineWidth = 1 / view.k;
    context.strokeRect(marquee.x, marquee.y, marquee.width, marquee.height);
    context.globalAlpha = 1;
    return true;
  }
}
