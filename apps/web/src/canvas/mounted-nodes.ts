/**
 * The elements of the mounted tables: keeps the scene's `mounted` flags equal to what is in the
 * document, so that no frame lacks a table, and shows highlights on elements without React.
 */
import { rowFlag, type Scene, tableFlag } from '@ermine/layout';

/** Mounted tables by slot. */
export class MountedNodes {
  readonly #scene: Scene;
  readonly #elements = new Map<number, HTMLElement>();
  readonly #changed: () => void;
  #far = false;
  #queued = false;

  /** `changed` is called before the next paint whenever a table was mounted or unmounted. */
  constructor(scene: Scene, changed: () => void) {
    this.#scene = scene;
    this.#changed = changed;
  }

  /** Slots of the mounted tables. */
  get slots(): readonly number[] {
    return [...this.#elements.keys()];
  }

  /** Tells that an element shows a table; the answer tells that it no longer does. */
  add(slot: number, element: HTMLElement): () => void {
    this.#elements.set(slot, element);
    element.toggleAttribute('data-far', this.#far);
    this.#light(slot, element);
    this.#flag(slot, true);
    return () => {
      if (this.#elements.get(slot) !== element) return;
      this.#elements.delete(slot);
      this.#flag(slot, false);
    };
  }

  /** At the far levels the canvas shows mounted tables too. */
  setFar(far: boolean): void {
    if (far === this.#far) return;
    this.#far = far;
    for (const [slot, element] of this.#elements) {
      element.toggleAttribute('data-far', far);
      this.#light(slot, element);
    }
  }

  /** Shows on the elements what is lit and what is dim. */
  showHighlight(): void {
    for (const [slot, element] of this.#elements) this.#light(slot, element);
  }

  #light(slot: number, element: HTMLElement): void {
    const { tables, highlighting } = this.#scene;
    const flags = tables.flags[slot] ?? 0;
    const dim = (flags & tableFlag.dim) !== 0 || (highlighting && (flags & tableFlag.lit) === 0);
    element.toggleAttribute('data-dim', dim);
    const start = tables.rowStart[slot] ?? 0;
    for (const row of element.querySelectorAll<HTMLElement>('[data-row]')) {
      const shown = tables.shownRow(slot, Number(row.dataset.row));
      const lit = shown >= 0 && (tables.rowFlags[start + shown] ?? 0) & rowFlag.lit;
      row.toggleAttribute('data-lit', Boolean(lit));
    }
  }

  #flag(slot: number, mounted: boolean): void {
    if (!this.#scene.tables.source[slot]) return;
    const { flags } = this.#scene.tables;
    // Not through `setTableFlag`: what is mounted changes neither geometry nor far bitmaps.
    flags[slot] = mounted
      ? (flags[slot] ?? 0) | tableFlag.mounted
      : (flags[slot] ?? 0) & ~tableFlag.mounted;
    if (this.#queued) return;
    this.#queued = true;
    queueMicrotask(() => {
      this.#queued = false;
      this.#changed();
    });
  }
}
