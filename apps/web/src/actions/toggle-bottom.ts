/** Show or hide the bottom panel. */
import { setPreferences, useUi } from '../state/ui.ts';
import type { Action } from './action.ts';
import { designIsOpen } from './conditions.ts';

export const toggleBottom: Action = {
  id: 'toggle-bottom',
  label: 'Show or hide the bottom panel',
  group: 'Panels',
  keys: ['Mod+J'],
  scope: 'everywhere',
  when: designIsOpen,
  run: () => setPreferences({ bottomOpen: !useUi.getState().preferences.bottomOpen }),
};
