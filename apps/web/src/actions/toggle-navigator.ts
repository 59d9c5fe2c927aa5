/** Show or hide the navigator. */
import { setPreferences, useUi } from '../state/ui.ts';
import type { Action } from './action.ts';
import { designIsOpen } from './conditions.ts';

export const toggleNavigator: Action = {
  id: 'toggle-navigator',
  label: 'Show or hide the navigator',
  group: 'Panels',
  keys: ['Mod+B'],
  scope: 'everywhere',
  when: designIsOpen,
  run: () => setPreferences({ leftOpen: !useUi.getState().preferences.leftOpen }),
};
