/** Show the DDL of the selection, or of the whole design when nothing is selected. */
import { setPreferences, showBottom, useUi } from '../state/ui.ts';
import type { Action } from './action.ts';
import { designIsOpen } from './conditions.ts';

export const showDdl: Action = {
  id: 'show-ddl',
  label: 'Show DDL',
  group: 'Panels',
  keys: ['Mod+E'],
  scope: 'everywhere',
  words: 'sql create',
  when: designIsOpen,
  run: () => {
    const selected = useUi.getState().selection.length > 0;
    setPreferences({ ddlScope: selected ? 'selection' : 'design' });
    showBottom('ddl');
  },
};
