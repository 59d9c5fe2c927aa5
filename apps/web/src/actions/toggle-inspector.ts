/** Show or hide the inspector. */
import { setPreferences, useUi } from '../state/ui.ts';
import type { Action } from './action.ts';
import { designIsOpen } from './conditions.ts';

export const toggleInspector: Action = {
  id: 'toggle-inspector',
  label: 'Show or hide the inspector',
  group: 'Panels',
  keys: ['Mod+Alt+B'],
  scope: 'everywhere',
  when: designIsOpen,
  run: () => setPreferences({ rightOpen: !useUi.getState().preferences.rightOpen }),
};
