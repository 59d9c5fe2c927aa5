/** Shows an object: selects it and brings it into view. */
import { addressOf, type Id } from '@ermine/model';
import { stageStore } from '../canvas/stage.ts';
import { designStore } from './design.ts';
import { announce, select } from './ui.ts';

/** Selects records and centres those that are on the canvas. */
export function reveal(...ids: readonly Id[]): void {
  select(ids);
  const stage = stageStore.get();
  stage?.control.centre(ids);
  const schema = designStore.get()?.schema;
  const last = ids.at(-1);
  const record = last === undefined ? undefined : schema?.get(last);
  if (schema && record) announce(`${addressOf(schema, record)} selected`);
}
