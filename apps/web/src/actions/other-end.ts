/** Go from a foreign key or one of its columns to the table at the other end (editor:F4). */
import { stageStore } from '../canvas/stage.ts';
import { otherEndOf } from '../kinds/other-end.ts';
import { designStore } from '../state/design.ts';
import { reveal } from '../state/reveal.ts';
import { useUi } from '../state/ui.ts';
import type { Action } from './action.ts';

function target(): string | undefined {
  const design = designStore.get();
  const id = useUi.getState().selection.at(-1);
  return design && id !== undefined ? otherEndOf(design.schema, id) : undefined;
}

export const otherEnd: Action = {
  id: 'other-end',
  label: 'Go to the other end of the relation',
  group: 'Selection',
  keys: ['G'],
  scope: 'canvas',
  when: () => stageStore.get() !== undefined && target() !== undefined,
  run: () => {
    const id = target();
    if (id !== undefined) reveal(id);
  },
};
