/** Shows an object: selects it and brings it into view. */
import type { Id } from '@ermine/model';
import { stageStore } from '../canvas/stage.ts';
import { select } from './ui.ts';

/** Selects records and centres those that are on the canvas. */
export function reveal(...ids: readonly Id[]): void {
  select(ids);
  stageStore.get()?.control.centre(ids);
}
