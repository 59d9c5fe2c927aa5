/** Show what became of every statement of the import. */
import { designStore } from '../state/design.ts';
import { showBottom } from '../state/ui.ts';
import type { Action } from './action.ts';

export const showReport: Action = {
  id: 'show-report',
  label: 'Show import report',
  group: 'Panels',
  keys: [],
  scope: 'everywhere',
  words: 'statements failed opaque',
  when: () => designStore.get()?.report !== undefined,
  run: () => showBottom('report'),
};
