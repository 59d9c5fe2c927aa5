/** Show which keys work where. */
import { showDialog } from '../state/ui.ts';
import type { Action } from './action.ts';

export const showKeys: Action = {
  id: 'show-keys',
  label: 'Keyboard reference',
  group: 'Help',
  keys: ['?'],
  scope: 'everywhere',
  words: 'help shortcuts',
  run: () => showDialog('keys'),
};
